import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { anEnquiry } from '../../tests/support/an-enquiry.ts'
import { AccountId, instantOf } from '../content/identity.ts'
import { OperationId } from '../sync/operation-id.ts'
import type { Enquiry } from './enquiry.ts'
import type { EnquiryRequest } from './enquiry-request.ts'
import { type MergingReader, mergedHere, rowsMergedHere } from './merged-here.ts'

const askedAt = instantOf(new Date(0))
const me = { id: AccountId.parse(randomUUID()), name: 'Ada', organisation: '' }
const other = { ...me, id: AccountId.parse(randomUUID()), name: 'Ben' }

/** Whoever reads enquiries that stood otherwise before they were merged. */
function reader(...before: readonly Enquiry[]): MergingReader {
  return { me, beforeMerge: id => before.find(enquiry => enquiry.id === id) ?? null }
}

function merge(from: Enquiry, into: Enquiry): EnquiryRequest {
  const id = OperationId.parse(randomUUID())
  return { kind: 'act', askedAt, act: { id, kind: 'merge', enquiry: from.id, into: into.id } }
}

const merged = (enquiry: Enquiry, into: Enquiry): Enquiry => ({
  ...enquiry,
  mergedInto: into.id,
  state: 'closed',
})

test('messages stand where they go, through several merges', () => {
  const [last, middle, first] = [anEnquiry(1), anEnquiry(2), anEnquiry(3)]
  const shown = mergedHere(
    [last, merged(middle, last), merged(first, middle)],
    [merge(first, middle), merge(middle, last)],
    reader(last, middle, first),
  )
  expect(shown.map(({ messages }) => messages.length)).toEqual([3, 0, 0])
  expect(shown[0]?.messages).toEqual([...last.messages, ...middle.messages, ...first.messages])
  expect(shown.map(({ state }) => state)).toEqual(['new', 'closed', 'closed'])
})

test('what cannot be merged stays', () => {
  const strange = anEnquiry(4, {
    enquirer: { firstName: 'B', lastName: 'C', organisation: '', email: 'b@example.org' },
  })
  const into = anEnquiry(5)
  const refused = merged(strange, into)
  expect(mergedHere([refused, into], [merge(refused, into)], reader(strange, into))).toEqual([refused, into])
  const closed = { ...into, state: 'closed' as const }
  const own = anEnquiry(6)
  const shown = [merged(own, closed), closed]
  expect(mergedHere(shown, [merge(own, closed)], reader(own, closed))).toEqual(shown)
  // Nor into what has gone on to another one before.
  const gone = merged(into, own)
  const late = merged(anEnquiry(12), into)
  const after = mergedHere([own, gone, late], [merge(into, own), merge(late, into)], reader(own, into, late))
  expect(after.map(({ messages }) => messages.length)).toEqual([2, 0, 1])
})

test('without a merge that waits they are the same', () => {
  const enquiries = [anEnquiry(7)]
  expect(mergedHere(enquiries, [], reader())).toBe(enquiries)
})

test('what was still to be answered brings back what was answered, in the list too', () => {
  const into = anEnquiry(8, { state: 'answered', assignee: other })
  const question = anEnquiry(9)
  const [shown, merges] = [[into, merged(question, into)], [merge(question, into)]]
  const before = reader(into, question)
  expect(mergedHere(shown, merges, before)[0]).toMatchObject({ state: 'assigned', dueFrom: askedAt })
  expect(rowsMergedHere(shown, merges, before)[0]?.settlementDue).not.toBeNull()
  const answered = { ...question, state: 'answered' as const }
  expect(mergedHere(shown, merges, reader(into, answered))[0]?.state).toBe('answered')
})

test('what another expert has claimed stays theirs', () => {
  const claim = { by: other, at: askedAt, until: instantOf(new Date(60_000)), takenFrom: null }
  const into = anEnquiry(10, { claim })
  const from = anEnquiry(11)
  const shown = [into, merged(from, into)]
  expect(mergedHere(shown, [merge(from, into)], reader(into, from))).toEqual(shown)
  const own = { ...into, claim: { ...claim, by: me } }
  expect(
    mergedHere([own, merged(from, own)], [merge(from, own)], reader(own, from))[0]?.messages,
  ).toHaveLength(2)
})
