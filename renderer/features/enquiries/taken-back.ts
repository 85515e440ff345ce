import type { Instant } from '#shared/content/identity.ts'
import { enquiryLimits } from '#shared/enquiry/enquiry.ts'
import type { LetterDraft } from '#shared/enquiry/enquiry-draft.ts'
import type { LetterRequest } from '../../library/index.ts'
import { withWordsAtEnd } from './words-at-end.ts'

/** The draft that a letter becomes again which has not reached the enquirer: behind what was begun meanwhile, if anything was. */
export function takenBack({ letter }: LetterRequest, begun: LetterDraft | null, now: Instant): LetterDraft {
  const { answers, letter: words, comparedLicences, does, sendAt } = letter
  if (begun === null)
    return { enquiry: answers, letter: words, comparedLicences, does, sendAt, changedAt: now }
  const compared = [...new Set([...begun.comparedLicences, ...comparedLicences])]
  return {
    ...begun,
    letter: withWordsAtEnd(begun.letter, words),
    comparedLicences: compared.slice(0, enquiryLimits.comparedLicences),
    changedAt: now,
  }
}
