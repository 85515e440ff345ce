import { useCallback } from 'react'
import { instantOf } from '#shared/content/identity.ts'
import { type LetterRequest, useEnquiryDesk } from '../../library/index.ts'
import { useEnquiryChoices } from '../../ui-state/enquiry-choices.ts'
import { takeBackToDraft } from './taken-back.ts'

/** Takes a letter back that waits on this computer: it is a draft again, and open. Resolves to whether that could be stored. */
export function useTakeBack(): (request: LetterRequest) => Promise<boolean> {
  const desk = useEnquiryDesk()
  return useCallback(
    async request => {
      const isWriting = useEnquiryChoices.getState().composing === 'letter'
      try {
        await takeBackToDraft(desk, request, { isWriting, now: instantOf(new Date()) })
      } catch {
        return false
      }
      // Only now is the draft shown: what is opened before would begin without it.
      useEnquiryChoices.setState({ composing: 'letter' })
      void desk.sync().catch(() => undefined)
      return true
    },
    [desk],
  )
}
