import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { z } from 'zod'
import type { LocalStore } from '#shared/sync/local-store.ts'
import { OperationBatch } from '#shared/sync/operation.ts'
import type { LibraryDatabase } from '../../renderer/library/database.ts'
import { readItem } from '../../renderer/library/item-records.ts'
import type { Library } from '../../renderer/library/library.ts'
import { readAllEntries, readEntries } from '../../renderer/library/outbox-entries.ts'
import type { Deliver, ServedAnswer, ServedRequest } from './network.ts'
import type { CastKey, Served } from './served.ts'
import type { Rule } from './violation.ts'

/** Where a defect can be planted, around the product and never in it. None are planted in an ordinary run. */
export interface Defects {
  readonly deliver?: (served: Served, key: CastKey) => Deliver
  readonly library?: (library: Library, database: LibraryDatabase) => Library
}

/** A defect of which the rules must see one of these breaches. */
export interface PlantedDefect {
  readonly what: string
  readonly seenAs: readonly Rule[]
  readonly defects: Defects
}

/** True on each `nth` call. */
function every(nth: number): () => boolean {
  let calls = 0
  return () => {
    calls += 1
    return calls % nth === 0
  }
}

function isOperations({ method, path }: ServedRequest): boolean {
  return method === 'POST' && path === '/v1/operations'
}

function isPull({ path }: ServedRequest): boolean {
  return path.startsWith('/v1/changes') && !path.startsWith('/v1/changes/live')
}

/** The same answer with another body. */
async function rewritten(answer: ServedAnswer, rewrite: (text: string) => string): Promise<ServedAnswer> {
  const text = rewrite((await buffer(answer.stream)).toString('utf8'))
  const { 'content-length': _, ...headers } = answer.headers
  return { ...answer, headers, stream: Readable.from([Buffer.from(text)]) }
}

/** A library whose side towards the engine is changed. */
function withStore(
  change: (store: LocalStore, database: LibraryDatabase) => Partial<LocalStore>,
): NonNullable<Defects['library']> {
  return (library, database) => ({
    ...library,
    localStore: { ...library.localStore, ...change(library.localStore, database) },
  })
}

const Results = z.object({ results: z.array(z.record(z.string(), z.unknown())) })

/** A line of the feed left out, but not the last. */
function withoutLine(text: string): string {
  const lines = text.split('\n').filter(line => line !== '')
  const place = lines.findLastIndex(line => line.startsWith('{"kind":"item"'))
  return `${lines.filter((_, index) => index !== place).join('\n')}\n`
}

