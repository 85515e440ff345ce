import { instantOf } from '#shared/content/identity.ts'
import { requestIdOf } from '#shared/enquiry/enquiry-request.ts'
import { type LetterRequest, useEnquiryDesk } from '../../library/index.ts'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { stillWriting, useEnquiryChoices } from '../../ui-state/enquiry-choices.ts'
import { takeBackToDraft } from './taken-back.ts'

/**
 * Takes a letter back that waits on this computer: it is a draft again, and open unless the person has gone on meanwhile.
 * `onDone` is told whether that could be stored.
 */
export function useTakeBack(onDone: (isStored: boolean) => void): (request: LetterRequest) => void {
  const desk = useEnquiryDesk()
  return useOneAtATime(async (request: LetterRequest) => {
    const isWriting = useEnquiryChoices.getState().composing === 'letter'
    const isStill = stillWriting()
    try {
      await takeBackToDraft(desk, request, { isWriting, now: instantOf(new Date()) })
    } catch {
      onDone(false)
      return
    }
    // Only now is the draft shown: what is opened before would begin without it.
    if (isStill()) useEnquiryChoices.setState({ composing: 'letter' })
    void desk.sync().catch(() => undefined)
    onDone(true)
  }, requestIdOf)
}
