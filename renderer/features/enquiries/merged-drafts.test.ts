import { expect, test } from 'vitest'
import { instantOf } from '#shared/content/identity.ts'
import { type Enquiry, type EnquiryId, ReplyId } from '#shared/enquiry/enquiry.ts'
import type { FaqDraft } from '#shared/enquiry/faq-draft.ts'
import { faqWords } from '#shared/enquiry/faq-words.ts'
import { anEnquiry } from '../../../tests/support/an-enquiry.ts'
import { mergedDrafts } from './merged-drafts.ts'

const changedAt = instantOf(new Date(0))

function letterIn({ id }: Enquiry, letter: string) {
  return { enquiry: id, letter, comparedLicences: [], does: 'answer' as const, sendAt: null, changedAt }
}

function faqOf(id: EnquiryId): FaqDraft {
  const chosen = ReplyId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c01')
  return { faqOf: id, question: faqWords('May we?'), chosen, answers: [], changedAt }
}

const kept = anEnquiry(1)
const merged = anEnquiry(2, { state: 'closed', mergedInto: kept.id })
const mergedBefore = anEnquiry(3, { state: 'closed', mergedInto: merged.id })
const other = anEnquiry(4)
const enquiries = [mergedBefore, merged, other, kept]

test('what was begun is found in all that an enquiry took in, whatever went through others', () => {
  const drafts = new Map(
    [merged, mergedBefore, other, kept].map(enquiry => [enquiry.id, letterIn(enquiry, enquiry.number)]),
  )
  const noteDrafts = new Map([[merged.id, { noteOn: merged.id, internal: 'a note', changedAt }]])
  const faqDrafts = new Map([merged, other, kept].map(({ id }) => [id, faqOf(id)]))
  const { letters, notes, faqs } = mergedDrafts(kept, { enquiries, drafts, noteDrafts, faqDrafts })
  expect(letters.map(({ number }) => number).sort()).toEqual([merged.number, mergedBefore.number])
  expect(notes.map(({ draft }) => draft.internal)).toEqual(['a note'])
  expect(faqs).toEqual([{ row: merged, draft: faqOf(merged.id) }])
  const alone = { enquiries, drafts: new Map(), noteDrafts: new Map(), faqDrafts }
  expect(mergedDrafts(kept, alone).faqs).toHaveLength(1)
})

test('two that name each other end the search', () => {
  const one = anEnquiry(5)
  const two = anEnquiry(6, { mergedInto: one.id })
  const loop = [{ ...one, mergedInto: two.id }, two]
  expect(
    mergedDrafts(one, {
      enquiries: loop,
      drafts: new Map([[two.id, letterIn(two, 'x')]]),
      noteDrafts: new Map(),
      faqDrafts: new Map(),
    }).letters,
  ).toHaveLength(1)
})
