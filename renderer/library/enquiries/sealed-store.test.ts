import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, describe, expect, it } from 'vitest'
import { instantOf } from '#shared/content/identity.ts'
import type { Enquiry } from '#shared/enquiry/enquiry.ts'
import { ApartId } from '#shared/enquiry/enquiry-draft.ts'
import { type ModuleDraft, TextModuleId } from '#shared/enquiry/text-module.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { anEnquiry } from '../../../tests/support/an-enquiry.ts'
import type { EnquiryFacts } from './enquiry-store.ts'
import { openSealedStore } from './sealed-store.ts'
import { sealingWith } from './sealing.ts'

const name = 'osor-enquiries'
const key = crypto.getRandomValues(new Uint8Array(32))
const at = instantOf(new Date('2026-11-30T10:00:00Z'))
const facts: EnquiryFacts = { cursor: '9', experts: [], sendsLetters: true, textModules: [] }
const many = (count: number) => Array.from({ length: count }, (_, number) => anEnquiry(number + 1))

const opened: { close(): void }[] = []

afterEach(async () => {
  for (const store of opened.splice(0)) store.close()
  for (const database of await Dexie.getDatabaseNames()) await Dexie.delete(database)
})

async function aStore() {
  const store = await openSealedStore(name, await sealingWith(key))
  opened.push(store)
  return store
}

/** Breaks or removes a record, as a failing disk does. */
async function change(table: string, how: (records: Dexie.Table) => Promise<unknown>): Promise<void> {
  const database = await new Dexie(name).open()
  await how(database.table(table))
  database.close()
}

const numbersOf = (enquiries: readonly Pick<Enquiry, 'number'>[]) =>
  enquiries.map(({ number }) => number).sort()

describe('a sealed store', () => {
  it('gives rows without what was written, and each enquiry as a whole', async () => {
    const enquiries = many(200)
    await (await aStore()).keep(enquiries, facts)
    const store = await aStore()
    const { rows, facts: kept } = await store.read()
    expect(numbersOf(rows.map(({ row }) => row))).toEqual(numbersOf(enquiries))
    expect(rows.every(({ row, receivedAt }) => !('messages' in row) && receivedAt === '9')).toBe(true)
    expect(kept).toEqual(facts)
    for (const enquiry of enquiries.slice(0, 5)) expect(await store.readOne(enquiry.id)).toEqual(enquiry)
  })

  it('gives what nothing has changed as the same objects again', async () => {
    const store = await aStore()
    const [first, ...others] = many(3)
    if (first === undefined) throw new Error('It is there')
    await store.keep([first, ...others], facts)
    const before = await store.read()
    await (await aStore()).keep([{ ...first, subject: 'other' }], { ...facts, cursor: '10' })
    const after = await store.read()
    const rowOf = ({ rows }: typeof before, { id }: Enquiry) => rows.find(({ row }) => row.id === id)
    expect(rowOf(after, first)).toMatchObject({ row: { subject: 'other' }, receivedAt: '10' })
    for (const other of others) expect(rowOf(after, other)).toBeDefined()
    expect((await store.read()).rows).toEqual(after.rows)
  })

  it('asks for all anew where an enquiry is missing beside its row, or a pack of rows is broken', async () => {
    const enquiries = many(3)
    const breaks: readonly (readonly [string, (records: Dexie.Table) => Promise<unknown>])[] = [
      ['bodies', records => records.delete(enquiries[0]?.id)],
      ['rows', records => records.toCollection().modify({ bytes: new ArrayBuffer(40) })],
    ]
    for (const [table, how] of breaks) {
      const store = await aStore()
      await store.keep(enquiries, facts)
      store.close()
      await change(table, how)
      expect(await (await aStore()).read()).toMatchObject({ rows: [], facts: null })
    }
  })

  it('does not give an enquiry that is broken', async () => {
    const enquiries = many(2)
    const store = await aStore()
    await store.keep(enquiries, facts)
    await change('bodies', records => records.toCollection().modify({ bytes: new ArrayBuffer(40) }))
    for (const { id } of enquiries) expect(await store.readOne(id)).toBeNull()
  })
})

const moduleDraft = (title: string, before: ModuleDraft['before'] = null): ModuleDraft => ({
  module: before?.module ?? TextModuleId.parse(crypto.randomUUID()),
  before,
  language: 'en',
  title,
  words: 'Dear {{name}}',
})

