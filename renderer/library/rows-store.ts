import { Dexie, type ObservabilitySet } from 'dexie'
import { ItemId } from '#shared/content/identity.ts'
import type { ListName } from '#shared/library/lists.ts'
import type { ItemRow, StoredRow } from '#shared/library/row.ts'
import { itemStatus } from '#shared/sync/item-status.ts'
import type { LibraryDatabase } from './database.ts'
import { asHandedOut, type HandOuts, readHandOuts } from './hand-outs.ts'
import { entryTables, readAllEntries } from './outbox-entries.ts'
import { readRow, readRows, rowsIn } from './packed-rows.ts'
import { type ListedRow, RowsList, type RowsSnapshot } from './rows-list.ts'
import { indexOfList } from './rows-listed.ts'
import { type OutboxCounts, type Standing, Standings } from './standings.ts'
import { bothOf, type Told, toldOf } from './told.ts'

/** The rows that a list shows at once: more than the largest window has room for. */
const firstPage = 60

/** Rows read at a time: few enough to leave room for a keystroke or a frame between two chunks. */
const chunkSize = 400

/** Packs of rows that are read at first: of a first pull, which brings the newest items first, enough for a window. */
const firstPacks = 8

/** Packs read at a time. */
const packsTogether = 40

/**
 * After a settling the next one waits this many times as long as it took, and no longer than the limit in milliseconds:
 * what one change does is shown at once, and of a thousand in a row the lists leave most of the time to the sync.
 */
const restAfterSettling = 3
const longestRest = 400

/** A list that nobody looks at is forgotten, and read anew, when so many of its rows may have changed. */
const mostStale = 400

/** Tells a list's readers that it has another snapshot. */
function tell(kept: Kept): void {
  for (const listener of [...kept.listeners]) listener()
}

/** Puts what became of items in their places, and tells of it. */
function change(kept: Kept, now: ReadonlyMap<ItemId, ListedRow | null>): void {
  const before = kept.list.snapshot
  kept.list.change(now)
  if (kept.list.snapshot !== before) tell(kept)
}

function numberIn(key: unknown): number | undefined {
  return typeof key === 'number' ? key : undefined
}

interface Kept {
  readonly list: RowsList
  readonly listeners: Set<() => void>
  /** Items that may have changed while nobody looked. */
  readonly stale: Set<ItemId>
  /** The packs whose rows it holds, or is about to read: in the pack, or in their new place where that is opened. */
  readonly packs: Set<number>
}

export interface RowsStoreParts {
  readonly database: LibraryDatabase
  /** Resolves when the page has time: between two chunks of a list. */
  readonly pause: () => Promise<void>
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
  /** What could not be read; the lists stay as they are. */
  readonly onFault: (fault: unknown) => void
}

/**
 * The rows of this computer's items, a list at a time: a list is read when somebody looks at it for the first time, its
 * newest rows at once, and kept up to date item by item from then on, whichever window the change was made in.
 */
export class RowsStore {
  readonly #parts: RowsStoreParts
  readonly #lists = new Map<ListName, Kept>()
  readonly #standings = new Standings()
  readonly #countListeners = new Set<() => void>()
  #counts: OutboxCounts | null = null
  #hasOutbox: Promise<void> | null = null
  /** First pages that are being read: chunks let them go first. */
  #firstPages = 0
  #changedItems: Told<ItemId> = new Set()
  #changedPacks: Told<number> = new Set()
  #changedOrders: Told<number> = new Set()
  /** As they were when the outbox was read last. */
  #handOuts: HandOuts = new Map()
  #areHandOutsChanged = false
  #isSettling = false
  #isSettlingWanted = false
  #endRest: () => void = () => undefined
  #isClosed = false

