import type { Instant } from '#shared/content/identity.ts'
import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import type { FaqDraft } from '#shared/enquiry/faq-draft.ts'
import { keptFacts, withKeptFacts } from '#shared/enquiry/kept-facts.ts'
import { factsOfThread } from '#shared/enquiry/thread-facts.ts'
import type { EnquiryDesk } from '../../../library/index.ts'
import type { MergedFaq } from '../merged-drafts.ts'

/**
 * A public answer that was begun in an enquiry that was merged, as one of the enquiry that stays. What was personal there is
 * looked for here too: that enquiry had names of its own.
 */
export async function carriedOver(
  { read }: Pick<EnquiryDesk, 'read'>,
  { row, draft }: MergedFaq,
  into: EnquiryId,
  now: Instant,
): Promise<FaqDraft> {
  const thread = (await read(row.id)) ?? { ...row, messages: [], notes: [], replies: [], steps: [] }
  const facts = keptFacts(withKeptFacts(factsOfThread(thread), draft.facts))
  return { ...draft, faqOf: into, facts, changedAt: now }
}

/** Goes on in an enquiry with the public answer that was begun in one that was merged into it. Rejects where that could not be stored. */
export async function goOnHere(
  desk: Pick<EnquiryDesk, 'read' | 'keepFaqDraft' | 'dropFaqDraft'>,
  merged: MergedFaq,
  into: EnquiryId,
  now: Instant,
): Promise<void> {
  // Kept here before it goes there: whatever ends between the two, the words are somewhere.
  await desk.keepFaqDraft(await carriedOver(desk, merged, into, now))
  await desk.dropFaqDraft(merged.draft.faqOf)
}
