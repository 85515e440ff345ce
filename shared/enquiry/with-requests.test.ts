import { expect, it } from 'vitest'
import { anEnquiry } from '../../tests/support/an-enquiry.ts'
import { AccountId, instantOf } from '../content/identity.ts'
import { OperationId } from '../sync/operation-id.ts'
import { ReplyId } from './enquiry.ts'
import type { EnquiryRequest } from './enquiry-request.ts'
import { withRequests } from './with-requests.ts'

const me = { id: AccountId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c01'), name: 'Ada', organisation: '' }
const askedAt = instantOf(new Date('2026-11-30T10:00:00Z'))
const idOf = (number: number) => `5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c${number}`

it('a letter that waits stays one that goes out where the enquiry is closed behind it', () => {
  const enquiry = anEnquiry(1)
  const requests: readonly EnquiryRequest[] = [
    {
      kind: 'letter',
      askedAt,
      letter: {
        id: OperationId.parse(idOf(10)),
        answers: enquiry.id,
        reply: ReplyId.parse(idOf(11)),
        letter: 'Yes, you may.',
        comparedLicences: [],
        does: 'answer',
        sendAt: null,
      },
    },
    {
      kind: 'act',
      askedAt,
      act: { kind: 'close', id: OperationId.parse(idOf(12)), enquiry: enquiry.id, as: 'answered' },
    },
  ]
  expect(withRequests(enquiry, requests, { me, experts: [me] })).toMatchObject({
    state: 'closed',
    closed: { as: 'answered' },
    replies: [{ letter: 'Yes, you may.', stage: 'planned' }],
    settlementDue: null,
  })
})
