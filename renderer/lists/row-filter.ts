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
}

/** The rows that a search and the chosen states and types leave. */
export function filteredRows(
  rows: readonly ItemRow[],
  { search, states, types }: RowFilter,
): readonly ItemRow[] {
  const words = searchWords(search)
  return rows.filter(
    row =>
      (states.length === 0 || states.includes(row.state)) &&
      (types.length === 0 || types.includes(row.type)) &&
      titleMatches(row.title, words),
  )
}

/** Whether a filter hides anything at all. */
export function isFiltering({ search, states, types }: RowFilter): boolean {
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
