import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Instant, type ItemId, Revision } from '#shared/content/identity.ts'
import { type ItemFields, withChanges } from '#shared/content/item-type.ts'
import type { Operation, OperationResult } from '#shared/sync/operation.ts'
import { aPerson } from '../../tests/support/an-item.ts'
import { printedSeed } from '../../tests/support/seed.ts'
import { LibraryDatabase } from './database.ts'
import { createLibrary } from './dexie-library.ts'
import { readItem } from './item-records.ts'
import { wordsOf } from './outbox.ts'
import { workingCopyOf } from './working-copy.ts'

const me = aPerson()
const at = Instant.parse('2026-03-02T10:00:00.000Z')

/** The service as far as this property needs it: applies in order, answers a repeated operation the same. */
class SmallService {
  fields: ItemFields = {}
  revision = 0
  readonly answered = new Map<string, OperationResult>()

  apply(operation: Operation): OperationResult {
    const known = this.answered.get(operation.id)
    if (known) return known
    const base = operation.kind === 'create' ? 0 : operation.base
    if (base !== this.revision) throw new Error(`Based on ${base}, but the item is at ${this.revision}`)
    this.fields = withChanges(this.fields, wordsOf(operation))
    this.revision += 1
    const result: OperationResult = {
      operation: operation.id,
      outcome: 'applied',
      revision: Revision.parse(this.revision),
      state: 'draft',
      at,
    }
    this.answered.set(operation.id, result)
    return result
  }
}

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('type' as const), text: fc.string({ maxLength: 5 }) }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'send' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'lose_answer' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'lose_request' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
)

it('whatever is typed, lost and restarted, every word is on screen and arrives once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async steps => {
      const name = `property/${randomUUID()}`
      let database = new LibraryDatabase(name)
      const open = () =>
        createLibrary({ database, me, now: () => new Date(at), newId: randomUUID, later: () => undefined })
      let library = open()
      const service = new SmallService()
      const id: ItemId = await library.createDraft('news')
      let typed: ItemFields = {}

      for (const { kind, ...rest } of steps) {
        switch (kind) {
          case 'type': {
            const text = 'text' in rest ? rest.text : ''
            typed = withChanges(typed, { headline: text })
            await library.saveDraft(id, { headline: text })
            break
          }
          case 'send':
            await library.localStore.acknowledge(
              (await library.localStore.takePending(10)).map(operation => service.apply(operation)),
            )
            break
          case 'lose_answer':
            for (const operation of await library.localStore.takePending(10)) service.apply(operation)
            break
          case 'lose_request':
            await library.localStore.takePending(10)
            break
          case 'restart':
            library.close()
            database = new LibraryDatabase(name)
            library = open()
        }
        const { copy, draft, entries } = await readItem(database, id)
        expect(workingCopyOf(copy, draft, entries)?.fields).toEqual(typed)
      }

      for (let round = 0; round < 3; round += 1) {
        const pending = await library.localStore.takePending(10)
        await library.localStore.acknowledge(pending.map(operation => service.apply(operation)))
      }
      expect(service.fields).toEqual(typed)
      await database.delete()
    }),
    { numRuns: 60, seed: printedSeed('library property') },
  )
}, 60_000)
