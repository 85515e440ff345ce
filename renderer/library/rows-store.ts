import { Dexie, type IntervalTree, type ObservabilitySet } from 'dexie'
import { ItemId } from '#shared/content/identity.ts'
import { itemStatus } from '#shared/sync/item-status.ts'
import type { LibraryDatabase, StoredRow } from './database.ts'
import type { OutboxEntry } from './outbox.ts'
import { type ListedRow, RowsList, type RowsSnapshot } from './rows-list.ts'
import { indexOfList, type ListName } from './rows-listed.ts'
import type { ItemRow } from './working-copy.ts'

/** What an operation says of its item's status. */
type Standing = Pick<OutboxEntry, 'item' | 'stage' | 'problem'>

/** The rows that a list shows at once: more than the largest window has room for. */
const firstPage = 60

/** Rows read at a time: few enough to leave room for a keystroke or a frame between two chunks. */
const chunkSize = 400

/** A list that nobody looks at is forgotten, and read anew, when so many of its rows may have changed. */
const mostStale = 400

/** Tells a list's readers that it has another snapshot. */
function tell(kept: Kept): void {
  for (const listener of [...kept.listeners]) listener()
}

/** What changed in a table, as far as it is told: some keys, or any. */
type Told<Key> = ReadonlySet<Key> | 'any'

function bothOf<Key>(one: Told<Key>, other: Told<Key>): Told<Key> {
  return one === 'any' || other === 'any' ? 'any' : new Set([...one, ...other])
}

/** The ranges of keys that Dexie says were written. From another window they come as plain data. */
function* rangesOf(tree: IntervalTree | null | undefined): Generator<{ from: unknown; to: unknown }> {
  if (!tree || !('from' in tree)) return
  yield* rangesOf(tree.l)
  yield { from: tree.from, to: tree.to }
  yield* rangesOf(tree.r)
}

/** What was written in a table; `readKey` parses one of its keys. */
function toldOf<Key>(
  parts: ObservabilitySet,
  table: string,
  readKey: (key: unknown) => Key | undefined,
): Told<Key> {
  if (parts['all'] !== undefined) return 'any'
  const keys = new Set<Key>()
  for (const { from, to } of rangesOf(parts[table])) {
    const key = readKey(from)
    if (key === undefined || from !== to) return 'any'
    keys.add(key)
  }
  return keys
}

interface Kept {
  readonly list: RowsList
  readonly listeners: Set<() => void>
  /** Items that may have changed while nobody looked. */
  readonly stale: Set<ItemId>
}

