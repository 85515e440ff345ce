import { Dexie, type Table } from 'dexie'
import { AccountId, type Person } from '#shared/content/identity.ts'
import { listNames } from '#shared/library/lists.ts'
import type { StoredRow } from '#shared/library/row.ts'
import type { Item } from '#shared/sync/item.ts'
import { rowOf } from '../../../renderer/library/row.ts'
import { indexOfList } from '../../../renderer/library/rows-listed.ts'
import { measuredItem, wordsFrom } from '../library/measured-items.ts'
import type { Layout } from './layouts.ts'

declare global {
  interface Window {
    layoutBench?: {
      prepare(count: number, seed: number): void
      /** Milliseconds that it takes to store everything, a thousand items in a transaction. */
      store(layout: Layout): Promise<number>
    }
  }
}

const person = (number: number): Person => ({
  id: AccountId.parse(`00000000-0000-4000-9000-00000000000${number}`),
  name: 'Somebody',
  organisation: 'OSOR',
})
const perTransaction = 1_000

let pages: { readonly items: Item[]; readonly rows: StoredRow[]; readonly lines: string[] }[] = []

function prepare(count: number, seed: number): void {
  const [me, other, word] = [person(1), person(2), wordsFrom(seed)]
  pages = []
  for (let from = 0; from < count; from += perTransaction) {
    const items = Array.from({ length: perTransaction }, (_, index) =>
      measuredItem(from + index, seed, word, me, other),
    )
    const rows = items.flatMap(item => rowOf(item, undefined, [], me) ?? [])
    pages.push({ items, rows, lines: items.map(item => JSON.stringify(item)) })
  }
}

function parts<Value>(values: readonly Value[], size: number): Value[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, part) =>
    values.slice(part * size, (part + 1) * size),
  )
}

async function store(layout: Layout): Promise<number> {
  const database = new Dexie('layouts', { chromeTransactionDurability: 'strict' })
  await database.delete()
  database.version(1).stores({
    bytes: '++',
    packs: '++',
    packsWithIds: '++pack, *ids',
    copies: 'id',
    rows: ['id', ...listNames.map(indexOfList)].join(', '),
    rowPacks: '++',
    marks: '++turn',
  })
  await database.open()
  const table = (name: string): Table => database.table(name)
  const begun = performance.now()
  for (const { items, rows, lines } of pages) {
    await database.transaction('rw', database.tables, async () => {
      const packs = (size: number) => table('packs').bulkAdd(parts(lines, size).map(part => part.join('\n')))
      const work: PromiseLike<unknown>[] = []
      const start = (...begun: PromiseLike<unknown>[]) => work.push(...begun)
      switch (layout) {
        case 'bytes':
          start(table('bytes').add(new TextEncoder().encode(lines.join('\n'))))
          break
        case 'packs of 100':
          start(packs(100))
          break
        case 'packs of 16':
          start(packs(16))
          break
        case 'packs with ids':
        case 'packs and rows':
        case 'packs and rows, 49 at a time':
        case 'packs and packed rows': {
          const records = parts(items, 100).map((part, number) => ({
            ids: part.map(({ id }) => id),
            text: parts(lines, 100)[number]?.join('\n') ?? '',
          }))
          start(table('packsWithIds').bulkAdd(records))
          if (layout === 'packs and rows') start(table('rows').bulkPut(rows))
          if (layout === 'packs and rows, 49 at a time')
            for (const some of parts(rows, 49)) start(table('rows').bulkPut(some))
          if (layout === 'packs and packed rows') start(table('rowPacks').bulkAdd(parts(rows, 100)))
          break
        }
        case 'single copies':
          start(table('copies').bulkPut(items))
          break
        case 'single copies, rows and marks':
          start(table('copies').bulkPut(items), table('marks').bulkAdd(items.map(({ id }) => ({ id }))))
          for (const some of parts(rows, 49)) start(table('rows').bulkPut(some))
      }
      await Promise.all(work)
    })
  }
  const time = performance.now() - begun
  database.close()
  return time
}

window.layoutBench = { prepare, store }
