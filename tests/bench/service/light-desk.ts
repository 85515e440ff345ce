import { setTimeout as pause } from 'node:timers/promises'
import type { ItemId, Revision } from '#shared/content/identity.ts'
import type { Operation, OperationResult } from '#shared/sync/operation.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import { timing } from '#shared/sync/timing.ts'
import type { Random } from '../../../service/seed/random.ts'
import { untilMore } from '../../support/live-events.ts'
import { createOf, editOf, newItemId, readyNews, type ServiceClient } from '../../support/service-client.ts'

/** Items that a desk writes. */
const ownItems = 5
/** A person writes, thinks, and writes again after so long, in milliseconds. */
const leastThinking = 4_000
const mostThinking = 16_000

/** What a desk does all day, as the engine does it: send a batch, pull, listen for news or ask after a while. */
export class LightDesk {
  /** Milliseconds of each batch, from sending to the answer. */
  readonly batches: number[] = []
  /** What was answered with `applied`. */
  readonly acknowledged = new Map<OperationId, { readonly item: ItemId; readonly revision: Revision }>()
  readonly errors: string[] = []
  /** The highest revision of each item that this desk's feed has shown. */
  readonly seen = new Map<ItemId, number>()
  readonly #items = new Map<ItemId, Revision>()
  readonly #client: ServiceClient
  readonly #random: Random
  #cursor: string | undefined

  constructor(client: ServiceClient, random: Random) {
    this.#client = client
    this.#random = random
  }

  async pull(): Promise<void> {
    const page = await this.#client.pull(this.#cursor)
    this.#cursor = page.cursor
    for (const item of page.items) this.seen.set(item.id, item.revision)
  }

  /** What a person has changed since the last batch: the first time new items, later edits of some of them. */
  #written(note: string): readonly Operation[] {
    if (this.#items.size === 0) {
      const body = `<p>${'Words of some length. '.repeat(100)}</p>`
      return Array.from({ length: ownItems }, () => createOf(newItemId(), readyNews({ body })))
    }
    const some = [...this.#items].slice(0, 1 + this.#random.below(ownItems))
    return some.map(([item, base]) => editOf(item, base, { short_title: note }))
  }

  async push(note: string): Promise<void> {
    const operations = this.#written(note)
    const begun = performance.now()
    const results = await this.#client.apply(...operations)
    this.batches.push(performance.now() - begun)
    for (const [index, operation] of operations.entries()) this.#take(operation, results[index])
  }

  #take(operation: Operation, result: OperationResult | undefined): void {
    if (result?.outcome !== 'applied') {
      this.errors.push(`${operation.kind} was answered ${JSON.stringify(result)}`)
      return
    }
    this.acknowledged.set(operation.id, { item: operation.item, revision: result.revision })
    this.#items.set(operation.item, result.revision)
  }

  /** Waits for a poke, at most `longest` milliseconds. */
  async #listen(longest: number): Promise<void> {
    const since = this.#cursor === undefined ? '' : `?since=${encodeURIComponent(this.#cursor)}`
    const enough = AbortSignal.timeout(Math.max(1, Math.ceil(longest)))
    try {
      await untilMore(await this.#client.ask(`/v1/changes/live${since}`, { signal: enough }))
    } catch (failure) {
      if (!enough.aborted) throw failure
    }
  }

  /** Works until `end`, by `performance.now()`. */
  async work(end: number): Promise<void> {
    try {
      await pause(this.#random.below(mostThinking))
      for (let round = 1; performance.now() < end; round += 1) {
        await this.push(`Round ${round}`)
        await this.pull()
        const thinking = leastThinking + this.#random.below(mostThinking - leastThinking)
        const writesAgain = performance.now() + thinking
        while (performance.now() < Math.min(writesAgain, end)) {
          await this.#listen(Math.min(writesAgain - performance.now(), timing.pollInterval))
          await this.pull()
        }
      }
    } catch (failure) {
      this.errors.push(String(failure))
    }
  }
}
