import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, describe, expect, it } from 'vitest'
import { instantOf } from '#shared/content/identity.ts'
import { NoteId, ReplyId } from '#shared/enquiry/enquiry.ts'
import { ApartId } from '#shared/enquiry/enquiry-draft.ts'
import type { EnquiryRequest } from '#shared/enquiry/enquiry-request.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { anEnquiry } from '../../../tests/support/an-enquiry.ts'
import { aLetterDraft, anUnreachedDesk } from '../../../tests/support/an-enquiry-desk.ts'
import type { EnquiryDesk } from './enquiry-desk.ts'
import type { EnquiryStore } from './enquiry-store.ts'
import { createMemoryStore } from './memory-store.ts'
import { openSealedStore } from './sealed-store.ts'
import { sealingWith } from './sealing.ts'

const key = crypto.getRandomValues(new Uint8Array(32))
const at = instantOf(new Date('2026-11-30T10:00:00Z'))
const { id: enquiry } = anEnquiry(1)
const apart = ApartId.parse(crypto.randomUUID())
const open: EnquiryDesk[] = []

afterEach(async () => {
  for (const desk of open.splice(0)) desk.close()
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
})

const sealedStore = async () => openSealedStore('osor-enquiries', await sealingWith(key))

async function aDesk(store: EnquiryStore): Promise<EnquiryDesk> {
  const desk = await anUnreachedDesk({ store })
  open.push(desk)
  return desk
}

const newId = () => OperationId.parse(crypto.randomUUID())

const draft = (words: string) => aLetterDraft(enquiry, words)

const letter = (words: string): EnquiryRequest => ({
  kind: 'letter',
  askedAt: at,
  letter: {
    id: newId(),
    answers: enquiry,
    reply: ReplyId.parse(crypto.randomUUID()),
    letter: words,
    comparedLicences: [],
    does: 'answer',
    sendAt: null,
  },
})

const note = (internal: string): EnquiryRequest => ({
  kind: 'note',
  askedAt: at,
  note: { id: newId(), noteOn: enquiry, note: NoteId.parse(crypto.randomUUID()), internal },
})

describe.each([
  ['sealed on the disk', sealedStore],
  ['in the window alone', async () => createMemoryStore()],
])('a letter or a note that is asked for, %s', (_where, newStore) => {
  it('is begun no more in the very write that keeps it; what is begun beside it stays', async () => {
    const store = await newStore()
    const desk = await aDesk({
      ...store,
      // It ends before anything else is written.
      dropDraft: () => new Promise(() => undefined),
      dropNoteDraft: () => new Promise(() => undefined),
    })
    await desk.keepDraft(draft('Dear Zoe'))
    await desk.keepDraft({ ...draft('Dear Zoe, or so'), apart })
    await desk.keepNoteDraft({ noteOn: enquiry, internal: 'Zoe knows', changedAt: at })
    const [asked, noted] = [letter('Dear Zoe'), note('Zoe knows')]
    await desk.ask(asked, enquiry)
    expect((await store.readBegun()).noteDrafts).toHaveLength(1)
    await desk.ask(noted, enquiry)

    const kept = await store.read()
    expect(kept.asked.map(({ request }) => request)).toEqual([asked, noted])
    expect(kept.drafts).toEqual([{ ...draft('Dear Zoe, or so'), apart }])
    expect(kept.noteDrafts).toEqual([])
    const { waiting, drafts, noteDrafts } = desk.snapshot()
    expect(waiting).toEqual([asked, noted])
    expect([[...drafts.keys()], noteDrafts.size]).toEqual([[apart], 0])
  })

  it('leaves what is begun as it is where it could not be kept', async () => {
    const store = await newStore()
    const desk = await aDesk({ ...store, keepAsked: () => Promise.reject(new Error('The disk is full')) })
    await desk.keepDraft(draft('Dear Zoe'))
    await expect(desk.ask(letter('Dear Zoe'), enquiry)).rejects.toThrow('full')
    expect(desk.snapshot()).toMatchObject({ waiting: [] })
    expect([...desk.snapshot().drafts.values()]).toEqual([draft('Dear Zoe')])
    expect(await desk.storeBegun()).toBe(true)
    expect((await store.readBegun()).drafts).toEqual([draft('Dear Zoe')])
  })

  it('is not begun anew by words that were on their way to the store, before or meanwhile', async () => {
    const store = await newStore()
    const desk = await aDesk(store)
    const before = desk.keepDraft(draft('Dear'))
    const asking = desk.ask(letter('Dear Zoe'), enquiry)
    const meanwhile = desk.keepDraft(draft('Dear Zoe'))
    await Promise.all([before, asking, meanwhile])
    expect(await desk.storeBegun()).toBe(true)
    expect((await store.readBegun()).drafts).toEqual([])
    expect(desk.snapshot().drafts.size).toBe(0)
  })
})

it('what was read before a letter was asked for does not bring its draft back', async () => {
  const store = await sealedStore()
  const answers: (() => void)[] = []
  let isSlow = false
  const desk = await aDesk({
    ...store,
    readBegun: async () => {
      const kept = await store.readBegun()
      if (isSlow) await new Promise<void>(resolve => answers.push(resolve))
      return kept
    },
  })
  await desk.keepDraft(draft('Dear Zoe'))
  isSlow = true
  const reading = desk.readBegun()
  await expect.poll(() => answers.length).toBe(1)
  await desk.ask(letter('Dear Zoe'), enquiry)
  for (const answer of answers) answer()
  await reading
  expect(desk.snapshot().drafts.size).toBe(0)
})
