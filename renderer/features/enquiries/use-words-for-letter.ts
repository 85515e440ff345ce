import { useEffect, useRef } from 'react'
import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import { useSimilarAnswers } from '../../ui-state/similar-answers.ts'

/** Gives a letter the words that are to stand at its end, once. */
export function useWordsForLetter(enquiry: EnquiryId, take: (words: string) => void): void {
  const wordsFor = useSimilarAnswers(state => state.wordsFor)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    if (wordsFor === null || wordsFor.enquiry !== enquiry) return
    useSimilarAnswers.setState({ wordsFor: null })
    latest.current(wordsFor.words)
  }, [enquiry, wordsFor])
}
