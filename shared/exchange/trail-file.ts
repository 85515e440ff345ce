import type { Instant, ItemId } from '../content/identity.ts'
import type { ItemType } from '../content/item-type.ts'
import type { TrailEntry } from '../sync/trail.ts'
import type { State } from '../workflow/state.ts'
import { csvFile } from './csv.ts'

export const trailFormats = ['csv', 'json'] as const
export type TrailFormat = (typeof trailFormats)[number]

const columns = ['at', 'who', 'organisation', 'step', 'from', 'to', 'reason', 'revision'] as const
type Column = (typeof columns)[number]

/** What people call the columns, the steps and the states. */
export interface TrailWords {
  readonly columns: Readonly<Record<Column, string>>
  readonly steps: Readonly<Record<TrailEntry['transition'], string>>
  readonly states: Readonly<Record<State, string>>
}

/** An item whose trail it is. */
export interface TrailItem {
  readonly id: ItemId
  readonly type: ItemType
  readonly title: string
}

function cellsOf(entry: TrailEntry, { steps, states }: TrailWords): Readonly<Record<Column, string>> {
  return {
    at: entry.at,
    who: entry.by.name,
    organisation: entry.by.organisation,
    step: steps[entry.transition],
    from: entry.from === null ? '' : states[entry.from],
    to: states[entry.to],
    reason: entry.reason ?? '',
    revision: String(entry.revision),
  }
}

/** A trail for a spreadsheet, in words, oldest step first. Moments are ISO 8601 in UTC. */
export function trailAsCsv(entries: readonly TrailEntry[], words: TrailWords): string {
  const head = columns.map(column => words.columns[column])
  const rows = entries.map(entry => {
    const cells = cellsOf(entry, words)
    return columns.map(column => cells[column])
  })
  return csvFile([head, ...rows])
}

/** A trail for another program: the steps as the service gives them, letter for letter, with the item and the moment. */
export function trailAsJson(item: TrailItem, entries: readonly TrailEntry[], exportedAt: Instant): string {
  return `${JSON.stringify({ item, exportedAt, entries }, null, 2)}\n`
}