export interface RowsStoreParts {
  readonly database: LibraryDatabase
  /** Resolves when the page has time: between two chunks of a list. */
  readonly pause: () => Promise<void>
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
  readonly #standings = new Map<number, Standing>()
  readonly #ordersOf = new Map<ItemId, Set<number>>()
  #hasOutbox: Promise<void> | null = null
  /** First pages that are being read: chunks let them go first. */
  #firstPages = 0
  #changedItems: Told<ItemId> = new Set()
  #changedOrders: Told<number> = new Set()
  #isSettling = false
  #isSettlingWanted = false
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
    return () => kept.listeners.delete(listener)
  }

  /** An item's row as it is now; null where it is not on this computer. */
  async read(id: ItemId): Promise<ItemRow | null> {
    const [stored] = await Promise.all([this.#parts.database.rows.get(id), this.#outboxRead()])
    return stored ? (this.#listedRow('everything', stored)?.row ?? null) : null
  }

  /** Reads a list from its beginning. What was shown of it stays until all of it is read. */
  #begin(name: ListName, listeners: Set<() => void>, shown: RowsSnapshot | null = null): Kept {
    const kept: Kept = {
      list: new RowsList(shown),
      listeners,
      stale: new Set(),
    }
    this.#lists.set(name, kept)
    this.#read(name, kept).catch((fault: unknown) => {
      // The next one who looks at the list has it read anew.
      if (this.#lists.get(name) === kept) this.#lists.delete(name)
      this.#hasOutbox = null
      if (!this.#isClosed) this.#parts.onFault(fault)
    })
    return kept
  }

  async #read(name: ListName, kept: Kept): Promise<void> {
    const { rows } = this.#parts.database
    const index = indexOfList(name)
    let from: number | undefined
    let size = firstPage
    for (let isOver = false; !isOver; ) {
      if (from !== undefined) {
        do await this.#parts.pause()
        while (this.#firstPages > 0)
      }
      if (this.#isClosed || this.#lists.get(name) !== kept) return
      if (from === undefined) this.#firstPages += 1
      const inOrder = from === undefined ? rows.orderBy(index) : rows.where(index).aboveOrEqual(from)
      const [chunk] = await Promise.all([inOrder.limit(size).toArray(), this.#outboxRead()]).finally(() => {
        if (from === undefined) this.#firstPages -= 1
      })
      isOver = chunk.length < size
      const listed = this.#listed(name, chunk)
      if (from === undefined && !isOver) {
        kept.list.begin(listed)
        tell(kept)
      } else kept.list.hold(listed)
      const last: number | undefined = chunk.at(-1)?.listedAt[name]
      // More rows of one moment than a chunk holds: a larger one leads past them.
      size = last === from ? size * 2 : Math.max(size, chunkSize)
      from = last
    }
    kept.list.complete()
    tell(kept)
  }

  #outboxRead(): Promise<void> {
    this.#hasOutbox ??= this.#readOutbox()
    return this.#hasOutbox
  }

  async #readOutbox(): Promise<void> {
    this.#standings.clear()
    this.#ordersOf.clear()
    for (const entry of await this.#parts.database.outbox.toArray()) this.#stand(entry.order, entry)
  }

  /** Takes note of what an operation says, or of its end. */
  #stand(order: number, entry: Standing | undefined): void {
    const item = entry?.item ?? this.#standings.get(order)?.item
    if (item === undefined) return
    const orders = this.#ordersOf.get(item) ?? new Set()
    if (entry) {
      this.#standings.set(order, { item: entry.item, stage: entry.stage, problem: entry.problem })
      this.#ordersOf.set(item, orders.add(order))
    } else {
      this.#standings.delete(order)
      orders.delete(order)
      if (orders.size === 0) this.#ordersOf.delete(item)
    }
  }

  #listed(name: ListName, rows: readonly StoredRow[]): readonly ListedRow[] {
    return rows.flatMap(row => this.#listedRow(name, row) ?? [])
  }

  #listedRow(name: ListName, stored: StoredRow): ListedRow | null {
    const at = stored.listedAt[name]
    if (at === undefined) return null
    const { acknowledged, listedAt, ...shown } = stored
    const orders = [...(this.#ordersOf.get(stored.id) ?? [])].sort((one, other) => one - other)
    const standings = orders.flatMap(order => this.#standings.get(order) ?? [])
    const row: ItemRow = { ...shown, status: itemStatus(standings, acknowledged) }
    // What is published stands under the title that readers see, whatever is being proposed for it.
    const isAsPublished = name === 'published' && row.published !== null
    return { at, row: isAsPublished ? { ...row, title: row.published.title } : row }
  }

  readonly #onMutated = (parts: ObservabilitySet): void => {
    const { name } = this.#parts.database
    const items = toldOf(parts, `idb://${name}/rows/`, key => ItemId.safeParse(key).data)
    const orders = toldOf(parts, `idb://${name}/outbox/`, key => (typeof key === 'number' ? key : undefined))
    if (items !== 'any' && items.size === 0 && orders !== 'any' && orders.size === 0) return
    this.#changedItems = bothOf(this.#changedItems, items)
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
        await this.#settle()
      }
    } finally {
      this.#isSettling = false
    }
  }

  async #settle(): Promise<void> {
    // What was read of the outbox so far is about to be changed.
    await this.#hasOutbox
    const [items, orders] = [this.#changedItems, this.#changedOrders]
    this.#changedItems = new Set()
    this.#changedOrders = new Set()
    const ofOrders = orders === 'any' ? 'any' : await this.#readOrders(orders)
    const changed = bothOf(items, ofOrders)
    if (changed === 'any') {
      if (orders === 'any') this.#hasOutbox = null
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
    await this.#refresh()
  }

  /** The items whose operations changed. */
  async #readOrders(orders: ReadonlySet<number>): Promise<ReadonlySet<ItemId>> {
    const changed = new Set<ItemId>()
    const keys = [...orders]
    const entries = keys.length === 0 ? [] : await this.#parts.database.outbox.bulkGet(keys)
    for (const [index, order] of keys.entries()) {
      const item = entries[index]?.item ?? this.#standings.get(order)?.item
      this.#stand(order, entries[index])
      if (item !== undefined) changed.add(item)
    }
    return changed
  }

  /** Reads what may have changed in the lists that somebody looks at. */
  async #refresh(): Promise<void> {
    const watched = [...this.#lists].filter(([, kept]) => kept.listeners.size > 0 && kept.stale.size > 0)
    const ids = [...new Set(watched.flatMap(([, kept]) => [...kept.stale]))]
    if (ids.length === 0) return
    const rows = await this.#parts.database.rows.bulkGet(ids)
    const rowsById = new Map(ids.map((id, index) => [id, rows[index]] as const))
    for (const [name, kept] of watched) {
      const now = new Map<ItemId, ListedRow | null>()
      for (const id of kept.stale) {
        const row = rowsById.get(id)
        now.set(id, row ? this.#listedRow(name, row) : null)
      }
      kept.stale.clear()
      const before = kept.list.snapshot
      kept.list.change(now)
      if (kept.list.snapshot !== before) tell(kept)
    }
  }
}
