import { Search, SearchX } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  Autocomplete,
  AutocompleteStateContext,
  FieldInputContext,
  Input,
  SearchField,
  SelectableCollectionContext,
} from 'react-aria-components'
import type { ItemId } from '#shared/content/identity.ts'
import { ItemType } from '#shared/content/item-type.ts'
import type { Term } from '#shared/content/vocabulary.ts'
import type { Messages } from '#shared/messages/en.ts'
import { State } from '#shared/workflow/state.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import {
  type ItemRow,
  type SearchQuestion,
  useExcerpts,
  useReadRow,
  useSearch,
  useSearchState,
  useTerms,
} from '../../library/index.ts'
import { SavedFilterBar } from '../../lists/saved-filter-bar.tsx'
import { type AskedFacet, type Clause, nothingChosen, parseQuery, withAsked } from '../../search/query.ts'
import { facets, type SearchEntry } from '../../search/segment.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showToast } from '../../ui/toast.tsx'
import { ViewHeader } from '../../ui/view-header.tsx'
import { useSearchChoices } from '../../ui-state/search-choices.ts'
import { Results } from './results.tsx'
import { FacetChips, TermMenu } from './search-filters.tsx'
import './search-view.css'

/** Results shown at once: more than a window has room for, and few enough to be drawn between two keys. */
const firstShown = 25
/** Results shown to who scrolls on: who has not found it among these types another word. */
const mostShown = 200
/** Characters of text shown for each, about two lines. */
const excerptLength = 220

interface Asked {
  readonly question: SearchQuestion
  /** What was typed as the name of something that does not exist. */
  readonly unknown: readonly AskedFacet[]
}

/** What was typed and chosen, as a question; null where nothing is looked for yet. */
function useQuestion(topics: readonly Term[], countries: readonly Term[], limit: number): Asked | null {
  const text = useText()
  const choices = useSearchChoices()
  return useMemo(() => {
    const { clauses, asked } = parseQuery(choices.text, text.search.facetNames)
    const named = <Id extends string>(ids: readonly Id[], names: Readonly<Record<Id, string>>) =>
      ids.map(id => ({ id, label: names[id] }))
    const values = {
      type: named(ItemType.options, text.types.names),
      state: named(State.options, text.states),
      topic: topics,
      country: countries,
    }
    const { facets: chosen, unknown } = withAsked(choices.facets, asked, values)
    const isEmpty = clauses.length === 0 && facets.every(facet => chosen[facet].length === 0)
    return isEmpty && unknown.length === 0 ? null : { question: { clauses, facets: chosen, limit }, unknown }
  }, [choices, text, topics, countries, limit])
}

const noTerms: readonly Term[] = []
const noClauses: readonly Clause[] = []
const noHits: readonly SearchEntry[] = []

