import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { Dexie } from 'dexie'
import { afterEach, describe, expect, it } from 'vitest'
import { AccountId, instantOf } from '#shared/content/identity.ts'
import { type Enquiry, type EnquiryId, NoteId, ReplyId } from '#shared/enquiry/enquiry.ts'
import type { LetterDraft } from '#shared/enquiry/enquiry-draft.ts'
import type { EnquiryPage } from '#shared/enquiry/enquiry-page.ts'
import type { EnquiryRequest } from '#shared/enquiry/enquiry-request.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { anEnquiry } from '../../../tests/support/an-enquiry.ts'
import { type EnquiryDesk, openEnquiryDesk } from './enquiry-desk.ts'
import type { EnquiryStore } from './enquiry-store.ts'
import { createMemoryStore } from './memory-store.ts'
import { openSealedStore } from './sealed-store.ts'
import { sealingWith } from './sealing.ts'

const me = { id: AccountId.parse(randomUUID()), name: 'Ada Expert', organisation: 'OSOR' }
const at = instantOf(new Date('2026-11-30T10:00:00Z'))
const key = crypto.getRandomValues(new Uint8Array(32))

const sealedStore = async () => openSealedStore('osor-enquiries test', await sealingWith(key))

/** As the service hands an enquiry on whose enquirer's data were erased. */
function erased(enquiry: Enquiry): Enquiry {
  const messages = enquiry.messages.map(message => ({ ...message, from: null, text: '', html: null }))
  return { ...enquiry, enquirer: null, subject: '', messages, state: 'closed' }
}

/** A service whose changes are told one after the other, and that can be out of reach. */
function aService() {
  const changes: Enquiry[] = []
  let isReached = true
  return {
    changes,
    reach: (whether: boolean) => {
      isReached = whether
    },
    changed: async (after: string) => {
      if (!isReached) return { kind: 'no_answer', failure: 'unreachable' } as const
      const value: EnquiryPage = {
        enquiries: changes.slice(Number(after)),
        cursor: String(changes.length),
        isMore: false,
        experts: [me],
        sendsLetters: true,
        textModules: null,
      }
      return { kind: 'answer', value } as const
    },
    ask: async () =>
      isReached
        ? ({ kind: 'refused', refusal: 'anonymous' } as const)
        : ({ kind: 'no_answer', failure: 'unreachable' } as const),
  }
}

const open: EnquiryDesk[] = []

afterEach(async () => {
  for (const desk of open.splice(0)) desk.close()
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
})

async function aDesk(service: ReturnType<typeof aService>, store: EnquiryStore): Promise<EnquiryDesk> {
  const { changed, ask } = service
  const desk = await openEnquiryDesk({
    store,
    me,
    changed,
    ask,
    alone: work => work(),
    tellOthers: () => {},
  })
  open.push(desk)
  return desk
}

const newId = () => OperationId.parse(randomUUID())

const letterTo = (enquiry: EnquiryId): EnquiryRequest => ({
  kind: 'letter',
  askedAt: at,
  letter: {
    id: newId(),
    answers: enquiry,
    reply: ReplyId.parse(randomUUID()),
    letter: 'Dear Zoe, yes.',
    comparedLicences: [],
    does: 'answer',
    sendAt: null,
  },
})

const noteOn = (enquiry: EnquiryId): EnquiryRequest => ({
  kind: 'note',
  askedAt: at,
  note: {
    id: newId(),
    noteOn: enquiry,
    note: NoteId.parse(randomUUID()),
    internal: 'Zoe wrote before.',
  },
})

const draftTo = (enquiry: EnquiryId, letter = 'Dear Zoe'): LetterDraft => ({
  enquiry,
  letter,
  comparedLicences: [],
  does: 'answer',
  sendAt: null,
  changedAt: at,
})

/** Everything that a desk has in words. */
function wordsOf(desk: EnquiryDesk): string {
  const { drafts, noteDrafts, ...rest } = desk.snapshot()
  return JSON.stringify([rest, [...drafts.values()], [...noteDrafts.values()]])
}

describe.each([
  ['sealed on the disk', sealedStore],
  ['in the window alone', async () => createMemoryStore()],
])('what is erased at the service is not here any more, %s', (_where, newStore) => {
  it('with the drafts, the letters and the notes that wait and may quote it; others stay', async () => {
    const [gone, stays] = [anEnquiry(1), anEnquiry(2, { subject: 'Another matter' })]
    const service = aService()
    service.changes.push(gone, stays)
    const desk = await aDesk(service, await newStore())
    await desk.sync()
    service.reach(false)
    await desk.ask(letterTo(gone.id))
    await desk.ask(noteOn(gone.id))
    await desk.keepDraft(draftTo(gone.id))
    await desk.keepDraft(draftTo(stays.id, 'Dear other'))
    await desk.keepNoteDraft({ noteOn: gone.id, internal: 'Zoe again', changedAt: at })
    expect(wordsOf(desk)).toContain('Dear Zoe')

    service.changes.push(erased(gone))
    service.reach(true)
    await desk.sync()
    const { waiting, refused, drafts, noteDrafts, enquiries } = desk.snapshot()
    expect([waiting, refused, noteDrafts.size]).toEqual([[], [], 0])
    expect([...drafts.values()].map(({ letter }) => letter)).toEqual(['Dear other'])
    const shown = enquiries.find(({ id }) => id === gone.id)
    expect(JSON.stringify(shown)).not.toMatch(/zoe|zebra/i)
  })

  it('nor can an open window keep anew what was being written', async () => {
    const gone = anEnquiry(1)
    const service = aService()
    service.changes.push(gone, erased(gone))
    const desk = await aDesk(service, await newStore())
    await desk.sync()
    await desk.keepDraft(draftTo(gone.id))
    await desk.keepNoteDraft({ noteOn: gone.id, internal: 'Zoe again', changedAt: at })
    expect(wordsOf(desk)).not.toContain('Zoe')
  })
})

it('what an end in the middle has left of it is thrown away at the next start', async () => {
  const gone = anEnquiry(1)
  const store = await sealedStore()
  await store.keepDraft(draftTo(gone.id))
  await store.keepAsked({ request: letterTo(gone.id), refusal: null })
  await store.keep([erased(gone)], { cursor: '1', experts: [], sendsLetters: true, textModules: [] })
  store.close()
  const service = aService()
  service.reach(false)
  const desk = await aDesk(service, await sealedStore())
  expect(wordsOf(desk)).not.toContain('Zoe')
  const left = await sealedStore()
  expect((await left.read()).drafts).toEqual([])
  left.close()
})
