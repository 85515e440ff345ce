import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Dexie } from 'dexie'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ItemId, Person } from '#shared/content/identity.ts'
import { newsFields } from '../../tests/support/an-item.ts'
import { LibraryDatabase } from './database.ts'
import { createLibrary } from './dexie-library.ts'
import { itemTables, readItem } from './item-records.ts'
import type { Library } from './library.ts'
import { readRows, rowIds } from './packed-rows.ts'
import { rowOf } from './row.ts'
import { workingCopyOf } from './working-copy.ts'

/** A library exactly as a released version of the program has stored it: its own schema, its own records. */
const Fixture = z.object({
  version: z.int(),
  stores: z.record(z.string(), z.string()),
  me: Person,
  /** A draft that was never sent, and one without a word. */
  local: ItemId,
  empty: ItemId,
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
})
type Fixture = z.infer<typeof Fixture>
/** What JSON has no form of its own for. */
const Bytes = z.strictObject({ $base64: z.base64() })

async function fixtureOf(version: number): Promise<Fixture> {
  const address = new URL(`./fixtures/version-${version}.json`, import.meta.url)
  const text = await readFile(address, 'utf8')
  return Fixture.parse(
    JSON.parse(text, (_key, value: unknown) => {
      const bytes = Bytes.safeParse(value).data
      return bytes ? new Uint8Array(Buffer.from(bytes.$base64, 'base64')) : value
    }),
  )
}

/** Writes the library of an older version, without any code of today's. */
async function storeAs({ version, stores, tables }: Fixture, name: string): Promise<void> {
  const old = new Dexie(name)
  old.version(version).stores(stores)
  for (const [table, records] of Object.entries(tables)) await old.table(table).bulkAdd(records)
  old.close()
}

/** A description of tables and indexes. */
function schemaOf(database: Dexie): unknown {
  return Object.fromEntries(
    database.tables.map(({ name, schema }) => [
      name,
      [schema.primKey.src, ...schema.indexes.map(index => index.src).sort()],
    ]),
  )
}

const item = (number: number) => ItemId.parse(`bbbbbbbb-0000-4000-8000-00000000000${number}`)
const versions = [1, 2, 3, 5, 6, 7, 8, 9, 10]
const open: LibraryDatabase[] = []

afterEach(async () => {
  for (const database of open.splice(0)) await database.delete()
})

async function upgraded(version: number) {
  const fixture = await fixtureOf(version)
  const name = `upgrade/${randomUUID()}`
  await storeAs(fixture, name)
  const database = new LibraryDatabase(name)
  open.push(database)
  await database.open()
  const library: Library = createLibrary({
    database,
    me: fixture.me,
    now: () => new Date('2026-03-02T12:00:00.000Z'),
    newId: randomUUID,
    later: () => undefined,
    canBeDrawn: async () => true,
  })
  const working = async (id: ItemId) => {
    const { copy, draft, entries } = await readItem(database, id)
    return workingCopyOf(copy, draft, entries)
  }
  return { fixture, database, library, working }
}

