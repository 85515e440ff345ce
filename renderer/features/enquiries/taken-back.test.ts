import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { instantOf } from '#shared/content/identity.ts'
import { ReplyId } from '#shared/enquiry/enquiry.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { anEnquiry } from '../../../tests/support/an-enquiry.ts'
import { takenBack } from './taken-back.ts'

const now = instantOf(new Date('2026-11-30T10:00:00Z'))
const { id } = anEnquiry(1)
const letter = {
  id: OperationId.parse(randomUUID()),
  answers: id,
  reply: ReplyId.parse(randomUUID()),
  letter: 'Yes, you may.',
  comparedLicences: ['EUPL-1.2', 'MIT'],
  does: 'ask' as const,
  sendAt: now,
}
const request = { kind: 'letter' as const, askedAt: now, letter }

it('a letter that is taken back is the draft that it was', () => {
  expect(takenBack(request, null, now)).toEqual({
    enquiry: id,
    letter: 'Yes, you may.',
    comparedLicences: ['EUPL-1.2', 'MIT'],
    does: 'ask',
    sendAt: now,
    changedAt: now,
  })
})

it('it goes behind what was begun meanwhile, of which nothing is lost', () => {
  const begun = {
    enquiry: id,
    letter: 'One more thing.',
    comparedLicences: ['MIT', 'Apache-2.0'],
    does: 'answer' as const,
    sendAt: null,
    changedAt: now,
  }
  expect(takenBack(request, begun, now)).toMatchObject({
    letter: 'One more thing.\n\nYes, you may.',
    comparedLicences: ['MIT', 'Apache-2.0', 'EUPL-1.2'],
    does: 'answer',
  })
})
