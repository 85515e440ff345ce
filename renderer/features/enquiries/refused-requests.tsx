import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import { ApartId } from '#shared/enquiry/enquiry-draft.ts'
import { enquiryOfRequest, requestIdOf } from '#shared/enquiry/enquiry-request.ts'
import { useText } from '../../i18n/index.ts'
import { type AskedRequest, useEnquiryDesk } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useEnquiryChoices } from '../../ui-state/enquiry-choices.ts'
import { lettersBegun, notesBegun } from './begun-in.ts'

/** What the service has refused of what was asked here: why, and with the words that were written. */
export function RefusedRequests({
  enquiry,
  refused,
}: {
  enquiry: EnquiryId
  refused: readonly AskedRequest[]
}) {
  const { enquiries: text } = useText()
  const desk = useEnquiryDesk()
  const mine = refused.filter(({ request }) => enquiryOfRequest(request) === enquiry)
  return mine.map(({ request, refusal }) => {
    const id = requestIdOf(request)
    const backToDraft = async () => {
      if (request.kind !== 'letter' && request.kind !== 'note') return
      // Kept before the request goes: whatever ends between the two, the words are somewhere. What is begun stays beside them.
      const changedAt = request.askedAt
      const { composing } = useEnquiryChoices.getState()
      const isBegun =
        (request.kind === 'note' ? notesBegun : lettersBegun)(enquiry, desk.snapshot()).length > 0
      const apart = isBegun || composing === request.kind ? ApartId.parse(crypto.randomUUID()) : undefined
      if (request.kind === 'note') {
        await desk.keepNoteDraft({ noteOn: enquiry, internal: request.note.internal, changedAt, apart })
      } else {
        const { letter, comparedLicences, does, sendAt } = request.letter
        await desk.keepDraft({ enquiry, letter, comparedLicences, does, sendAt, changedAt, apart })
      }
      await desk.letGo(id)
      useEnquiryChoices.setState({ composing: request.kind })
    }
    const letGo = () => void desk.letGo(id).catch(() => undefined)
    return (
      <Notice
        key={id}
        tone="amber"
        role="alert"
        title={text.refusedTitle}
        actions={
          request.kind === 'letter' || request.kind === 'note' ? (
            <Button size="small" onPress={() => void backToDraft().catch(() => undefined)}>
              {text.backToDraft}
            </Button>
          ) : (
            <Button size="small" onPress={letGo}>
              {text.understood}
            </Button>
          )
        }
      >
        {refusal !== null && <p>{text.refusals[refusal]}</p>}
        {request.kind === 'letter' && (
          <blockquote className="notice-reason">{request.letter.letter}</blockquote>
        )}
        {request.kind === 'note' && (
          <blockquote className="notice-reason">{request.note.internal}</blockquote>
        )}
      </Notice>
    )
  })
}
