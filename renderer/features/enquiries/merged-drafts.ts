import type { EnquiryNumber, EnquiryRow } from '#shared/enquiry/enquiry.ts'
import type { LetterDraft, NoteDraft } from '#shared/enquiry/enquiry-draft.ts'
import type { FaqDraft } from '#shared/enquiry/faq-draft.ts'
import type { EnquirySnapshot } from '../../library/index.ts'
import { lettersBegun, notesBegun } from './begun-in.ts'

/** What somebody had begun to write in enquiries that were merged into the one they write in now. */
export interface MergedDrafts {
  readonly letters: readonly { readonly number: EnquiryNumber; readonly draft: LetterDraft }[]
  readonly notes: readonly { readonly number: EnquiryNumber; readonly draft: NoteDraft }[]
  readonly faqs: readonly MergedFaq[]
}

/** A public answer that was begun in an enquiry, and how that stands. */
export interface MergedFaq {
  readonly row: EnquiryRow
  readonly draft: FaqDraft
}

/** The enquiries that were merged into one, and into those. */
function mergedIntoOf({ id }: EnquiryRow, enquiries: readonly EnquiryRow[]): readonly EnquiryRow[] {
  const into = new Set([id])
  const found: EnquiryRow[] = []
  // A merged enquiry stands nowhere in particular: whoever was found may be what another one was merged into.
  for (let known = -1; known !== found.length; ) {
    known = found.length
    for (const enquiry of enquiries) {
      if (enquiry.mergedInto === null || !into.has(enquiry.mergedInto) || into.has(enquiry.id)) continue
      into.add(enquiry.id)
      found.push(enquiry)
    }
  }
  return found
}

export function mergedDrafts(
  enquiry: EnquiryRow,
  {
    enquiries,
    drafts,
    noteDrafts,
    faqDrafts,
  }: Pick<EnquirySnapshot, 'enquiries' | 'drafts' | 'noteDrafts' | 'faqDrafts'>,
): MergedDrafts {
  const isNothingBegun = drafts.size + noteDrafts.size + faqDrafts.size === 0
  const merged = isNothingBegun ? [] : mergedIntoOf(enquiry, enquiries)
  return {
    letters: merged.flatMap(({ id, number }) =>
      lettersBegun(id, { drafts }).map(draft => ({ number, draft })),
    ),
    notes: merged.flatMap(({ id, number }) =>
      notesBegun(id, { noteDrafts }).map(draft => ({ number, draft })),
    ),
    faqs: merged.flatMap(row => {
      const draft = faqDrafts.get(row.id)
      return draft === undefined ? [] : [{ row, draft }]
    }),
  }
}
