import { memo, useMemo } from 'react'
import { ItemType } from '#shared/content/item-type.ts'
import type { Term } from '#shared/content/vocabulary.ts'
import { State } from '#shared/workflow/state.ts'
import { useText } from '../../i18n/index.ts'
import { FilterChips } from '../../lists/filter-chips.tsx'
import type { FacetCounts } from '../../search/find.ts'
import type { FacetChoice } from '../../search/query.ts'
import { SelectMenu } from '../../ui/select-menu.tsx'
import { useSearchChoices } from '../../ui-state/search-choices.ts'

function choose(change: Partial<FacetChoice>): void {
  useSearchChoices.setState(({ facets: chosen }) => ({ facets: { ...chosen, ...change } }))
}

function chipsOf<Value extends string>(
  values: readonly Value[],
  names: Readonly<Record<Value, string>>,
  counts: ReadonlyMap<string, number> | undefined,
  chosen: readonly string[],
) {
  return values.flatMap(value => {
    const count = counts?.get(value) ?? 0
    return count === 0 && !chosen.includes(value) ? [] : [{ value, label: names[value], count }]
  })
}

interface FacetChipsProps {
  readonly counts: FacetCounts | undefined
  readonly chosen: FacetChoice
}

/** Types and states that something was found in, with how many. Made again only where these change. */
export const FacetChips = memo(function FacetChips({ counts, chosen }: FacetChipsProps) {
  const text = useText()
  const types = chipsOf(ItemType.options, text.types.names, counts?.type, chosen.type)
  const states = chipsOf(State.options, text.states, counts?.state, chosen.state)
  return (
    <>
      {types.length > 0 && (
        <FilterChips
          label={text.search.filterByType}
          chips={types}
          chosen={types.map(chip => chip.value).filter(value => chosen.type.includes(value))}
          onChange={type => choose({ type })}
        />
      )}
      {states.length > 0 && (
        <FilterChips
          label={text.search.filterByState}
          chips={states}
          chosen={states.map(chip => chip.value).filter(value => chosen.state.includes(value))}
          onChange={state => choose({ state })}
        />
      )}
    </>
  )
})

const anything = 'any'

interface TermMenuProps {
  readonly facet: 'topic' | 'country'
  readonly label: string
  /** What stands before the terms: any of them. */
  readonly any: string
  readonly terms: readonly Term[]
  readonly chosen: readonly string[]
}

/** A term of a vocabulary to narrow by. Vocabularies are long: made again only where something of it changes. */
export const TermMenu = memo(function TermMenu({ facet, label, any, terms, chosen }: TermMenuProps) {
  const choices = useMemo(() => [{ id: anything, label: any }, ...terms], [any, terms])
  return (
    <SelectMenu
      label={label}
      hideLabel
      choices={choices}
      value={chosen[0] ?? anything}
      onChange={term => choose({ [facet]: term === anything ? [] : [term] })}
    />
  )
})