export const plantedDefects: readonly PlantedDefect[] = [
  {
    what: 'a comment that the service refuses is thrown away',
    seenAs: ['typed_words_are_kept'],
    defects: {
      library: withStore((store, database) => ({
        acknowledge: async results => {
          await store.acknowledge(results)
          await database.marginOutbox.filter(({ stage }) => stage === 'refused').delete()
        },
      })),
    },
  },
  {
    what: 'the network applies an operation a second time under another id',
    seenAs: ['nothing_is_applied_twice'],
    defects: {
      deliver: served => {
        const isTurn = every(4)
        return async request => {
          const answer = await served.deliver(request)
          if (!isOperations(request) || request.body === null || !isTurn()) return answer
          const batch = OperationBatch.safeParse(JSON.parse(Buffer.from(request.body).toString('utf8')))
          const again = (batch.data?.operations ?? []).map(operation => ({
            ...operation,
            id: crypto.randomUUID(),
            ...('base' in operation && { base: operation.base + 1 }),
            ...(operation.kind === 'create' && { item: crypto.randomUUID() }),
          }))
          const body = Buffer.from(JSON.stringify({ operations: again }))
          if (again.length > 0)
            await served.deliver({ ...request, body }).then(({ stream }) => buffer(stream))
          return answer
        }
      },
    },
  },
  {
    what: 'the library drops an entry when it is handed out instead of when it is acknowledged',
    seenAs: ['typed_words_are_kept', 'last_words_are_shown', 'status_is_true'],
    defects: {
      library: withStore((store, database) => ({
        takePending: async (limit, besides) => {
          const operations = await store.takePending(limit, besides)
          const ids = new Set<string>(operations.map(({ id }) => id))
          await database.outbox.filter(({ operation }) => ids.has(operation.id)).delete()
          return operations
        },
      })),
    },
  },
  {
    what: 'the feed skips a change',
    seenAs: ['desks_converge'],
    defects: {
      deliver: served => {
        const isTurn = every(5)
        return async request => {
          const answer = await served.deliver(request)
          if (!isPull(request) || answer.status !== 200) return answer
          return rewritten(answer, text =>
            text.includes('"kind":"item"') && isTurn() ? withoutLine(text) : text,
          )
        }
      },
    },
  },
  {
    what: 'settling a conflict throws my text away',
    seenAs: ['typed_words_are_kept'],
    defects: {
      library: (library, database) => ({
        ...library,
        settleConflict: async (id, keep) => {
          const kept = await library.settleConflict(id, keep)
          if (keep === 'mine') await database.outbox.where('item').equals(id).delete()
          if (kept !== null) {
            await database.outbox.where('item').equals(kept).delete()
            await database.snapshotTexts.clear()
          }
          return kept
        },
      }),
    },
  },
  {
    what: 'the feed is read with the eyes of somebody else',
    seenAs: ['only_what_may_be_seen'],
    defects: {
      deliver: served => {
        const isTurn = every(3)
        return async request => {
          if (!isPull(request) || !isTurn()) return served.deliver(request)
          const since = request.path.replace(/since=[^&]*/, '')
          const authorization = `Bearer ${await served.signIn('moderator')}`
          return served.deliver({ ...request, path: since, headers: { ...request.headers, authorization } })
        }
      },
    },
  },
  {
    what: 'the cursor moves on although its page was not stored',
    seenAs: ['desks_converge'],
    defects: {
      library: withStore((store, database) => {
        const isTurn = every(4)
        return {
          apply: async page => {
            if (page.reset || page.changes.length === 0 || !isTurn()) return store.apply(page)
            await database.facts.put({ key: 'cursor', value: page.cursor })
          },
        }
      }),
    },
  },
  {
    what: 'the cursor moves by itself',
    seenAs: ['cursor_moves_with_its_page', 'desks_converge'],
    defects: {
      library: withStore((store, database) => {
        const isTurn = every(6)
        return {
          takePending: async (limit, besides) => {
            const cursor = await store.cursor()
            if (cursor !== null && isTurn()) await database.facts.put({ key: 'cursor', value: `${cursor}x` })
            return store.takePending(limit, besides)
          },
        }
      }),
    },
  },
  {
    what: 'a save is acknowledged and not stored while something is on its way',
    seenAs: ['typed_words_are_kept', 'last_words_are_shown', 'status_is_true'],
    defects: {
      library: (library, database) => ({
        ...library,
        saveDraft: async (id, changed, read) => {
          const [entries = []] = await readEntries(database, [id])
          if (entries.some(({ stage }) => stage === 'handed_out')) return
          await library.saveDraft(id, changed, read)
        },
      }),
    },
  },
  {
    what: 'words that are typed into an item which has gone are dropped',
    seenAs: ['typed_words_are_kept'],
    defects: {
      library: (library, database) => ({
        ...library,
        saveDraft: async (id, changed, read) => {
          const { copy, draft, deleted } = await readItem(database, id)
          if (copy || draft || deleted) await library.saveDraft(id, changed, read)
        },
      }),
    },
  },
  {
    what: 'the service forgets words that it has acknowledged',
    seenAs: ['acknowledged_edit_is_stored', 'copy_is_a_revision'],
    defects: {
      deliver: served => {
        const isTurn = every(5)
        return async request => {
          const answer = await served.deliver(request)
          if (isOperations(request) && isTurn())
            await served.tamper(sql`update revision set fields = '{"headline": "Nothing"}' where number = 1`)
          return answer
        }
      },
    },
  },
  {
    what: 'a conflict is reported to the desk as applied',
    seenAs: ['acknowledged_edit_is_stored'],
    defects: {
      deliver: served => async request => {
        const answer = await served.deliver(request)
        if (!isOperations(request) || answer.status !== 200) return answer
        return rewritten(answer, text => {
          const { results } = Results.parse(JSON.parse(text))
          return JSON.stringify({
            results: results.map(result =>
              result['outcome'] === 'conflict'
                ? {
                    operation: result['operation'],
                    outcome: 'applied',
                    revision: 99,
                    state: 'draft',
                    at: '2026-03-01T09:00:00.000Z',
                  }
                : result,
            ),
          })
        })
      },
    },
  },
  {
    what: 'an operation overtakes the one before it',
    seenAs: ['outbox_is_in_order'],
    defects: {
      library: withStore((store, database) => ({
        takePending: async (limit, besides) => {
          const operations = await store.takePending(limit, besides)
          const entries = await readAllEntries(database)
          const items = new Set<string>(operations.map(({ item }) => item))
          const behind = entries.filter(({ item, stage }) => items.has(item) && stage === 'written')
          return [...operations, ...behind.map(({ operation }) => operation)].slice(0, limit)
        },
      })),
    },
  },
  {
    what: 'later words join an operation that was handed out',
    seenAs: ['operation_is_frozen'],
    defects: {
      library: withStore((store, database) => ({
        takePending: async (limit, besides) => {
          const operations = await store.takePending(limit, besides)
          const entries = await readAllEntries(database)
          return operations.map(operation => {
            const later = entries.findLast(
              ({ item, stage }) => item === operation.item && stage === 'written',
            )
            if (operation.kind !== 'edit' || later?.operation.kind !== 'edit') return operation
            return { ...operation, fields: { ...operation.fields, ...later.operation.fields } }
          })
        },
      })),
    },
  },
  {
    what: 'a list row is not written with its item',
    seenAs: ['row_is_derived'],
    defects: {
      library: withStore((store, database) => {
        const isTurn = every(5)
        return {
          acknowledge: async results => {
            const rows = await database.rows.toArray()
            await store.acknowledge(results)
            if (isTurn()) await database.rows.bulkPut(rows)
          },
        }
      }),
    },
  },
  {
    what: 'what was refused is forgotten',
    seenAs: ['typed_words_are_kept', 'status_is_true', 'last_words_are_shown'],
    defects: {
      library: withStore((store, database) => ({
        acknowledge: async results => {
          await store.acknowledge(results)
          await database.outbox.filter(({ stage }) => stage === 'refused').delete()
        },
      })),
    },
  },
  {
    what: 'a conflict keeps the text that its person has lost sight of',
    seenAs: ['only_what_may_be_seen'],
    defects: {
      library: withStore((store, database) => ({
        apply: async page => {
          const inConflict = () => database.outbox.filter(({ stage }) => stage === 'conflict').toArray()
          const before = new Map((await inConflict()).map(({ order, current }) => [order, current]))
          await store.apply(page)
          for (const entry of await inConflict()) {
            const current = before.get(entry.order)
            if (current) await database.outbox.put({ ...entry, current })
          }
        },
      })),
    },
  },
  {
    what: 'nothing is ever sent again after an answer was lost',
    seenAs: ['nothing_waits_in_vain'],
    defects: {
      library: withStore((store, database) => ({
        takePending: async (limit, besides) => {
          const before = new Set(
            (await readAllEntries(database)).flatMap(({ stage, operation }) =>
              stage === 'handed_out' ? [operation.id] : [],
            ),
          )
          return (await store.takePending(limit, besides)).filter(({ id }) => !before.has(id))
        },
      })),
    },
  },
]