describe.each(versions)('a library that version %d has stored', version => {
  it('has the tables and indexes of a new one', async () => {
    const { database } = await upgraded(version)
    const fresh = new LibraryDatabase(`upgrade/${randomUUID()}`)
    open.push(fresh)
    await fresh.open()
    expect(schemaOf(database)).toEqual(schemaOf(fresh))
  })

  it('keeps every record of every table', async () => {
    const { fixture, database } = await upgraded(version)
    for (const [table, records] of Object.entries(fixture.tables)) {
      // What these two hold is looked at below.
      if (table === 'unindexed' || table === 'rowPacks') continue
      expect(await database.table(table).toArray()).toMatchObject(records)
    }
    expect(await database.facts.get('cursor')).toMatchObject({ value: 'cursor-of-version-1' })
  })

  it('keeps what the search index has still to look at', async () => {
    const { fixture, database } = await upgraded(version)
    const marked = (await database.unindexed.toArray()).flatMap(mark => mark.items)
    expect(marked).toEqual((fixture.tables['unindexed'] ?? []).flatMap(mark => mark['items'] ?? mark['item']))
  })

  it('has the rows that this version would have stored', async () => {
    const { fixture, database } = await upgraded(version)
    await database.transaction('r', itemTables(database), async () => {
      const ids = await rowIds(database)
      expect(ids).toHaveLength(9)
      for (const row of await readRows(database, ids)) {
        if (!row) throw new Error('A row is not there')
        const { copy, draft, entries } = await readItem(database, row.id)
        const asNow = rowOf(copy, draft, entries, fixture.me)
        // What is counted as missing, and for which lists, is this version's to say, at the next save.
        const words = row.listedAt.ownWork === undefined ? 0 : row.words
        const uncounted = { findings: 0, changedWords: null }
        expect({ ...row, words, ...uncounted }).toEqual({ ...asNow, ...uncounted })
      }
    })
  })

  it('shows each item with its words and its status', async () => {
    const { fixture, working } = await upgraded(version)
    expect(await working(item(1))).toMatchObject({
      state: 'validated',
      status: { kind: 'sent', revision: 4 },
      fields: newsFields({ headline: 'Published by somebody else' }),
    })
    expect(await working(item(2))).toMatchObject({ decisionOnItsWay: 'propose', state: 'proposed' })
    const { short_title: _, ...unsent } = newsFields({ headline: 'Unsent headline' })
    expect((await working(item(3)))?.fields).toEqual(unsent)
    expect(await working(item(4))).toMatchObject({
      status: { kind: 'waiting_to_be_sent' },
      fields: { headline: 'Handed out', body: '<p>Written behind</p>' },
    })
    expect(await working(item(5))).toMatchObject({
      status: { kind: 'refused' },
      fields: { body: '<p>Refused words</p>' },
    })
    expect(await working(item(6))).toMatchObject({
      status: { kind: 'needs_your_decision' },
      fields: { headline: 'Mine' },
      conflict: { current: { fields: { headline: 'Theirs' } }, isDeletion: false },
    })
    expect(await working(fixture.local)).toMatchObject({
      status: { kind: 'on_this_computer' },
      fields: { headline: 'Never sent', body: '<p>On this computer only.</p>' },
    })
    expect((await working(fixture.empty))?.fields).toEqual({})
  })

  it('sends what it had to send, and what was under way word for word', async () => {
    const { fixture, library } = await upgraded(version)
    const pending = await library.localStore.takePending(100)
    const underWay = fixture.tables['outbox']?.filter(entry => entry['stage'] === 'handed_out')
    expect(underWay).toHaveLength(1)
    expect(pending).toContainEqual(underWay?.[0]?.['operation'])
    expect(pending.map(operation => [operation.item, operation.kind])).toEqual([
      [item(4), 'edit'],
      [item(3), 'edit'],
      [fixture.local, 'create'],
      [item(2), 'transition'],
    ])
  })

  it('goes on: writes, keeps versions, deletes and puts back', async () => {
    const { fixture, library, working } = await upgraded(version)
    await library.saveDraft(fixture.local, { headline: 'Written by today' })
    expect(await library.history.keep(fixture.local, 'pause')).toBe(true)
    expect(await library.deleteDraft(fixture.local)).toBe(true)
    expect(await library.restoreDeleted(fixture.local)).toEqual({ item: fixture.local, isNew: false })
    expect((await working(fixture.local))?.fields['headline']).toBe('Written by today')
    await library.settleConflict(item(6), 'mine')
    await library.tidy()
    expect((await working(item(6)))?.fields['headline']).toBe('Mine')
  })
})

describe('what is published in a library that version 10 has stored', () => {
  const publishedOf = async (database: LibraryDatabase, id: ItemId) =>
    (await readRows(database, [id]))[0]?.published

  it('says what it is about, in rows by themselves and in packs', async () => {
    const { database } = await upgraded(10)
    expect(await publishedOf(database, item(1))).toEqual({
      revision: 4,
      at: '2026-03-01T09:00:00.000Z',
      title: 'Published by somebody else',
      topics: ['open-source-software'],
      countries: ['MLT'],
      event: null,
    })
  })

  it('is told of the text that readers see, not of the one that waits in its place', async () => {
    const { database } = await upgraded(10)
    expect(await publishedOf(database, item(7))).toMatchObject({
      title: 'A day on open source',
      topics: ['cloud'],
      event: {
        starts: { local: '2026-05-08T10:00', zone: 'Europe/Brussels' },
        ends: { local: '2026-05-08T16:00', zone: 'Europe/Brussels' },
        place: 'Rue de la Loi 200, Brussels',
        isOnline: false,
      },
    })
  })
})
