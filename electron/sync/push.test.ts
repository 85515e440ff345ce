import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Instant, ItemId, Revision } from '#shared/content/identity.ts'
import type { LocalStore } from '#shared/sync/local-store.ts'
import type { Operation, OperationResult } from '#shared/sync/operation.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { problemType } from '#shared/sync/problem.ts'
import { printedSeed } from '../../tests/support/seed.ts'
import type { ServiceAnswer } from '../service/port.ts'
import type { FileUploads } from './file-uploads.ts'
import { type PushOutcome, push } from './push.ts'

const at = Instant.parse('2026-03-01T09:00:00.000Z')

function anEdit(item = ItemId.parse(randomUUID())): Operation {
  const id = OperationId.parse(randomUUID())
  return { id, item, madeAt: at, kind: 'edit', base: Revision.parse(1), fields: { headline: 'Words' } }
}

const noFiles: FileUploads = {
  isReadyFor: () => true,
  bring: () => undefined,
  isBusy: () => false,
  travelling: () => [],
  forgetBroken: () => undefined,
  forgetFor: () => undefined,
  stop: () => undefined,
}

/** A library with these operations, in which every call takes as long as a test wants. */
class SlowStore implements Pick<LocalStore, 'takePending' | 'acknowledge'> {
  waiting: readonly Operation[]
  /** What happened, in its order. */
  readonly told: string[] = []
  readonly #pause: () => Promise<void>
  /** A database lets one writing transaction in at a time. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(waiting: readonly Operation[], pause: () => Promise<void> = async () => undefined) {
    this.waiting = waiting
    this.#pause = pause
  }

  #inTurn<Value>(work: () => Value): Promise<Value> {
    const done = this.#turn.then(this.#pause).then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }

  takePending(limit: number, besides: readonly OperationId[] = []) {
    this.told.push('take')
    return this.#inTurn(() => {
      const firsts = new Map<ItemId, Operation>()
      for (const operation of this.waiting) {
        if (!firsts.has(operation.item)) firsts.set(operation.item, operation)
      }
      return [...firsts.values()].filter(({ id }) => !besides.includes(id)).slice(0, limit)
    })
  }

  acknowledge(results: readonly OperationResult[]) {
    this.told.push('store')
    return this.#inTurn(() => {
      const done = new Set(results.map(({ operation }) => operation))
      this.waiting = this.waiting.filter(({ id }) => !done.has(id))
    })
  }
}

function applied({ id }: Operation): OperationResult {
  return { operation: id, outcome: 'applied', revision: Revision.parse(2), state: 'draft', at }
}

async function pushed(
  store: SlowStore,
  most: number | (() => number),
  answer: (sent: readonly Operation[]) => Promise<ServiceAnswer<readonly OperationResult[]>>,
  lessThan: (operations: number) => void = () => undefined,
): Promise<{ readonly outcome: PushOutcome; readonly sent: readonly (readonly Operation[])[] }> {
  const sent: (readonly Operation[])[] = []
  const outcome = await push({
    service: {
      sendOperations: operations => {
        sent.push(operations)
        store.told.push('send')
        return answer(operations)
      },
    },
    uploads: noFiles,
    library: {
      cursor: async () => null,
      takePending: (limit, besides) => store.takePending(limit, besides),
      acknowledge: results => store.acknowledge(results),
      settle: async () => false,
      apply: async () => undefined,
      takeFile: async () => null,
    },
    isAttached: () => true,
    room: { most: typeof most === 'number' ? () => most : most, lessThan },
    onFault: fault => {
      throw fault
    },
  })
  return { outcome, sent }
}

const answered = async (sent: readonly Operation[]) => ({ kind: 'answer' as const, value: sent.map(applied) })

describe('what waits', () => {
  it('is taken out while the batch before it travels, and answers are stored while the next one does', async () => {
    const store = new SlowStore([anEdit(), anEdit(), anEdit(), anEdit()])
    expect((await pushed(store, 2, answered)).outcome).toEqual({ kind: 'done' })
    expect(store.told.slice(0, 6)).toEqual(['take', 'send', 'take', 'store', 'send', 'take'])
  })

  it('is one look and one batch where it is little, and a last look behind it', async () => {
    const store = new SlowStore([anEdit()])
    await pushed(store, 100, answered)
    expect(store.told).toEqual(['take', 'send', 'store', 'take'])
  })

  it('reaches a service that cannot read one operation, but for that one, which a person sees', async () => {
    const operations = Array.from({ length: 9 }, () => anEdit())
    const unreadable = operations[4]
    const store = new SlowStore(operations)
    const results = store.acknowledge.bind(store)
    const told: OperationResult[] = []
    store.acknowledge = given => {
      told.push(...given)
      return results(given)
    }
    let most = 8
    const { outcome } = await pushed(
      store,
      () => most,
      async sent =>
        unreadable && sent.includes(unreadable)
          ? {
              kind: 'refused',
              problem: { type: problemType('invalid-request'), title: 'Cannot be read', status: 400 },
            }
          : answered(sent),
      operations => {
        most = Math.ceil(operations / 2)
      },
    )
    expect(outcome).toEqual({ kind: 'done' })
    expect(told.filter(({ outcome }) => outcome === 'applied')).toHaveLength(8)
    expect(told.filter(({ outcome }) => outcome === 'refused')).toMatchObject([{ operation: unreadable?.id }])
  })

  it('is all sent, nothing of it twice and no item’s words before those they follow, however slow whoever is', async () => {
    const seed = printedSeed('push')
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.nat({ max: 4 }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        async (scheduler, items, most) => {
          const known = Array.from({ length: 5 }, () => ItemId.parse(randomUUID()))
          const operations = items.map(item => anEdit(known[item]))
          const store = new SlowStore(operations, () => scheduler.schedule(Promise.resolve()))
          const pushing = pushed(store, most, sent => scheduler.schedule(answered(sent)))
          const { outcome, sent } = await scheduler.waitFor(pushing)
          expect(outcome).toEqual({ kind: 'done' })
          expect(store.waiting).toEqual([])
          for (const item of known) {
            const own = (all: readonly Operation[]) => all.filter(each => each.item === item)
            expect(own(sent.flat())).toEqual(own(operations))
          }
        },
      ),
      { seed, numRuns: 200 },
    )
  })

  it('is not taken for sent where an answer could not be stored', async () => {
    const store = new SlowStore([anEdit(), anEdit(), anEdit()])
    store.acknowledge = async () => {
      throw new Error('The disk is full')
    }
    await expect(pushed(store, 1, answered)).rejects.toThrow('The disk is full')
  })

  it('stays where it is when a later batch fails, but for what was answered before', async () => {
    const all = [anEdit(), anEdit(), anEdit()]
    const store = new SlowStore(all)
    let batches = 0
    const { outcome } = await pushed(store, 1, async sent => {
      batches += 1
      return batches === 1 ? answered(sent) : { kind: 'failed', failure: 'unreachable', retryAfter: null }
    })
    expect(outcome).toEqual({ kind: 'failed', failure: 'unreachable', retryAfter: null })
    expect(store.waiting).toEqual(all.slice(1))
  })
})
