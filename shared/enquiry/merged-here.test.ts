import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { anEnquiry } from '../../tests/support/an-enquiry.ts'
import { instantOf } from '../content/identity.ts'
import { OperationId } from '../sync/operation-id.ts'
import type { Enquiry } from './enquiry.ts'
import type { EnquiryRequest } from './enquiry-request.ts'
import { mergedHere } from './merged-here.ts'

const askedAt = instantOf(new Date(0))

function merge(from: Enquiry, into: Enquiry): EnquiryRequest {
  const id = OperationId.parse(randomUUID())
  return { kind: 'act', askedAt, act: { id, kind: 'merge', enquiry: from.id, into: into.id } }
}

test('messages stand where they go, through several merges', () => {
  const last = anEnquiry(1)
  const middle = anEnquiry(2, { mergedInto: last.id, state: 'closed' })
  const first = anEnquiry(3, { mergedInto: middle.id, state: 'closed' })
  const open = { ...middle, state: 'new' as const }
  const shown = mergedHere([last, open, first], [merge(first, middle), merge(middle, last)])
  expect(shown.map(({ messages }) => messages.length)).toEqual([3, 0, 0])
  expect(shown[0]?.messages).toEqual([...last.messages, ...middle.messages, ...first.messages])
})

test('what cannot be merged stays', () => {
  const strange = anEnquiry(4, {
    enquirer: { firstName: 'B', lastName: 'C', organisation: '', email: 'b@example.org' },
  })
  const into = anEnquiry(5)
  const refused = { ...strange, mergedInto: into.id }
  expect(mergedHere([refused, into], [merge(refused, into)])).toEqual([refused, into])
  const closed = { ...into, state: 'closed' as const }
  const own = anEnquiry(6, { mergedInto: into.id })
  expect(mergedHere([own, closed], [merge(own, closed)])).toEqual([own, closed])
})

test('without a merge that waits they are the same', () => {
  const enquiries = [anEnquiry(7)]
  expect(mergedHere(enquiries, [])).toBe(enquiries)
})
