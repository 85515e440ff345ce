import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { Dexie } from 'dexie'
import { afterEach, describe, expect, it } from 'vitest'
import { AccountId, type Instant, instantOf } from '#shared/content/identity.ts'
import { type Enquiry, type EnquiryId, NoteId, ReplyId } from '#shared/enquiry/enquiry.ts'
import type { EnquiryPage } from '#shared/enquiry/enquiry-page.ts'
import type { EnquiryOutcome, EnquiryRequest } from '#shared/enquiry/enquiry-request.ts'
import type { FaqDraft } from '#shared/enquiry/faq-draft.ts'
import { keptFacts } from '#shared/enquiry/kept-facts.ts'
import { factsOfThread } from '#shared/enquiry/thread-facts.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { anEnquiry } from '../../../tests/support/an-enquiry.ts'
import { type EnquiryDesk, openEnquiryDesk } from './enquiry-desk.ts'
import type { EnquiryStore } from './enquiry-store.ts'
import { createMemoryStore } from './memory-store.ts'
import { openSealedStore } from './sealed-store.ts'
import { sealingWith } from './sealing.ts'

const me = {
  id: AccountId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c01'),
  name: 'Ada Expert',
  organisation: 'OSOR',
}
const other = { ...me, id: AccountId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c02'), name: 'Ben Expert' }
const at: Instant = instantOf(new Date('2026-11-30T10:00:00Z'))

/** A service that answers what it is given, and remembers what it was asked. */
function aService(enquiries: readonly Enquiry[]) {
  const asked: EnquiryRequest[] = []
  const answers: EnquiryOutcome[] = []
  let isReached = true
  let isExpert = true
  let pages = 0
  return {
    asked,
    answers,
    pages: () => pages,
    reach: (whether: boolean) => {
      isReached = whether
    },
    endRole: () => {
      isExpert = false
    },
    changed: async (after: string) => {
      if (!isReached) return { kind: 'no_answer', failure: 'unreachable' } as const
      if (!isExpert) return { kind: 'refused' } as const
      pages += 1
      const from = Number(after)
      const page: EnquiryPage = {
        enquiries: enquiries.slice(from, from + 2),
        cursor: String(Math.min(enquiries.length, from + 2)),
        isMore: from + 2 < enquiries.length,
        experts: [me, other],
        sendsLetters: true,
        textModules: null,
      }
      return { kind: 'answer', value: page } as const
    },
    ask: async (request: EnquiryRequest): Promise<EnquiryOutcome> => {
      if (!isReached) return { kind: 'no_answer', failure: 'unreachable' }
      asked.push(request)
      return answers.shift() ?? { kind: 'done' }
    },
  }
}

const key = crypto.getRandomValues(new Uint8Array(32))
const open: EnquiryDesk[] = []

afterEach(async () => {
  for (const desk of open.splice(0)) desk.close()
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
})

const sealedStore = async (name = 'osor-enquiries', withKey = key) =>
  openSealedStore(name, await sealingWith(withKey))

async function aDesk(service: ReturnType<typeof aService>, store: EnquiryStore, tellOthers = () => {}) {
  const desk = await openEnquiryDesk({
    store,
    me,
    changed: service.changed,
    ask: service.ask,
    alone: work => work(),
    tellOthers,
  })
  open.push(desk)
  return desk
}

function faqDraft(enquiry: EnquiryId): FaqDraft {
  const reply = ReplyId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c03')
  return {
    faqOf: enquiry,
    question: { text: 'May a zebra?', settled: [{ from: 6, to: 11, was: 'zebra', how: 'kept' }] },
    chosen: reply,
    answers: [{ reply, words: { text: 'Yes.', settled: [] } }],
    facts: keptFacts(factsOfThread(anEnquiry(1))),
    changedAt: at,
  }
}

const claim = (enquiry: EnquiryId): EnquiryRequest => ({
  kind: 'act',
  askedAt: at,
  act: { id: OperationId.parse(randomUUID()), enquiry, kind: 'claim', takesOver: null },
})

/** All bytes that a browser would write, as text in the encodings in which words could stand there. */
async function everyByte(): Promise<string> {
  const words: string[] = []
  for (const name of await Dexie.getDatabaseNames()) {
    const database = await new Dexie(name).open()
    for (const table of database.tables) {
      for (const record of await table.toArray()) {
        words.push(JSON.stringify(record))
        for (const value of Object.values(record)) {
          const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value
          if (bytes instanceof Uint8Array)
            words.push(Buffer.from(bytes).toString('latin1'), Buffer.from(bytes).toString('utf16le'))
        }
      }
    }
    database.close()
  }
  return words.join('\n')
}

describe.each([
  ['sealed on the disk', sealedStore],
  ['in the window alone', async () => createMemoryStore()],
])('enquiries that are kept %s', (_where, newStore) => {
  it('are received page by page, and only what is new afterwards', async () => {
    const service = aService([1, 2, 3, 4, 5].map(number => anEnquiry(number)))
    const desk = await aDesk(service, await newStore())
    expect(desk.snapshot()).toMatchObject({ enquiries: [], isComplete: false })
    await desk.sync()
    expect(
      desk
        .snapshot()
        .enquiries.map(({ number }) => number)
        .sort(),
    ).toHaveLength(5)
    expect(desk.snapshot()).toMatchObject({ isComplete: true, sendsLetters: true, failure: null })
    expect(service.pages()).toBe(3)
    await desk.sync()
    expect(service.pages()).toBe(4)
  })

  it('are as they will be, while what was asked offline waits, and sent in order', async () => {
    const enquiry = anEnquiry(1)
    const service = aService([enquiry])
    const desk = await aDesk(service, await newStore())
    await desk.sync()
    service.reach(false)
    await desk.ask(claim(enquiry.id))
    await desk.ask({
      kind: 'note',
      askedAt: at,
      note: {
        id: OperationId.parse(randomUUID()),
        noteOn: enquiry.id,
        note: NoteId.parse(randomUUID()),
        internal: 'Mine.',
      },
    })
    await desk.sync()
    const [shown] = desk.snapshot().enquiries
    expect(shown).toMatchObject({ claim: { by: me } })
    await desk.read(enquiry.id)
    expect(desk.snapshot().read.get(enquiry.id)).toMatchObject({
      claim: { by: me },
      notes: [{ internal: 'Mine.' }],
    })
    expect(desk.snapshot()).toMatchObject({ failure: 'unreachable' })
    expect(desk.snapshot().waiting).toHaveLength(2)
    service.reach(true)
    await desk.sync()
    expect(service.asked.map(({ kind }) => kind)).toEqual(['act', 'note'])
    expect(desk.snapshot().waiting).toEqual([])
  })

  it('keep what the service refuses, until it is let go', async () => {
    const enquiry = anEnquiry(1)
    const service = aService([enquiry])
    const desk = await aDesk(service, await newStore())
    await desk.sync()
    service.answers.push({ kind: 'refused', refusal: 'claimed' })
    const request = claim(enquiry.id)
    await desk.ask(request)
    await desk.sync()
    expect(desk.snapshot().refused).toEqual([{ request, refusal: 'claimed' }])
    expect(desk.snapshot().enquiries[0]?.claim).toBeNull()
    if (request.kind !== 'act') throw new Error('It is one')
    await desk.letGo(request.act.id)
    expect(desk.snapshot().refused).toEqual([])
  })

  it('are in no public answer any more once whoever asked was made anonymous', async () => {
    const enquiry = anEnquiry(1)
    const enquiries = [enquiry]
    const service = aService(enquiries)
    const desk = await aDesk(service, await newStore())
    await desk.sync()
    await desk.keepFaqDraft(faqDraft(enquiry.id))
    expect(desk.snapshot().faqDrafts.size).toBe(1)
    enquiries.push({ ...enquiry, enquirer: null, messages: [] })
    await desk.sync()
    expect(desk.snapshot().faqDrafts.size).toBe(0)
    // A view that was open then still has the words.
    await desk.keepFaqDraft(faqDraft(enquiry.id))
    expect(desk.snapshot().faqDrafts.size).toBe(0)
  })

  it('are not here any more when the role ends', async () => {
    const service = aService([anEnquiry(1)])
    const desk = await aDesk(service, await newStore())
    await desk.sync()
    service.endRole()
    await desk.sync()
    expect(desk.snapshot()).toMatchObject({ enquiries: [], isComplete: false })
  })
})

describe('what was written about an enquiry', () => {
  it('is read when it is asked for, and follows what is received', async () => {
    const enquiry = anEnquiry(1)
    const enquiries = [enquiry]
    const service = aService(enquiries)
    const desk = await aDesk(service, await sealedStore())
    await desk.sync()
    expect(desk.snapshot().read.size).toBe(0)
    expect(await desk.read(enquiry.id)).toEqual(enquiry)
    const received: unknown[] = []
    desk.onReceived((changed, newer) => received.push([changed, newer?.length]))
    enquiries.push({ ...enquiry, subject: 'zebra, again' })
    await desk.sync()
    expect(desk.snapshot().read.get(enquiry.id)?.subject).toBe('zebra, again')
    expect(received).toEqual([[[enquiry.id], 1]])
    expect(await desk.read(anEnquiry(2).id)).toBeNull()
  })

  it('is the same list as before, where nothing of it has changed', async () => {
    const enquiry = anEnquiry(1)
    const desk = await aDesk(aService([enquiry, anEnquiry(2)]), await sealedStore())
    await desk.sync()
    const before = desk.snapshot()
    await desk.read(enquiry.id)
    expect(desk.snapshot()).not.toBe(before)
    expect(desk.snapshot().enquiries).toBe(before.enquiries)
  })

  it('is received anew where it cannot be read any more; what was asked and begun stays', async () => {
    const [one, other] = [anEnquiry(1), anEnquiry(2)]
    const service = aService([one, other])
    const desk = await aDesk(service, await sealedStore())
    await desk.sync()
    service.reach(false)
    await desk.ask(claim(one.id))
    const database = await new Dexie('osor-enquiries').open()
    await database.table('bodies').update(one.id, { bytes: new ArrayBuffer(40) })
    database.close()
    service.reach(true)
    expect(await desk.read(one.id)).toBeNull()
    await expect.poll(() => desk.read(one.id)).toEqual(one)
    expect(desk.snapshot().enquiries).toHaveLength(2)
    expect(service.asked.map(({ kind }) => kind)).toEqual(['act'])
  })

  it('is read again where another window has received it, and that window says which', async () => {
    const enquiry = anEnquiry(1)
    const enquiries = [enquiry, anEnquiry(2)]
    const one = await aDesk(aService(enquiries), await sealedStore())
    await one.sync()
    const two = await aDesk(aService(enquiries), await sealedStore())
    await two.read(enquiry.id)
    const received: unknown[] = []
    two.onReceived((changed, newer) => received.push([changed, newer]))
    enquiries.push({ ...enquiry, subject: 'zebra, again' })
    await one.sync()
    await two.readAgain()
    expect(two.snapshot().read.get(enquiry.id)?.subject).toBe('zebra, again')
    expect(received).toEqual([[[enquiry.id], null]])
  })
})

describe('what is on the disk', () => {
  const draft = (enquiry: EnquiryId) => ({
    enquiry,
    letter: 'Dear zebra, half of a letter',
    comparedLicences: [],
    does: 'answer' as const,
    sendAt: null,
    changedAt: at,
  })

  it('is read again after an end of the program: enquiries, what waits, drafts', async () => {
    const enquiry = anEnquiry(1)
    const service = aService([enquiry])
    const desk = await aDesk(service, await sealedStore())
    await desk.sync()
    service.reach(false)
    await desk.ask(claim(enquiry.id))
    await desk.keepDraft(draft(enquiry.id))
    desk.close()
    const again = await aDesk(service, await sealedStore())
    expect(again.snapshot().enquiries).toMatchObject([{ number: enquiry.number, claim: { by: me } }])
    expect(again.snapshot().drafts.get(enquiry.id)?.letter).toBe('Dear zebra, half of a letter')
    expect(again.snapshot().waiting).toHaveLength(1)
  })

  it('has no word of an enquiry, a note, a letter or a draft', async () => {
    const enquiry = anEnquiry(1)
    const service = aService([enquiry])
    const desk = await aDesk(service, await sealedStore())
    await desk.sync()
    service.reach(false)
    await desk.ask({
      kind: 'letter',
      askedAt: at,
      letter: {
        id: OperationId.parse(randomUUID()),
        answers: enquiry.id,
        reply: ReplyId.parse(randomUUID()),
        letter: 'Dear zebra, yes.',
        comparedLicences: ['EUPL-1.2'],
        does: 'answer',
        sendAt: null,
      },
    })
    await desk.keepDraft(draft(enquiry.id))
    const bytes = await everyByte()
    expect(bytes.length).toBeGreaterThan(500)
    expect(bytes).not.toMatch(/zebra|zoe|EUPL|Expert|OSOR-2026/i)
  })

  it('a public answer that is being made is there again, apart from the letter, and sealed like it', async () => {
    const enquiry = anEnquiry(1)
    const service = aService([enquiry])
    const desk = await aDesk(service, await sealedStore())
    await desk.sync()
    const faq = faqDraft(enquiry.id)
    await desk.keepFaqDraft(faq)
    await desk.keepDraft(draft(enquiry.id))
    expect(await everyByte()).not.toMatch(/zebra/i)
    desk.close()
    const again = await aDesk(service, await sealedStore())
    expect(again.snapshot().faqDrafts).toEqual(new Map([[enquiry.id, faq]]))
    expect(again.snapshot().drafts).toEqual(new Map([[enquiry.id, draft(enquiry.id)]]))
    await again.dropFaqDraft(enquiry.id)
    again.close()
    const last = await aDesk(service, await sealedStore())
    expect(last.snapshot().faqDrafts.size).toBe(0)
    expect(last.snapshot().drafts.size).toBe(1)
  })

  it('is nothing to another key: all is asked for anew', async () => {
    const service = aService([anEnquiry(1)])
    const desk = await aDesk(service, await sealedStore())
    await desk.sync()
    desk.close()
    const strange = await aDesk(
      service,
      await sealedStore('osor-enquiries', crypto.getRandomValues(new Uint8Array(32))),
    )
    expect(strange.snapshot()).toMatchObject({ enquiries: [], isComplete: false })
    await strange.sync()
    expect(strange.snapshot().enquiries).toHaveLength(1)
  })

  it('is shared with another window', async () => {
    const service = aService([anEnquiry(1)])
    const desks: EnquiryDesk[] = []
    const one = await aDesk(service, await sealedStore(), () => void desks[0]?.readAgain())
    const two = await aDesk(service, await sealedStore())
    desks.push(two)
    await one.sync()
    await expect.poll(() => two.snapshot().enquiries.length).toBe(1)
  })
})
