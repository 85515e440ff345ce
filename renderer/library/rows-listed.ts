import type { Transaction } from 'dexie'
import type { Instant, ItemId } from '#shared/content/identity.ts'
import type { ItemType } from '#shared/content/item-type.ts'
import { isPublicState } from '#shared/workflow/may.ts'
import { type State, waitingStates } from '#shared/workflow/state.ts'
import type { PackedCopies } from './copies.ts'
import type { LibraryDatabase, StoredRow, UnindexedMark } from './database.ts'
import { packRows, putRows } from './packed-rows.ts'

/**
 * The lists that rows stand in. Each is an index of its own over `listedAt`, in which only its rows are: a list is
 * opened by reading its newest rows, however much else there is on this computer.
 */
export const listNames = [
  'everything',
  'ownWork',
  'waiting',
  'published',
  'solutions',
  'caseStudies',
] as const
export type ListName = (typeof listNames)[number]

/**
 * In which lists a row stands, and its place there: milliseconds before 1970, so that the newest has the smallest number
 * and a list is read from its beginning. (A database reads many records at once in ascending order only.)
 */
export type ListedAt = { readonly everything: number } & Partial<Readonly<Record<ListName, number>>>

/** What decides on the lists of a row. */
export interface RowStanding {
  readonly type: ItemType
  readonly documentType: string | null
  readonly state: State
  readonly isOwn: boolean
  /** Whether there are words or a decision of mine that the service has not acknowledged. */
  readonly hasUnsent: boolean
  readonly changedAt: Instant
  readonly published: { readonly at: Instant } | null
}

/** The lists in which a row of this standing is shown. */
export function listedAt(row: RowStanding): ListedAt {
  const changedAt = -Date.parse(row.changedAt)
  return {
    everything: changedAt,
    // Work in my hands: my own until it is published, and whatever holds words of mine that are not sent, so that
    // nothing I wrote is out of sight.
    ...((row.hasUnsent || (row.isOwn && !isPublicState(row.state))) && { ownWork: changedAt }),
    ...(waitingStates.includes(row.state) && { waiting: changedAt }),
    ...(row.published && { published: -Date.parse(row.published.at) }),
    ...(row.type === 'solution' && { solutions: changedAt }),
    ...(row.documentType === 'case_open_source' && { caseStudies: changedAt }),
  }
}

/** The index of a list, as the database names it. */
export function indexOfList(list: ListName): string {
  return `listedAt.${list}`
}

/**
 * Upgrade to version 2: rows of the first version do not say in which lists they stand. Unsent is what has operations,
 * and what the service never acknowledged.
 */
export async function fillListedAt(transaction: Transaction): Promise<void> {
  const unsent = new Set<unknown>(await transaction.table('outbox').orderBy('item').uniqueKeys())
  await transaction
    .table<StoredRow, ItemId>('rows')
    .toCollection()
    .modify((row, context) => {
      const hasUnsent = unsent.has(row.id) || row.acknowledged === 0
      context.value = { ...row, listedAt: listedAt({ ...row, hasUnsent }) }
    })
}

/** Upgrade to version 5: a mark of an older version names one item. */
export async function joinMarks(transaction: Transaction): Promise<void> {
  await transaction
    .table<UnindexedMark & { readonly item?: ItemId }, number>('unindexed')
    .toCollection()
    .modify(({ turn, item }, context) => {
      if (item !== undefined) context.value = { turn, items: [item] }
    })
}

/**
 * Stores rows and removes rows; with `packed`, in packs beside those of their copies. The search index is told in the same
 * transaction, so that it knows what it has not seen after any end of the program.
 */
export async function storeRows(
  database: LibraryDatabase,
  rows: readonly StoredRow[],
  gone: readonly ItemId[] = [],
  packed: readonly PackedCopies[] | null = null,
): Promise<void> {
  const items = [...rows.map(row => row.id), ...gone]
  await Promise.all([
    packed ? packRows(database, packed, rows) : putRows(database, rows, gone),
    items.length > 0 && database.unindexed.add({ items }),
  ])
}
