import { create } from 'zustand'
import type { EnquiryId } from '#shared/enquiry/enquiry.ts'

interface SimilarAnswersState {
  /** Whether they are shown; the choice holds for every enquiry that is read. */
  readonly isOpen: boolean
  /** Words that are to stand at the end of the reply to an enquiry, until its letter has taken them in. */
  readonly wordsFor: { readonly enquiry: EnquiryId; readonly words: string } | null
}

/** What was chosen about similar answers. Kept in the window alone. */
export const useSimilarAnswers = create<SimilarAnswersState>()(() => ({ isOpen: false, wordsFor: null }))
