import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { AccountId, instantOf } from '#shared/content/identity.ts'
import { type Enquiry, type EnquiryId, ReplyId } from '#shared/enquiry/enquiry.ts'
import type { EnquiryOutcome, EnquiryRequest } from '#shared/enquiry/enquiry-request.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { anEnquiry } from '../../../tests/support/an-enquiry.ts'
import { openEnquiryDesk } from './enquiry-desk.ts'
import { createMemoryStore } from './memory-store.ts'
import { type LetterRequest, takeBack } from './take-back.ts'

const me = { id: AccountId.parse(randomUUID()), name: 'Ada Expert', organisation: 'OSOR' }
const at = instantOf(new Date('2026-11-30T10:00:00Z'))

async function aDesk(enquiry: Enquiry, answer: (request: EnquiryRequest) => Promise<EnquiryOutcome>) {
  const asked: EnquiryRequest[] = []
  const desk = await openEnquiryDesk({
    store: createMemoryStore(),
    me,
    changed: async after => ({
      kind: 'answer',
      value: {
        enquiries: after === '' ? [enquiry] : [],
        cursor: '1',
        isMore: false,
        experts: [me],
        sendsLetters: true,
        textModules: null,
      },
    }),
    ask: async request => {
      asked.push(request)
      return answer(request)
    },
    alone: work => work(),
    tellOthers: () => {},
  })
  await desk.sync()
  return { desk, asked }
}

const letterTo = (enquiry: EnquiryId): LetterRequest => ({
  kind: 'letter',
  askedAt: at,
  letter: {
    id: OperationId.parse(randomUUID()),
    answers: enquiry,
    reply: ReplyId.parse(randomUUID()),
    letter: 'Dear Zoe, yes.',
    comparedLicences: [],
    does: 'answer',
    sendAt: null,
  },
})

describe('a letter that waits and is taken back', () => {
  it('goes nowhere, and its withdrawal needs nobody’s attention', async () => {
    const enquiry = anEnquiry(1)
    let isReached = false
    const { desk, asked } = await aDesk(enquiry, async () =>
      isReached ? { kind: 'refused', refusal: 'not_there' } : { kind: 'no_answer', failure: 'unreachable' },
    )
    const letter = letterTo(enquiry.id)
    await desk.ask(letter)
    await desk.sync()
    await desk.read(enquiry.id)
    expect(desk.snapshot().read.get(enquiry.id)?.replies).toHaveLength(1)
    await takeBack(desk, letter, at)
    expect(desk.snapshot().read.get(enquiry.id)?.replies).toEqual([])
    isReached = true
    asked.splice(0)
    await desk.sync()
    expect(asked.map(request => request.kind === 'act' && request.act.kind)).toEqual(['withdraw_reply'])
    expect(desk.snapshot()).toMatchObject({ waiting: [], refused: [] })
  })

  it('is withdrawn where it was under way, and comes back with no refusal', async () => {
    const enquiry = anEnquiry(1)
    let answer: (outcome: EnquiryOutcome) => void = () => {}
    const answers = new Promise<EnquiryOutcome>(resolve => {
      answer = resolve
    })
    const { desk, asked } = await aDesk(enquiry, async request =>
      request.kind === 'letter' ? answers : { kind: 'refused', refusal: 'too_late' },
    )
    const letter = letterTo(enquiry.id)
    await desk.ask(letter)
    const sending = desk.sync()
    await expect.poll(() => asked.length).toBe(1)
    await takeBack(desk, letter, at)
    answer({ kind: 'refused', refusal: 'claimed' })
    await sending
    await desk.sync()
    // That it could not be withdrawn is worth a word.
    expect(desk.snapshot().refused.map(({ refusal }) => refusal)).toEqual(['too_late'])
  })
})

it('a withdrawal that waits leaves the letter planned: it may go out before', async () => {
  const reply = ReplyId.parse(randomUUID())
  const planned = {
    reply,
    signedBy: me,
    at,
    letter: 'Dear Zoe',
    comparedLicences: [],
    does: 'answer' as const,
    sendAt: at,
    stage: 'planned' as const,
  }
  const enquiry = anEnquiry(1, { replies: [planned] })
  const { desk } = await aDesk(enquiry, async () => ({ kind: 'no_answer', failure: 'unreachable' }))
  const id = OperationId.parse(randomUUID())
  await desk.ask({
    kind: 'act',
    askedAt: at,
    act: { id, kind: 'withdraw_reply', enquiry: enquiry.id, reply },
  })
  await desk.read(enquiry.id)
  expect(desk.snapshot().read.get(enquiry.id)?.replies).toEqual([planned])
})