  constructor(parts: RowsStoreParts) {
    this.#parts = parts
    Dexie.on.storagemutated.subscribe(this.#onMutated)
  }

  /** Ends the listening. */
  close(): void {
    this.#isClosed = true
    Dexie.on.storagemutated.unsubscribe(this.#onMutated)
  }

  /** What there is of a list now; null while its first rows are read. */
  snapshot(name: ListName): RowsSnapshot | null {
    return this.#lists.get(name)?.list.snapshot ?? null
  }

  /** Calls back whenever a list has another snapshot. Returns the end of it. */
  subscribe(name: ListName, listener: () => void): () => void {
    const kept = this.#lists.get(name) ?? this.#begin(name, new Set())
    kept.listeners.add(listener)
    if (kept.stale.size > 0) this.#settleSoon()
    this.#endRest()
    return () => kept.listeners.delete(listener)
  }

  /** How many items wait for what; null while the outbox is read for the first time. */
  readonly counts = (): OutboxCounts | null => this.#counts

  /** What the operations of an item's text say, the oldest first. */
  readonly standingsOf = (item: ItemId): readonly Standing[] => this.#standings.of(item)

  /** Calls back whenever the counts are others. Returns the end of it. */
  readonly subscribeCounts = (listener: () => void): (() => void) => {
    this.#countListeners.add(listener)
    this.#outboxRead().catch((fault: unknown) => {
      if (!this.#isClosed) this.#parts.onFault(fault)
    })
    return () => this.#countListeners.delete(listener)
  }

  #count(): void {
    const [before, now] = [this.#counts, this.#standings.counts()]
    const { waiting, needDecision, refused } = now
    if (before?.waiting === waiting && before.needDecision === needDecision && before.refused === refused)
      return
    this.#counts = now
    for (const listener of [...this.#countListeners]) listener()
  }

  /** An item's row as it is now; null where it is not on this computer. */
  async read(id: ItemId): Promise<ItemRow | null> {
    const [stored] = await Promise.all([readRow(this.#parts.database, id), this.#outboxRead()])
    return stored ? (this.#listedRow('everything', stored)?.row ?? null) : null
  }

  /** Reads a list from its beginning. What was shown of it stays until all of it is read. */
  #begin(name: ListName, listeners: Set<() => void>, shown: RowsSnapshot | null = null): Kept {
    const kept: Kept = {
      list: new RowsList(shown),
      listeners,
      stale: new Set(),
      packs: new Set(),
    }
    this.#lists.set(name, kept)
    this.#read(name, kept).catch((fault: unknown) => {
      // The next one who looks at the list has it read anew.
      if (this.#lists.get(name) === kept) this.#lists.delete(name)
      if (!this.#isClosed) this.#parts.onFault(fault)
    })
    return kept
  }

  async #read(name: ListName, kept: Kept): Promise<void> {
    const { database } = this.#parts
    const { rows, rowPacks } = database
    this.#firstPages += 1
    // In one transaction: a pack that is opened in between would be seen in neither place, and nobody tells of it.
    const first = database.transaction('r', [rows, rowPacks], () =>
      Promise.all([
        rows.orderBy(indexOfList(name)).limit(firstPage).toArray(),
        rowPacks.limit(firstPacks).toArray(),
        rowPacks.toCollection().primaryKeys(),
      ]),
    )
    const [[single, packs, numbers]] = await Promise.all([first, this.#outboxRead()]).finally(() => {
      this.#firstPages -= 1
    })
    if (!this.#isRead(name, kept)) return
    for (const number of numbers) kept.packs.add(number)
    const newest = this.#listed(name, [...packs.toReversed().flatMap(rowsIn), ...single])
    if (single.length < firstPage && packs.length === 0) kept.list.hold(newest)
    else {
      if (newest.length > 0) {
        kept.list.begin(newest)
        tell(kept)
      }
      // What leaves its pack meanwhile is read in its new place.
      await this.#readPacks(name, kept)
      await this.#readSingle(name, kept)
    }
    if (!this.#isRead(name, kept)) return
    kept.list.complete()
    tell(kept)
  }

  /** Whether what is read of a list is still wanted. */
  #isRead(name: ListName, kept: Kept): boolean {
    return !this.#isClosed && this.#lists.get(name) === kept
  }

  /** Resolves when there is time for another chunk. */
  async #pauseBeforeChunk(): Promise<void> {
    do await this.#parts.pause()
    while (this.#firstPages > 0)
  }

  /** Of two packs that hold an item the later one counts. */
  async #readPacks(name: ListName, kept: Kept): Promise<void> {
    const { rowPacks } = this.#parts.database
    const numbers = (await rowPacks.toCollection().primaryKeys()).reverse()
    for (let from = 0; from < numbers.length; from += packsTogether) {
      await this.#pauseBeforeChunk()
      if (!this.#isRead(name, kept)) return
      const packs = await rowPacks.bulkGet(numbers.slice(from, from + packsTogether))
      kept.list.hold(
        this.#listed(
          name,
          packs.flatMap(pack => (pack ? rowsIn(pack) : [])),
        ),
      )
    }
  }

  async #readSingle(name: ListName, kept: Kept): Promise<void> {
    const { rows } = this.#parts.database
    const index = indexOfList(name)
    let from: number | undefined
    let size = chunkSize
    for (let isOver = false; !isOver; ) {
      await this.#pauseBeforeChunk()
      if (!this.#isRead(name, kept)) return
      const inOrder = from === undefined ? rows.orderBy(index) : rows.where(index).aboveOrEqual(from)
      const chunk = await inOrder.limit(size).toArray()
      isOver = chunk.length < size
      kept.list.hold(this.#listed(name, chunk))
      const last: number | undefined = chunk.at(-1)?.listedAt[name]
      // More rows of one moment than a chunk holds: a larger one leads past them.
      if (last === from) size *= 2
      from = last
    }
  }

  #outboxRead(): Promise<void> {
    this.#hasOutbox ??= this.#readOutbox().catch((fault: unknown) => {
      // The next one who needs it has it read anew.
      this.#hasOutbox = null
      throw fault
    })
    return this.#hasOutbox
  }

  async #readOutbox(): Promise<void> {
    const { database } = this.#parts
    const [handOuts, entries] = await database.transaction('r', entryTables(database), async () =>
      Promise.all([readHandOuts(database), readAllEntries(database)]),
    )
    this.#handOuts = handOuts
    this.#standings.clear()
    for (const entry of entries) this.#standings.note(entry.order, entry)
    this.#count()
  }

  #listed(name: ListName, rows: readonly StoredRow[]): readonly ListedRow[] {
    return rows.flatMap(row => this.#listedRow(name, row) ?? [])
  }

  #listedRow(name: ListName, stored: StoredRow): ListedRow | null {
    const at = stored.listedAt[name]
    if (at === undefined) return null
    const { acknowledged, listedAt, ...shown } = stored
    const row: ItemRow = { ...shown, status: itemStatus(this.#standings.of(stored.id), acknowledged) }
    // What is published stands under the title that readers see, whatever is being proposed for it.
    const isAsPublished = name === 'published' && row.published !== null
    return { at, row: isAsPublished ? { ...row, title: row.published.title } : row }
  }

  readonly #onMutated = (parts: ObservabilitySet): void => {
    const { name } = this.#parts.database
    const items = toldOf(parts, `idb://${name}/rows/`, key => ItemId.safeParse(key).data)
    const packs = toldOf(parts, `idb://${name}/rowPacks/`, numberIn)
    const orders = toldOf(parts, `idb://${name}/outbox/`, numberIn)
    const handOuts = toldOf(parts, `idb://${name}/handOuts/`, numberIn)
    const areHandOutsTold = handOuts === 'any' || handOuts.size > 0
    if (!areHandOutsTold && [items, packs, orders].every(told => told !== 'any' && told.size === 0)) return
    this.#areHandOutsChanged ||= areHandOutsTold
    this.#changedItems = bothOf(this.#changedItems, items)
    this.#changedPacks = bothOf(this.#changedPacks, packs)
    this.#changedOrders = bothOf(this.#changedOrders, orders)
    this.#settleSoon()
  }

  /** One settling at a time: what changes meanwhile, or is looked at again, is settled after it. */
  #settleSoon(): void {
    this.#isSettlingWanted = true
    if (this.#isSettling) return
    this.#isSettling = true
    this.#settleAll().catch((fault: unknown) => {
      if (!this.#isClosed) this.#parts.onFault(fault)
    })
  }

  async #settleAll(): Promise<void> {
    try {
      while (this.#isSettlingWanted && !this.#isClosed) {
        this.#isSettlingWanted = false
        const begun = this.#parts.now()
        await this.#settle()
        const took = this.#parts.now() - begun
        await this.#rest(Math.min(longestRest, restAfterSettling * took))
      }
    } finally {
      this.#isSettling = false
    }
  }

