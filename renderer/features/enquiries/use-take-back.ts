import { useCallback } from 'react'
import { instantOf } from '#shared/content/identity.ts'
import { type LetterRequest, takeBack, useEnquiryDesk } from '../../library/index.ts'
import { useEnquiryChoices } from '../../ui-state/enquiry-choices.ts'
import { useSimilarAnswers } from '../../ui-state/similar-answers.ts'
import { takenBack } from './taken-back.ts'

/** Takes a letter back that waits on this computer: it is a draft again, and open. Resolves to whether that could be stored. */
export function useTakeBack(): (request: LetterRequest) => Promise<boolean> {
  const desk = useEnquiryDesk()
  return useCallback(
    async request => {
      const { answers, letter } = request.letter
      const now = instantOf(new Date())
      try {
        if (useEnquiryChoices.getState().composing === 'letter') {
          // What is being written has its words in hand: these go behind them.
          useSimilarAnswers.setState({ wordsFor: { enquiry: answers, words: letter } })
        } else {
          await desk.keepDraft(takenBack(request, desk.snapshot().drafts.get(answers) ?? null, now))
        }
        await takeBack(desk, request, now)
        // Only now is the draft shown: what is opened before would begin without it.
        useEnquiryChoices.setState({ composing: 'letter' })
      } catch {
        return false
      }
      void desk.sync().catch(() => undefined)
      return true
    },
    [desk],
  )
}
