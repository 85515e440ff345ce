import { useMemo } from 'react'
import { TextField as AriaTextField, Input, ToggleButton } from 'react-aria-components'
import { ItemType } from '#shared/content/item-type.ts'
import type { Term } from '#shared/content/vocabulary.ts'
import { useText } from '../../i18n/index.ts'
import { type ItemRow, type RowsSnapshot, useTerms } from '../../library/index.ts'
import { FilterChips } from '../../lists/filter-chips.tsx'
import { isFiltering, tally } from '../../lists/row-filter.ts'
import { SavedFilterBar } from '../../lists/saved-filter-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectMenu } from '../../ui/select-menu.tsx'
import {
  everythingPublished,
  narrowPublished,
  usePublishedChoices,
} from '../../ui-state/published-choices.ts'
import { FollowToggle, useFollows } from '../follows/index.ts'
import { usePublishedFilter } from './use-published-filter.ts'

/** What is published is narrowed by: type, topic, country and days; and the filters that were saved. */
export function PublishedFilters({ published }: { published: RowsSnapshot }) {
  const text = useText()
  const { search, types, published: about, way } = usePublishedChoices()
  const filter = usePublishedFilter()
  const { rows, isComplete } = published
  const counts = useMemo(() => tally(rows, row => row.type, ItemType.options), [rows])
  const isAgenda = way === 'agenda'
  const isChosen = isFiltering({ search, types, states: [], published: filter })
  return (
    <>
      {counts.length > 1 && !isAgenda && (
        <FilterChips
          label={text.published.filterByType}
          chips={counts.map(chip => ({
            ...chip,
            label: text.types.names[chip.value],
            count: isComplete ? chip.count : null,
          }))}
          chosen={types}
          onChange={chosen => usePublishedChoices.setState({ types: chosen })}
        />
      )}
      <div className="published-narrowing">
        <FollowedFilter isChosen={about.isFollowed} />
        <TermFilter facet="topic" published={published} chosen={about.topic} />
        {about.topic !== null && <FollowToggle vocabulary="topics" term={about.topic} />}
        <TermFilter facet="country" published={published} chosen={about.country} />
        {about.country !== null && <FollowToggle vocabulary="countries" term={about.country} />}
        <DayFilter
          label={isAgenda ? text.published.eventFrom : text.published.from}
          shown={text.published.fromShort}
          value={about.from}
          onChange={from => narrowPublished({ from })}
        />
        <DayFilter
          label={isAgenda ? text.published.eventTo : text.published.to}
          shown={text.published.toShort}
          value={about.to}
          onChange={to => narrowPublished({ to })}
        />
        {isChosen && (
          <Button
            size="small"
            variant="quiet"
            onPress={() => usePublishedChoices.setState(everythingPublished)}
          >
            {text.published.clear}
          </Button>
        )}
      </div>
      <SavedFilterBar
        place="published"
        text={search}
        facets={{
          type: types,
          topic: about.topic === null ? [] : [about.topic],
          country: about.country === null ? [] : [about.country],
          followed: about.isFollowed ? ['only'] : [],
          from: about.from === '' ? [] : [about.from],
          to: about.to === '' ? [] : [about.to],
        }}
        canSave={isChosen}
        onChoose={({ text: words, facets }) =>
          usePublishedChoices.setState({
            search: words,
            types: ItemType.options.filter(type => facets['type']?.includes(type)),
            published: {
              topic: facets['topic']?.[0] ?? null,
              country: facets['country']?.[0] ?? null,
              isFollowed: facets['followed']?.includes('only') === true,
              from: facets['from']?.[0] ?? '',
              to: facets['to']?.[0] ?? '',
            },
          })
        }
      />
    </>
  )
}

/** Narrows to what is followed; not there where the service does not keep follows. */
function FollowedFilter({ isChosen }: { isChosen: boolean }) {
  const { follows: text } = useText()
  const { isOffered } = useFollows()
  if (!isOffered && !isChosen) return null
  return (
    <ToggleButton
      className="filter-chip"
      isSelected={isChosen}
      onChange={isFollowed => narrowPublished({ isFollowed })}
    >
      {text.filter}
    </ToggleButton>
  )
}

const facets = { topic: 'topics', country: 'countries' } as const
const any = 'any'

/** The terms that published texts are about, with how many of them; in the order of their names. */
function termsOf(
  rows: readonly ItemRow[],
  facet: keyof typeof facets,
  terms: readonly Term[],
): readonly (Term & { readonly count: number })[] {
  const counts = new Map<string, number>()
  for (const { published } of rows) {
    for (const id of published?.[facets[facet]] ?? []) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const labels = new Map(terms.map(({ id, label }) => [id, label]))
  return [...counts]
    .map(([id, count]) => ({ id, count, label: labels.get(id) ?? id }))
    .sort((one, other) => one.label.localeCompare(other.label))
}

interface TermFilterProps {
  readonly facet: keyof typeof facets
  readonly published: RowsSnapshot
  readonly chosen: string | null
}

function TermFilter({ facet, published: { rows, isComplete }, chosen }: TermFilterProps) {
  const { published: text } = useText()
  const terms = useTerms(facets[facet])
  const choices = useMemo(() => {
    const named = isComplete ? termsOf(rows, facet, terms ?? []) : []
    const anyTerm = { id: any, label: facet === 'topic' ? text.anyTopic : text.anyCountry }
    const found = named.map(({ id, label, count }) => ({ id, label: text.withCount({ name: label, count }) }))
    // What is chosen stays to be let go of, whatever has become of what it was about.
    const isThere = chosen === null || named.some(({ id }) => id === chosen)
    return [anyTerm, ...found, ...(isThere ? [] : [{ id: chosen, label: chosen }])]
  }, [rows, isComplete, facet, terms, text, chosen])
  return (
    <SelectMenu
      className="published-term"
      label={facet === 'topic' ? text.topic : text.country}
      hideLabel
      choices={choices}
      value={chosen ?? any}
      onChange={term => narrowPublished({ [facet]: term === any ? null : term })}
    />
  )
}

interface DayFilterProps {
  readonly label: string
  /** The word of the label that is seen. */
  readonly shown: string
  readonly value: string
  readonly onChange: (day: string) => void
}

function DayFilter({ label, shown, value, onChange }: DayFilterProps) {
  return (
    <AriaTextField className="published-day" aria-label={label} type="date" value={value} onChange={onChange}>
      <span className="published-day-label" aria-hidden>
        {shown}
      </span>
      <Input className="field-input" />
    </AriaTextField>
  )
}
