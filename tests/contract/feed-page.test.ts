import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ChangeLine } from '#shared/sync/change.ts'
import { type Account, findDemoAccount } from '../../service/accounts/account.ts'
import { feedPage } from '../../service/feed/feed-page.ts'
import { createRevisionTexts } from '../../service/items/revision-texts.ts'
import { applyOperations } from '../../service/operations/apply-operations.ts'
import type { Storage } from '../../service/storage/storage.ts'
import { openTwinStorages } from '../support/memory-storage.ts'
import { createOf, newItemId, readyNews } from '../support/service-client.ts'

const megabyte = 1024 * 1024
const now = new Date('2026-03-01T09:00:00Z')
const short = 20_000
/** Lengths of the texts, the oldest first: many that are short, some that are long, one that is longer than a page. */
const lengths = [
  ...Array.from({ length: 120 }, () => short),
  ...[1.4, 1.4, 1.4, 4.6, 1.4, 1.4].map(length => length * megabyte),
]
const ids = lengths.map(newItemId)

let storage: Storage
let editor: Account

beforeAll(async () => {
  const [one, other] = await openTwinStorages(now)
  await other.close()
  storage = one
  const account = await findDemoAccount(storage.database, 'editor')
  if (account === undefined) throw new Error('nobody has this account')
  editor = account
  for (const [index, length] of lengths.entries()) {
    const desk = { storage, clock: () => new Date(now.getTime() + index), report: () => undefined }
    const body = `<p>${String(index).padEnd(length, ' long')}</p>`
    const results = await applyOperations(desk, editor.actor, [
      createOf(ids[index] ?? newItemId(), readyNews({ body })),
    ])
    expect(results.map(({ outcome }) => outcome)).toEqual(['applied'])
  }
}, 60_000)
afterAll(() => storage.close())

function page(since?: string, database = storage.database): AsyncGenerator<Buffer, void> {
  return feedPage(database, createRevisionTexts(), editor.actor, since, 500)
}

/** A page, and how long it is. */
async function read(since?: string) {
  const parts: Buffer[] = []
  for await (const part of page(since)) parts.push(part)
  const text = Buffer.concat(parts)
  const lines = text.toString('utf8').trim().split('\n')
  const changes = lines.map(line => ChangeLine.parse(JSON.parse(line)))
  const end = changes.at(-1)
  if (end?.kind !== 'end') throw new Error('the page has no end')
  return {
    items: changes.flatMap(change => (change.kind === 'item' ? [change.item.id] : [])),
    bytes: text.byteLength,
    portions: parts.length,
    end,
  }
}

/** Long enough for whatever is under way to ask the database, which is in this process. */
async function manyTurns(): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) await nextTurn()
}

/** The database, and how often it was asked something. */
function counted() {
  let queries = 0
  const database = storage.database.withPlugin({
    transformQuery: ({ node }) => {
      queries += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  return { database, queries: () => queries }
}

test('pages of long texts are bounded by their bytes: one that is longer than a page ends its page, and none is left out', async () => {
  const seen: string[] = []
  const bytes: number[] = []
  let since: string | undefined
  for (let more = true; more; ) {
    const { items, bytes: length, end } = await read(since)
    seen.push(...items)
    bytes.push(length)
    since = end.cursor
    more = end.more
  }
  expect(seen).toEqual(ids.toReversed())
  // A page is full with the item that makes it 4 MB, which is 4.6 MB long at most.
  expect(Math.max(...bytes)).toBeLessThan((4 + 4.6) * megabyte)
  expect(bytes.length).toBeGreaterThanOrEqual(3)
})

test('a page is handed on in portions as it is read, and what nobody asks for is not read', async () => {
  const behindLongOnes = (await read((await read()).end.cursor)).end.cursor
  const { database, queries } = counted()
  const reading = page(behindLongOnes, database)
  await reading.next()
  const first = queries()
  await manyTurns()
  expect(queries()).toBe(first)
  let portions = 1
  for await (const portion of reading) if (portion.byteLength > 0) portions += 1
  expect(portions).toBeGreaterThanOrEqual(4)
  expect(queries()).toBeGreaterThan(first)
})

test('a page that its reader lets go of asks the database for nothing more', async () => {
  const { database, queries } = counted()
  const reading = page(undefined, database)
  await reading.next()
  await reading.return()
  const atEnd = queries()
  await manyTurns()
  expect(queries()).toBe(atEnd)
  expect(await reading.next()).toEqual({ done: true, value: undefined })
})
