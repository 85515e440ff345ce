import type { ItemId } from '#shared/content/identity.ts'
import type { OutboxEntry } from './outbox.ts'

/** What an operation says of its item's status. */
export type Standing = Pick<OutboxEntry, 'item' | 'stage' | 'problem'>

/** Items by what their operations wait for; an item counts once, by what needs a person first. */
export interface OutboxCounts {
  readonly waiting: number
  readonly needDecision: number
  readonly refused: number
}

/** What all operations of the outbox say, without their words: these would be read anew with each save of any item. */
export class Standings {
  readonly #byOrder = new Map<number, Standing>()
  readonly #ordersOf = new Map<ItemId, Set<number>>()

  clear(): void {
    this.#byOrder.clear()
    this.#ordersOf.clear()
  }

  /** Takes note of what an operation says, or of its end. Answers its item; undefined where nothing was known of it. */
  note(order: number, entry: Standing | undefined): ItemId | undefined {
    const item = entry?.item ?? this.#byOrder.get(order)?.item
    if (item === undefined) return undefined
    const orders = this.#ordersOf.get(item) ?? new Set()
    if (entry) {
      this.#byOrder.set(order, { item: entry.item, stage: entry.stage, problem: entry.problem })
      this.#ordersOf.set(item, orders.add(order))
    } else {
      this.#byOrder.delete(order)
      orders.delete(order)
      if (orders.size === 0) this.#ordersOf.delete(item)
    }
    return item
  }

  /** Takes note of an operation's being handed out. Answers its item; undefined where nothing was known of it. */
  noteHandedOut(order: number): ItemId | undefined {
    const known = this.#byOrder.get(order)
    return known && this.note(order, { ...known, stage: 'handed_out' })
  }

  /** Of an item's operations, the oldest first. */
  of(item: ItemId): readonly Standing[] {
    const orders = [...(this.#ordersOf.get(item) ?? [])].sort((one, other) => one - other)
    return orders.flatMap(order => this.#byOrder.get(order) ?? [])
  }

  counts(): OutboxCounts {
    const counts = { waiting: 0, needDecision: 0, refused: 0 }
    for (const item of this.#ordersOf.keys()) {
      const stages = this.of(item).map(({ stage }) => stage)
      if (stages.includes('conflict')) counts.needDecision += 1
      else if (stages.includes('refused')) counts.refused += 1
      else counts.waiting += 1
    }
    return counts
  }
}