it('keeps each text module that is being written, apart from letters and public answers', async () => {
  const store = await aStore()
  const before = {
    module: TextModuleId.parse(crypto.randomUUID()),
    version: OperationId.parse(crypto.randomUUID()),
  }
  const begun = [moduleDraft('One'), moduleDraft('Another'), moduleDraft('Changed', before)]
  for (const draft of begun) await store.keepModuleDraft(draft)
  const kept = await store.read()
  expect(kept).toMatchObject({ drafts: [], faqDrafts: [] })
  expect(kept.moduleDrafts).toHaveLength(3)
  expect(kept.moduleDrafts).toEqual(expect.arrayContaining(begun))
  await store.dropModuleDraft(before.module)
  expect((await store.readBegun()).moduleDrafts.map(({ title }) => title).sort()).toEqual(['Another', 'One'])
})

it('keeps letters and notes that are begun apart beside the first ones', async () => {
  const store = await aStore()
  const { id } = anEnquiry(1)
  const apart = ApartId.parse(crypto.randomUUID())
  const letter = { enquiry: id, comparedLicences: [], does: 'answer' as const, sendAt: null, changedAt: at }
  const letters = [
    { ...letter, letter: 'One' },
    { ...letter, letter: 'Other', apart },
  ]
  const notes = [
    { noteOn: id, internal: 'One', changedAt: at },
    { noteOn: id, internal: 'Other', changedAt: at, apart },
  ]
  for (const draft of letters) await store.keepDraft(draft)
  for (const draft of notes) await store.keepNoteDraft(draft)
  const { drafts, noteDrafts } = await store.readBegun()
  expect(drafts).toEqual(expect.arrayContaining(letters))
  expect(noteDrafts).toEqual(expect.arrayContaining(notes))
  await store.dropDraft(id)
  await store.dropNoteDraft(apart)
  expect(await store.readBegun()).toMatchObject({ drafts: [letters[1]], noteDrafts: [notes[0]] })
})

it('gives the one text module that was begun before each had its place such a place', async () => {
  ;(await aStore()).close()
  const before = {
    module: TextModuleId.parse(crypto.randomUUID()),
    version: OperationId.parse(crypto.randomUUID()),
  }
  const only = { before, language: 'en', title: 'Half', words: 'Dear {{name}}' }
  const sealed = await (await sealingWith(key)).seal(only)
  await change('drafts', records => records.put({ enquiry: 'module', ...sealed }))
  await aStore()
  const store = await aStore()
  expect((await store.read()).moduleDrafts).toEqual([{ ...only, module: before.module }])
})

describe('a store of the layout before', () => {
  it('hands on what was asked and begun, and its enquiries are received anew', async () => {
    const sealing = await sealingWith(key)
    const enquiry = anEnquiry(1)
    const request = {
      kind: 'act',
      askedAt: at,
      act: {
        id: OperationId.parse(crypto.randomUUID()),
        enquiry: enquiry.id,
        kind: 'claim',
        takesOver: null,
      },
    } as const
    const draft = {
      enquiry: enquiry.id,
      letter: 'Dear zebra,',
      comparedLicences: [],
      does: 'answer',
      sendAt: null,
      changedAt: at,
    } as const
    const noteDraft = { noteOn: enquiry.id, internal: 'Half of a note', changedAt: at }
    const before = new Dexie(name)
    before.version(1).stores({
      packs: 'pack',
      facts: 'name',
      asked: 'id, place',
      drafts: 'enquiry',
      noteDrafts: 'enquiry',
    })
    await before.open()
    await before.table('packs').put({ pack: 1, ...(await sealing.seal([enquiry])) })
    await before.table('facts').put({ name: 'facts', ...(await sealing.seal(facts)) })
    const asked = await sealing.seal({ request, refusal: null })
    await before.table('asked').put({ id: request.act.id, place: 1, ...asked })
    await before.table('drafts').put({ enquiry: enquiry.id, ...(await sealing.seal(draft)) })
    await before.table('noteDrafts').put({ enquiry: enquiry.id, ...(await sealing.seal(noteDraft)) })
    before.close()

    const store = await aStore()
    expect(await store.read()).toEqual({
      rows: [],
      facts: null,
      asked: [{ request, refusal: null }],
      drafts: [draft],
      noteDrafts: [noteDraft],
      faqDrafts: [],
      moduleDrafts: [],
    })
    await store.keep([enquiry], facts)
    expect((await store.read()).rows).toMatchObject([{ row: { number: enquiry.number } }])
    store.close()
    const now = await new Dexie(name).open()
    expect(now.tables.map(table => table.name)).not.toContain('packs')
    now.close()
  })
})
