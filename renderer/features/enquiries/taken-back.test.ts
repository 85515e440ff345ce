import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { type Instant, instantOf } from '#shared/content/identity.ts'
import { ReplyId } from '#shared/enquiry/enquiry.ts'
import { ApartId, type LetterDraft, type WritingKey, writingKeyOf } from '#shared/enquiry/enquiry-draft.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { anEnquiry } from '../../../tests/support/an-enquiry.ts'
import { takeBackToDraft, withBegun } from './taken-back.ts'

const now = instantOf(new Date('2026-11-30T10:00:00Z'))
const later: Instant = instantOf(new Date('2026-12-24T10:00:00Z'))
const { id } = anEnquiry(1)
const letter = {
  id: OperationId.parse(randomUUID()),
  answers: id,
  reply: ReplyId.parse(randomUUID()),
  letter: 'Yes, you may.',
  comparedLicences: ['EUPL-1.2', 'MIT'],
  does: 'ask' as const,
  sendAt: later,
}
const request = { kind: 'letter' as const, askedAt: now, letter }
const whole = {
  enquiry: id,
  letter: 'Yes, you may.',
  comparedLicences: ['EUPL-1.2', 'MIT'],
  does: 'ask' as const,
  sendAt: later,
  changedAt: now,
}
const begun: LetterDraft = {
  enquiry: id,
  letter: 'One more thing.',
  comparedLicences: ['MIT', 'Apache-2.0'],
  does: 'answer',
  sendAt: null,
  changedAt: now,
}

/** What is begun on a desk, and what happens there. */
function aDesk(...drafts: readonly LetterDraft[]) {
  const kept = new Map<WritingKey, LetterDraft>(drafts.map(draft => [writingKeyOf(draft), draft]))
  const happened: string[] = []
  const desk = {
    snapshot: () => ({ drafts: kept }),
    keepDraft: async (draft: LetterDraft) => {
      kept.set(writingKeyOf(draft), draft)
      happened.push('kept')
    },
    ask: async () => void happened.push('withdrawn'),
    letGo: async () => void happened.push('let go'),
  }
  return { desk, kept, happened }
}

it('a letter that is taken back is the draft that it was, before it goes', async () => {
  const { desk, kept, happened } = aDesk()
  await takeBackToDraft(desk, request, { isWriting: false, now })
  expect([...kept]).toEqual([[id, whole]])
  expect(happened).toEqual(['kept', 'withdrawn', 'let go'])
})

it.each([
  ['while another one is open', true, []],
  ['where another one is begun', false, [begun]],
  ['where the one that is open is begun', true, [begun]],
])('it is kept as it was %s, apart from that', async (_when, isWriting, drafts) => {
  const { desk, kept, happened } = aDesk(...drafts)
  await takeBackToDraft(desk, request, { isWriting, now })
  expect(happened).toEqual(['kept', 'withdrawn', 'let go'])
  expect([...kept.values()].slice(0, -1)).toEqual(drafts)
  expect([...kept.values()].at(-1)).toEqual({ ...whole, apart: expect.any(String) })
})

it('what could not be kept as a draft goes on waiting', async () => {
  const { desk, happened } = aDesk()
  const full = { ...desk, keepDraft: () => Promise.reject(new Error('The disk is full')) }
  await expect(takeBackToDraft(full, request, { isWriting: true, now })).rejects.toThrow()
  expect(happened).toEqual([])
})

it('taken into a letter it goes behind what is there, of which nothing is lost', () => {
  const apart = ApartId.parse(randomUUID())
  expect(withBegun(begun, { ...whole, apart })).toEqual({
    ...begun,
    letter: 'One more thing.\n\nYes, you may.',
    comparedLicences: ['MIT', 'Apache-2.0', 'EUPL-1.2'],
  })
})

it('taken into a letter in which nothing stands yet it is all that it was', () => {
  const apart = ApartId.parse(randomUUID())
  const empty: LetterDraft = { ...begun, letter: '', comparedLicences: [] }
  expect(withBegun(empty, { ...whole, apart })).toEqual(whole)
})
