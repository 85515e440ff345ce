import { expect, test } from 'vitest'
import { EnquiryId } from '#shared/enquiry/enquiry.ts'
import { stillWriting, useEnquiryChoices } from './enquiry-choices.ts'

const one = EnquiryId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c01')
const other = EnquiryId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c02')

test.each([
  ['nothing else', {}, true],
  ['another order', { order: 'newest' }, true],
  ['another enquiry', { open: other }, false],
  ['a note', { composing: 'note' }, false],
  ['nothing more', { composing: null }, false],
] as const)('whoever writes a letter, and then %s', (_what, next, isStill) => {
  useEnquiryChoices.setState({ open: one, composing: 'letter' })
  const still = stillWriting()
  useEnquiryChoices.setState(next)
  expect(still()).toBe(isStill)
})
