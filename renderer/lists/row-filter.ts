import type { ItemId } from '#shared/content/identity.ts'
import type { ItemType } from '#shared/content/item-type.ts'
import type { State } from '#shared/workflow/state.ts'
import type { ItemRow } from '../library/index.ts'
import { searchWords, titleMatches } from './title-match.ts'

export interface RowFilter {
  readonly search: string
  /** Empty: all states. */
  readonly states: readonly State[]
  /** Empty: all types. */
  readonly types: readonly ItemType[]
  /** The items in whose text the search was found; null while nobody has looked there: titles alone decide. */
  readonly found?: ReadonlySet<ItemId> | null
}

/** Whether a search, found in title or text, and the chosen states and types leave a row. */
export function keptBy({ search, states, types, found = null }: RowFilter): (row: ItemRow) => boolean {
  const words = searchWords(search)
  return row =>
    (states.length === 0 || states.includes(row.state)) &&
    (types.length === 0 || types.includes(row.type)) &&
    (titleMatches(row.title, words) || found?.has(row.id) === true)
}

/** Whether a filter hides anything at all. */
export function isFiltering({ search, states, types }: Omit<RowFilter, 'found'>): boolean {
  return search.trim() !== '' || states.length > 0 || types.length > 0
}

/** How many rows have each value, in the given order; values that none has are left out. */
export function tally<Value extends string>(
  rows: readonly ItemRow[],
  pick: (row: ItemRow) => Value,
  order: readonly Value[],
): readonly { readonly value: Value; readonly count: number }[] {
  const counts = new Map<Value, number>()
  for (const row of rows) counts.set(pick(row), (counts.get(pick(row)) ?? 0) + 1)
  return order.flatMap(value => {
    const count = counts.get(value)
    return count === undefined ? [] : [{ value, count }]
  })
}
