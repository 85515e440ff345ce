import type { Instant } from '#shared/content/identity.ts'
import { enquiryLimits } from '#shared/enquiry/enquiry.ts'
import { ApartId, type LetterDraft } from '#shared/enquiry/enquiry-draft.ts'
import { type EnquiryDesk, type EnquirySnapshot, type LetterRequest, takeBack } from '../../library/index.ts'
import { lettersBegun } from './begun-in.ts'
import { withWordsAtEnd } from './words-at-end.ts'

interface Keeping extends Pick<EnquiryDesk, 'keepDraft'> {
  readonly snapshot: () => Pick<EnquirySnapshot, 'drafts'>
}

/**
 * Keeps a letter that does not go out as a draft again, with all that it was; apart from what is begun, and from what is open
 * on screen (`isWriting`): that is to be kept in its own place.
 */
export async function keepAsDraft(
  desk: Keeping,
  { letter: { answers, letter, comparedLicences, does, sendAt } }: LetterRequest,
  { isWriting, changedAt }: { readonly isWriting: boolean; readonly changedAt: Instant },
): Promise<void> {
  const isBegun = isWriting || lettersBegun(answers, desk.snapshot()).length > 0
  const apart = isBegun ? ApartId.parse(crypto.randomUUID()) : undefined
  await desk.keepDraft({ enquiry: answers, letter, comparedLicences, does, sendAt, changedAt, apart })
}

/** Takes a letter back that waits on this computer. It is a draft before the request goes: whatever ends between the two, it is somewhere. */
export async function takeBackToDraft(
  desk: Keeping & Pick<EnquiryDesk, 'ask' | 'letGo'>,
  request: LetterRequest,
  { isWriting, now }: { readonly isWriting: boolean; readonly now: Instant },
): Promise<void> {
  await keepAsDraft(desk, request, { isWriting, changedAt: now })
  await takeBack(desk, request, now)
}

/** A letter with another one behind it that was begun too. Where nothing is written yet, it is that one: what it does and when it goes too. */
export function withBegun(own: LetterDraft, other: LetterDraft): LetterDraft {
  const compared = [...new Set([...own.comparedLicences, ...other.comparedLicences])]
  return {
    ...own,
    ...(own.letter.trim() === '' && { does: other.does, sendAt: other.sendAt }),
    letter: withWordsAtEnd(own.letter, other.letter),
    comparedLicences: compared.slice(0, enquiryLimits.comparedLicences),
  }
}