  /** Resolves after so many milliseconds, or when somebody begins to look at a list. */
  #rest(milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#endRest = resolve
      this.#parts.wait(milliseconds).then(resolve, reject)
    })
  }

  async #settle(): Promise<void> {
    // What was read of the outbox so far is about to be changed.
    await (this.#countListeners.size > 0 ? this.#outboxRead() : this.#hasOutbox)
    const [items, packs, orders] = [this.#changedItems, this.#changedPacks, this.#changedOrders]
    this.#changedItems = new Set()
    this.#changedPacks = new Set()
    this.#changedOrders = new Set()
    const areHandOutsChanged = this.#areHandOutsChanged
    this.#areHandOutsChanged = false
    const ofOrders = orders === 'any' ? 'any' : await this.#readOrders(orders, areHandOutsChanged)
    const changed = packs === 'any' ? 'any' : bothOf(items, ofOrders)
    if (changed === 'any') {
      if (orders === 'any') {
        this.#hasOutbox = null
        if (this.#countListeners.size > 0) await this.#outboxRead()
      }
      for (const [name, kept] of [...this.#lists]) {
        this.#lists.delete(name)
        if (kept.listeners.size > 0) this.#begin(name, kept.listeners, kept.list.snapshot)
      }
      return
    }
    for (const [name, kept] of [...this.#lists]) {
      for (const id of changed) kept.stale.add(id)
      if (kept.listeners.size === 0 && kept.stale.size > mostStale) this.#lists.delete(name)
    }
    if (packs !== 'any') await this.#takeInPacks([...packs])
    await this.#refresh()
  }

  /**
   * Shows what packs of a first pull hold, straight from them: that many rows are not looked up one by one. A pack that was
   * opened before a list has looked into it is not there any more, and nobody tells of its rows: the list is read anew.
   */
  async #takeInPacks(numbers: readonly number[]): Promise<void> {
    if (numbers.length === 0 || this.#lists.size === 0) return
    const found = await this.#parts.database.rowPacks.bulkGet([...numbers].sort((one, other) => one - other))
    const packs = found.flatMap(pack => pack ?? [])
    const rows = packs.flatMap(rowsIn)
    const there = new Set(packs.map(({ pack }) => pack))
    const opened = numbers.filter(number => !there.has(number))
    for (const [name, kept] of [...this.#lists]) {
      if (opened.some(number => !kept.packs.has(number))) {
        this.#lists.delete(name)
        if (kept.listeners.size > 0) this.#begin(name, kept.listeners, kept.list.snapshot)
        continue
      }
      for (const number of there) kept.packs.add(number)
      if (kept.listeners.size > 0) {
        // What else was written of these items is read after it.
        change(kept, new Map(rows.map(row => [row.id, this.#listedRow(name, row)])))
        continue
      }
      for (const { id } of rows) kept.stale.add(id)
      if (kept.stale.size > mostStale) this.#lists.delete(name)
    }
  }

  /** The items whose operations changed, or were handed out. */
  async #readOrders(orders: ReadonlySet<number>, areHandOutsChanged: boolean): Promise<ReadonlySet<ItemId>> {
    const changed = new Set<ItemId>()
    if (orders.size === 0 && !areHandOutsChanged) return changed
    const { database } = this.#parts
    const keys = [...orders]
    const [handOuts, entries] = await database.transaction('r', entryTables(database), async () =>
      Promise.all([readHandOuts(database), database.outbox.bulkGet(keys)]),
    )
    for (const [index, order] of keys.entries()) {
      const entry = entries[index]
      const item = this.#standings.note(order, entry && asHandedOut(entry, handOuts))
      if (item !== undefined) changed.add(item)
    }
    // Of the others nothing else has changed: their texts need not be read.
    for (const [operation, { order }] of handOuts) {
      if (orders.has(order) || this.#handOuts.has(operation)) continue
      const item = this.#standings.noteHandedOut(order)
      if (item !== undefined) changed.add(item)
    }
    this.#handOuts = handOuts
    if (this.#hasOutbox) this.#count()
    return changed
  }

  /** Reads what may have changed in the lists that somebody looks at. */
  async #refresh(): Promise<void> {
    const watched = [...this.#lists].filter(([, kept]) => kept.listeners.size > 0 && kept.stale.size > 0)
    const ids = [...new Set(watched.flatMap(([, kept]) => [...kept.stale]))]
    if (ids.length === 0) return
    const rows = await readRows(this.#parts.database, ids)
    const rowsById = new Map(ids.map((id, index) => [id, rows[index]] as const))
    for (const [name, kept] of watched) {
      const now = new Map<ItemId, ListedRow | null>()
      for (const id of kept.stale) {
        const row = rowsById.get(id)
        now.set(id, row ? this.#listedRow(name, row) : null)
      }
      kept.stale.clear()
      change(kept, now)
    }
  }
}
