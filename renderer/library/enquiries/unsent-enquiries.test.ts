import { expect, it } from 'vitest'
import { instantOf } from '#shared/content/identity.ts'
import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import type { EnquiryRequest } from '#shared/enquiry/enquiry-request.ts'
import { rowOf } from '#shared/enquiry/enquiry-row.ts'
import { TextModuleId } from '#shared/enquiry/text-module.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { anEnquiry } from '../../../tests/support/an-enquiry.ts'
import { unsentIn } from './unsent-enquiries.ts'

const at = instantOf(new Date('2026-11-30T10:00:00Z'))
const newId = () => OperationId.parse(crypto.randomUUID())

const claim = (enquiry: EnquiryId): EnquiryRequest => ({
  kind: 'act',
  askedAt: at,
  act: { id: newId(), enquiry, kind: 'claim', takesOver: null },
})

const removal: EnquiryRequest = {
  kind: 'module',
  askedAt: at,
  module: { id: newId(), does: 'remove', module: TextModuleId.parse(crypto.randomUUID()), basedOn: newId() },
}

it('each enquiry is named once, by its number, and what is refused is not said to wait too', () => {
  const [one, two] = [anEnquiry(1), anEnquiry(2)]
  const unsent = unsentIn({
    waiting: [claim(one.id), removal, claim(two.id), claim(one.id)],
    refused: [{ request: claim(two.id), refusal: 'claimed' }],
    enquiries: [one, two].map(rowOf),
  })
  expect(unsent).toEqual([
    { id: one.id, number: one.number, isRefused: false },
    { id: null, number: null, isRefused: false },
    { id: two.id, number: two.number, isRefused: true },
  ])
})

it('nothing is unsent where everything is done', () => {
  expect(unsentIn({ waiting: [], refused: [], enquiries: [] })).toEqual([])
})