/** Everything on this computer, searched as one types. */
export function SearchView({ onOpenItem }: { onOpenItem: (row: ItemRow) => void }) {
  const text = useText()
  const topics = useTerms('topics') ?? noTerms
  const countries = useTerms('countries') ?? noTerms
  const choices = useSearchChoices()
  const [limit, setLimit] = useState(firstShown)
  const asked = useQuestion(topics, countries, limit)
  const answer = useSearch(asked?.unknown.length === 0 ? asked.question : null)
  const excerpts = useExcerpts(answer, excerptLength)
  const index = useSearchState()
  const readRow = useReadRow()
  const input = useRef<HTMLInputElement>(null)
  useCommand('search.focus', () => input.current?.select())
  useCommand('go.search', () => input.current?.select())

  const { hits = noHits, total = 0, counts } = answer?.found ?? {}
  const isNarrowed = facets.some(facet => choices.facets[facet].length > 0)
  const latestOpen = useRef(onOpenItem)
  useEffect(() => {
    latestOpen.current = onOpenItem
  })
  const open = useCallback(
    async (id: ItemId) => {
      const row = await readRow(id)
      if (row) latestOpen.current(row)
      else showToast({ message: text.search.gone })
    },
    [readRow, text],
  )
  const showMore = useCallback(() => setLimit(mostShown), [])
  return (
    <Autocomplete
      inputValue={choices.text}
      onInputChange={value => {
        setLimit(firstShown)
        useSearchChoices.setState({ text: value })
      }}
      disableAutoFocusFirst
    >
      <div className="search-view">
        <ViewHeader
          title={text.search.title}
          note={
            <span role="status">{total > 0 && text.search.count({ count: total, shown: hits.length })}</span>
          }
        >
          <SearchField className="search-everything" aria-label={text.search.box} autoFocus>
            <Search aria-hidden />
            <Input ref={input} className="field-input" placeholder={text.search.placeholder} />
          </SearchField>
          <OutsideAutocomplete>
            <div className="search-filters">
              <FacetChips counts={counts} chosen={choices.facets} />
              <TermMenu
                facet="topic"
                label={text.search.topic}
                any={text.search.anyTopic}
                terms={topics}
                chosen={choices.facets.topic}
              />
              <TermMenu
                facet="country"
                label={text.search.country}
                any={text.search.anyCountry}
                terms={countries}
                chosen={choices.facets.country}
              />
              <SavedFilterBar
                place="search"
                text={choices.text}
                facets={choices.facets}
                canSave={asked !== null}
                onChoose={({ text, facets }) =>
                  useSearchChoices.setState({ text, facets: { ...nothingChosen, ...facets } })
                }
              />
            </div>
          </OutsideAutocomplete>
        </ViewHeader>
        <IndexNotice state={index} />
        {asked === null ? (
          <EmptyState
            icon={<Search aria-hidden />}
            title={text.search.startTitle}
            body={text.search.startBody}
          />
        ) : hits.length > 0 ? (
          <Results
            hits={hits}
            excerpts={excerpts}
            clauses={answer?.question.clauses ?? noClauses}
            isMore={hits.length < Math.min(total, mostShown)}
            onMore={showMore}
            onOpen={open}
          />
        ) : (
          (answer !== undefined || asked.unknown.length > 0) && (
            <NoMatch text={text} unknown={asked.unknown} isNarrowed={isNarrowed} />
          )
        )}
      </div>
    </Autocomplete>
  )
}

/** The search box leads the results only: fields and lists in here stand for themselves. */
function OutsideAutocomplete({ children }: { children: ReactNode }) {
  return (
    <AutocompleteStateContext value={null}>
      <SelectableCollectionContext value={null}>
        <FieldInputContext value={null}>{children}</FieldInputContext>
      </SelectableCollectionContext>
    </AutocompleteStateContext>
  )
}

/** What keeps the search from finding everything, while it does. */
function IndexNotice({ state }: { state: ReturnType<typeof useSearchState> }) {
  const text = useText()
  if (state.hasFailed)
    return (
      <Notice
        tone="amber"
        role="status"
        actions={
          <Button size="small" onPress={() => location.reload()}>
            {text.search.tryAgain}
          </Button>
        }
      >
        {text.search.failed}
      </Notice>
    )
  if (state.isReady || state.total === 0) return null
  return <Notice role="status">{text.search.reading(state)}</Notice>
}

interface NoMatchProps {
  readonly text: Messages
  readonly unknown: readonly AskedFacet[]
  readonly isNarrowed: boolean
}

function NoMatch({ text, unknown, isNarrowed }: NoMatchProps) {
  const [first] = unknown
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title={text.search.noMatchTitle}
      body={first ? text.search.unknown(first) : text.search.noMatchBody}
      action={
        isNarrowed ? (
          <Button onPress={() => useSearchChoices.setState({ facets: nothingChosen })}>
            {text.search.clear}
          </Button>
        ) : (
          <Button onPress={() => useSearchChoices.setState({ text: '', facets: nothingChosen })}>
            {text.search.clearAll}
          </Button>
        )
      }
    />
  )
}
