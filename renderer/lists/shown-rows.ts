import type { ItemRow, RowsSnapshot } from '../library/index.ts'
import type { DraftColumn, Sort } from '../ui-state/list-choices.ts'
import type { PublishedColumn } from '../ui-state/published-choices.ts'
import { keptBy, type RowFilter } from './row-filter.ts'
import { compareRows, sortedRows } from './row-order.ts'

/** How a list is narrowed and ordered. The same object as before means: nothing was chosen anew. */
export interface RowChoices extends RowFilter {
  readonly sort: Sort<DraftColumn | PublishedColumn>
}

/** What a list shows, and what it was made of. */
export interface ShownRows {
  readonly source: RowsSnapshot
  readonly choices: RowChoices
  readonly rows: readonly ItemRow[]
}

function placeIn(
  rows: readonly ItemRow[],
  row: ItemRow,
  compare: (one: ItemRow, other: ItemRow) => number,
): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = rows[middle]
    if (there !== undefined && compare(there, row) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The rows that a list shows. Where only some items have changed since `before`, these alone are filtered and put in
 * their places: a word saved in one draft does not sort ten thousand rows again.
 */
export function shownRows(before: ShownRows | null, source: RowsSnapshot, choices: RowChoices): ShownRows {
  if (before?.source === source && before.choices === choices) return before
  const isKept = keptBy(choices)
  const { changed } = source
  const isNextOf = before?.choices === choices && before.source.version + 1 === source.version
  if (!before || !isNextOf || changed === null)
    return { source, choices, rows: sortedRows(source.rows.filter(isKept), choices.sort) }
  const compare = compareRows(choices.sort)
  const rows = before.rows.filter(row => !changed.has(row.id))
  for (const row of source.rows)
    if (changed.has(row.id) && isKept(row)) rows.splice(placeIn(rows, row, compare), 0, row)
  return { source, choices, rows }
}
