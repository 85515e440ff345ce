import type { ItemId } from '#shared/content/identity.ts'
import type { ItemRow } from '#shared/library/row.ts'

/** A list at one moment. */
export interface RowsSnapshot {
  /** Rises by one with each snapshot of a list. */
  readonly version: number
  /** By the list's own moment, the newest first. */
  readonly rows: readonly ItemRow[]
  /** False while only the newest rows are read. */
  readonly isComplete: boolean
  /** How many rows there are in `rows`; of the list, once it is complete. */
  readonly total: number
  /** The items in which it differs from the snapshot one version before; null: in any. */
  readonly changed: ReadonlySet<ItemId> | null
}

/** A row with its place in a list: the smaller the number, the nearer to the beginning. */
export interface ListedRow {
  readonly at: number
  readonly row: ItemRow
}

/** Of equals, the identity decides, so that a list never jumps. */
function compare(one: ListedRow, other: ListedRow): number {
  if (one.at !== other.at) return one.at - other.at
  return one.row.id < other.row.id ? -1 : one.row.id > other.row.id ? 1 : 0
}

/** More entries than so many are put in their places by sorting all. */
const mostPutOneByOne = 40

/** Where an entry belongs in entries that are in order. */
function placeIn(entries: readonly ListedRow[], entry: ListedRow): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = entries[middle]
    if (there !== undefined && compare(there, entry) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The rows of one list, in order: first its newest rows, then all of them, then item by item as they change. What is
 * told of an item by `change` is newer than what a chunk says of it, whichever comes first.
 */
export class RowsList {
  #entries: ListedRow[] = []
  #known = new Set<ItemId>()
  /** Read, but not shown before all are: until then the list ends with its newest rows. */
  #held: ListedRow[] = []
  /** What changes have told while chunks were read. */
  readonly #told = new Map<ItemId, ListedRow | null>()
  #isRead = false
  #snapshot: RowsSnapshot | null
  readonly #isAgain: boolean

  /** Where the list was read before, what was shown of it stays until all of it is read again. */
  constructor(shown: RowsSnapshot | null = null) {
    this.#snapshot = shown
    this.#isAgain = shown !== null
  }

  /** What there is to show; null before the first rows are read. */
  get snapshot(): RowsSnapshot | null {
    return this.#snapshot
  }

  /** Shows some of the newest rows, while all are still to be read. */
  begin(newest: readonly ListedRow[]): void {
    if (this.#isAgain) return
    this.#takeIn(newest)
    this.#show(false, null)
  }

  /** Holds rows, read in any order; of two of an item the one that was held first counts. */
  hold(chunk: readonly ListedRow[]): void {
    this.#held.push(...chunk)
  }

  /** Shows everything that is held: it is all there is. */
  complete(): void {
    this.#isRead = true
    this.#takeIn(this.#held)
    this.#held = []
    this.#told.clear()
    this.#show(true, null)
  }

  /** Puts what became of some items in their places; null: the item is not in the list, or not any more. */
  change(now: ReadonlyMap<ItemId, ListedRow | null>): void {
    const changed = new Set<ItemId>()
    const there: ListedRow[] = []
    for (const [id, entry] of now) {
      if (!this.#isRead) this.#told.set(id, entry)
      if (entry === null && !this.#known.has(id)) continue
      changed.add(id)
      if (entry === null) this.#known.delete(id)
      else {
        this.#known.add(id)
        there.push(entry)
      }
    }
    if (changed.size === 0) return
    const kept = this.#entries.filter(entry => !changed.has(entry.row.id))
    if (there.length > mostPutOneByOne) this.#entries = [...kept, ...there].sort(compare)
    else {
      for (const entry of there) kept.splice(placeIn(kept, entry), 0, entry)
      this.#entries = kept
    }
    if (this.#isRead) this.#show(true, changed)
    else if (this.#snapshot && !this.#isAgain) this.#show(false, changed)
  }

  #takeIn(read: readonly ListedRow[]): void {
    const entries = new Map<ItemId, ListedRow | null>(this.#told)
    for (const entry of read) if (!entries.has(entry.row.id)) entries.set(entry.row.id, entry)
    this.#entries = [...entries.values()].filter(entry => entry !== null).sort(compare)
    this.#known = new Set(this.#entries.map(({ row }) => row.id))
  }

  #show(isComplete: boolean, changed: ReadonlySet<ItemId> | null): void {
    const rows = this.#entries.map(entry => entry.row)
    const version = (this.#snapshot?.version ?? 0) + 1
    this.#snapshot = { version, rows, isComplete, total: rows.length, changed }
  }
}
