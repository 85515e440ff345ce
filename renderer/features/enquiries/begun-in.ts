import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import type { LetterDraft, NoteDraft } from '#shared/enquiry/enquiry-draft.ts'
import type { EnquirySnapshot } from '../../library/index.ts'

/** The letters that are begun in an enquiry, the first one of it first. */
export function lettersBegun(
  enquiry: EnquiryId,
  { drafts }: Pick<EnquirySnapshot, 'drafts'>,
): readonly LetterDraft[] {
  return firstOnesFirst([...drafts.values()].filter(draft => draft.enquiry === enquiry))
}

/** The same for notes. */
export function notesBegun(
  enquiry: EnquiryId,
  { noteDrafts }: Pick<EnquirySnapshot, 'noteDrafts'>,
): readonly NoteDraft[] {
  return firstOnesFirst([...noteDrafts.values()].filter(draft => draft.noteOn === enquiry))
}

function firstOnesFirst<Draft extends LetterDraft | NoteDraft>(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.toSorted(
    (one, other) =>
      Number(one.apart !== undefined) - Number(other.apart !== undefined) ||
      one.changedAt.localeCompare(other.changedAt),
  )
}
