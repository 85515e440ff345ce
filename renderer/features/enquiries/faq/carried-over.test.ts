import { expect, it } from 'vitest'
import { instantOf } from '#shared/content/identity.ts'
import { type EnquiryId, ReplyId } from '#shared/enquiry/enquiry.ts'
import { answerIn, type FaqDraft } from '#shared/enquiry/faq-draft.ts'
import { faqWords, openFindings } from '#shared/enquiry/faq-words.ts'
import { withKeptFacts } from '#shared/enquiry/kept-facts.ts'
import { factsOfThread } from '#shared/enquiry/thread-facts.ts'
import { anEnquiry } from '../../../../tests/support/an-enquiry.ts'
import { goOnHere } from './carried-over.ts'

const now = instantOf(new Date('2026-11-30T10:00:00Z'))
const stays = anEnquiry(1)
const merged = anEnquiry(2, {
  state: 'closed',
  mergedInto: stays.id,
  enquirer: { firstName: 'Zoe', lastName: 'Dupont', organisation: 'Ekdalen', email: 'zoe@example.org' },
  messages: [],
})
const chosen = ReplyId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c01')
const draft: FaqDraft = {
  faqOf: merged.id,
  question: faqWords('May Dupont of Ekdalen?'),
  chosen,
  answers: [{ reply: chosen, words: faqWords('Yes, Kowalski said.') }],
  changedAt: instantOf(new Date(0)),
}

it.each([
  ['here', async () => merged],
  ['not to be read', async () => null],
])(
  'goes on where it was merged into, with what is personal in both; the merged one is %s',
  async (_how, read) => {
    const kept = new Map<EnquiryId, FaqDraft>([[merged.id, draft]])
    const sizes: number[] = []
    const desk = {
      read,
      keepFaqDraft: async (next: FaqDraft) => {
        kept.set(next.faqOf, next)
        sizes.push(kept.size)
      },
      dropFaqDraft: async (id: EnquiryId) => {
        kept.delete(id)
        sizes.push(kept.size)
      },
    }
    await goOnHere(desk, { row: merged, draft }, stays.id, now)
    // There is no moment in which it is nowhere.
    expect(sizes).toEqual([2, 1])
    const gone = kept.get(stays.id)
    if (gone === undefined) throw new Error('It is there')
    expect(gone).toMatchObject({ faqOf: stays.id, question: draft.question, changedAt: now })
    expect(answerIn(gone)).toEqual(answerIn(draft))
    const both = withKeptFacts(factsOfThread(stays), gone.facts)
    expect(openFindings(gone.question, both).map(({ words }) => words)).toEqual(['Dupont', 'Ekdalen'])
  },
)

it('what could not be kept here stays where it was', async () => {
  const dropped: EnquiryId[] = []
  const desk = {
    read: async () => merged,
    keepFaqDraft: () => Promise.reject(new Error('The disk is full')),
    dropFaqDraft: async (id: EnquiryId) => void dropped.push(id),
  }
  await expect(goOnHere(desk, { row: merged, draft }, stays.id, now)).rejects.toThrow()
  expect(dropped).toEqual([])
})
