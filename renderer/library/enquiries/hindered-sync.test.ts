import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { AccountId, instantOf } from '#shared/content/identity.ts'
import { type Enquiry, EnquiryId, NoteId } from '#shared/enquiry/enquiry.ts'
import { type EnquiryOutcome, type EnquiryRequest, requestIdOf } from '#shared/enquiry/enquiry-request.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { anEnquiry } from '../../../tests/support/an-enquiry.ts'
import { openEnquiryDesk } from './enquiry-desk.ts'
import type { EnquiryStore } from './enquiry-store.ts'
import { createMemoryStore } from './memory-store.ts'

const me = { id: AccountId.parse(randomUUID()), name: 'Ada Expert', organisation: 'OSOR' }
const at = instantOf(new Date('2026-11-30T10:00:00Z'))

interface AroundDesk {
  readonly store?: EnquiryStore
  readonly ask?: (request: EnquiryRequest) => Promise<EnquiryOutcome>
  /** Called before the service answers what is new. */
  readonly beforeAnswer?: () => Promise<void>
  readonly tellOthers?: () => void
}

/** A desk before a service that has these enquiries, one after the other, as far as they have come. */
async function aDesk(
  enquiries: readonly Enquiry[],
  {
    store = createMemoryStore(),
    ask = async () => ({ kind: 'done' }),
    beforeAnswer = async () => {},
    tellOthers = () => {},
  }: AroundDesk,
) {
  return openEnquiryDesk({
    store,
    me,
    changed: async after => {
      const value = {
        enquiries: enquiries.slice(Number(after)),
        cursor: String(enquiries.length),
        isMore: false,
        experts: [me],
        sendsLetters: true,
        textModules: null,
      }
      await beforeAnswer()
      return { kind: 'answer', value }
    },
    ask,
    alone: work => work(),
    tellOthers,
  })
}

function noteOn(enquiry: EnquiryId): EnquiryRequest {
  const note = NoteId.parse(randomUUID())
  return {
    kind: 'note',
    askedAt: at,
    note: { id: OperationId.parse(randomUUID()), noteOn: enquiry, note, internal: 'Mine.' },
  }
}

function splitOff({ id, messages }: Enquiry, subject: string): EnquiryRequest {
  return {
    kind: 'act',
    askedAt: at,
    act: {
      id: OperationId.parse(randomUUID()),
      kind: 'split',
      enquiry: id,
      messages: messages.map(({ message }) => message),
      into: EnquiryId.parse(randomUUID()),
      subject,
    },
  }
}

describe('a request that nobody takes', () => {
  it('is not asked at all where it breaks the contract: whoever asks is told', async () => {
    const enquiry = anEnquiry(1)
    const asked: EnquiryRequest[] = []
    const desk = await aDesk([enquiry], {
      ask: async request => {
        asked.push(request)
        return { kind: 'done' }
      },
    })
    await desk.sync()
    await expect(desk.ask(splitOff(enquiry, 'Another\tmatter'))).rejects.toThrow()
    expect(desk.snapshot().waiting).toEqual([])
    await desk.sync()
    expect(asked).toEqual([])
  })

  it('is shown as refused, and neither those behind it nor what is new wait for it', async () => {
    const enquiries = [anEnquiry(1)]
    const [first] = enquiries
    if (first === undefined) throw new Error('There is one')
    const [hopeless, behind] = [noteOn(first.id), noteOn(first.id)]
    const done: EnquiryRequest[] = []
    const desk = await aDesk(enquiries, {
      ask: async request => {
        if (requestIdOf(request) === requestIdOf(hopeless)) throw new Error('Not a call')
        done.push(request)
        return { kind: 'done' }
      },
    })
    await desk.sync()
    await desk.ask(hopeless)
    await desk.ask(behind)
    enquiries.push(anEnquiry(2))
    await desk.sync()
    expect(done).toEqual([behind])
    expect(desk.snapshot().waiting).toEqual([])
    expect(desk.snapshot().refused).toEqual([{ request: hopeless, refusal: 'not_sendable' }])
    expect(desk.snapshot().enquiries).toHaveLength(2)
  })

  it('what is new is received even where what became of a request cannot be stored', async () => {
    const enquiries = [anEnquiry(1)]
    const [first] = enquiries
    if (first === undefined) throw new Error('There is one')
    const store = createMemoryStore()
    const full = () => Promise.reject(new Error('The disk is full'))
    const desk = await aDesk(enquiries, { store: { ...store, dropAsked: full } })
    await desk.sync()
    await desk.ask(noteOn(first.id))
    enquiries.push(anEnquiry(2))
    await expect(desk.sync()).rejects.toThrow('The disk is full')
    expect(desk.snapshot().enquiries).toHaveLength(2)
  })
})

describe('an enquiry whose words cannot be read', () => {
  /** A store in which one enquiry is broken until it is received anew. */
  function brokenIn({ id }: Enquiry) {
    const store = createMemoryStore()
    let isBroken = true
    const broken: EnquiryStore = {
      ...store,
      readOne: each => (isBroken && each === id ? Promise.resolve(null) : store.readOne(each)),
      forgetReceived: () => {
        isBroken = false
        return store.forgetReceived()
      },
    }
    return { store, broken }
  }

  it('that is opened while new ones are received takes none of the others away', async () => {
    const enquiries = [anEnquiry(1), anEnquiry(2)]
    const [first] = enquiries
    if (first === undefined) throw new Error('There is one')
    const { store, broken } = brokenIn(first)
    let beforeAnswer = async () => {}
    const desk = await aDesk(enquiries, { store: broken, beforeAnswer: () => beforeAnswer() })
    await desk.sync()
    enquiries.push(anEnquiry(3))
    beforeAnswer = async () => {
      beforeAnswer = async () => {}
      expect(await desk.read(first.id)).toBeNull()
    }
    await desk.sync()
    expect(desk.snapshot().enquiries).toHaveLength(3)
    const kept = await store.read()
    expect(kept).toMatchObject({ facts: { cursor: '3' } })
    expect(kept.rows).toHaveLength(3)
    expect(await desk.read(first.id)).toEqual(first)
  })

  it('other windows hear that all is received anew, even where the service is not reached then', async () => {
    const enquiries = [anEnquiry(1)]
    const [first] = enquiries
    if (first === undefined) throw new Error('There is one')
    const { broken } = brokenIn(first)
    let beforeAnswer = async () => {}
    let told = 0
    const desk = await aDesk(enquiries, {
      store: broken,
      beforeAnswer: () => beforeAnswer(),
      tellOthers: () => {
        told += 1
      },
    })
    await desk.sync()
    const before = told
    beforeAnswer = () => Promise.reject(new Error('No way'))
    await desk.read(first.id)
    await expect.poll(() => told).toBe(before + 1)
  })
})
