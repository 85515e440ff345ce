import type { ItemStatus } from '#shared/sync/item-status.ts'
import type { State } from '#shared/workflow/state.ts'
import type { ItemRow } from '../library/index.ts'
import type { DraftColumn, Sort } from '../ui-state/list-choices.ts'
import type { PublishedColumn } from '../ui-state/published-choices.ts'

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** What needs somebody comes before what is done. */
const stateOrder: readonly State[] = [
  'needs_update',
  'draft',
  'proposed',
  'deletion_request',
  'validated',
  'archived',
]
const statusOrder: readonly ItemStatus['kind'][] = [
  'needs_your_decision',
  'refused',
  'on_this_computer',
  'waiting_to_be_sent',
  'sent',
]

type Compare = (one: ItemRow, other: ItemRow) => number

/** Instants are ISO 8601 in UTC, so that text order is time order. */
function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

const compareBy: Readonly<Record<DraftColumn | PublishedColumn, Compare>> = {
  title: (one, other) => collator.compare(one.title, other.title),
  type: (one, other) =>
    compareText(one.type, other.type) || compareText(one.documentType ?? '', other.documentType ?? ''),
  state: (one, other) => stateOrder.indexOf(one.state) - stateOrder.indexOf(other.state),
  status: (one, other) => statusOrder.indexOf(one.status.kind) - statusOrder.indexOf(other.status.kind),
  changed: (one, other) => compareText(one.changedAt, other.changedAt),
  words: (one, other) => one.words - other.words,
  author: (one, other) => collator.compare(one.author.name, other.author.name),
  date: (one, other) => compareText(one.published?.at ?? '', other.published?.at ?? ''),
}

/** Of rows that are equal in a column the newest change comes first, either way round; no two have the same place. */
function compareEqual(one: ItemRow, other: ItemRow): number {
  return compareText(other.changedAt, one.changedAt) || compareText(one.id, other.id)
}

/** The order of a column. */
export function compareRows({ column, direction }: Sort<DraftColumn | PublishedColumn>): Compare {
  const compare = compareBy[column]
  return direction === 'ascending'
    ? (one, other) => compare(one, other) || compareEqual(one, other)
    : (one, other) => compare(other, one) || compareEqual(one, other)
}

/** Rows in the order of a column. */
export function sortedRows(
  rows: readonly ItemRow[],
  sort: Sort<DraftColumn | PublishedColumn>,
): readonly ItemRow[] {
  return rows.toSorted(compareRows(sort))
}

/** The order after a press on a column's head: the same column turns round, another starts as people expect it. */
export function nextSort<Column extends DraftColumn | PublishedColumn>(
  sort: Sort<Column>,
  pressed: Column,
): Sort<Column> {
  if (sort.column === pressed) {
    return { column: pressed, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' }
  }
  const newestFirst: readonly (DraftColumn | PublishedColumn)[] = ['changed', 'date', 'words']
  return { column: pressed, direction: newestFirst.includes(pressed) ? 'descending' : 'ascending' }
}
