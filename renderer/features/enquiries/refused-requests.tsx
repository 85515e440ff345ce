import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import { ApartId } from '#shared/enquiry/enquiry-draft.ts'
import { type EnquiryRequest, enquiryOfRequest, requestIdOf } from '#shared/enquiry/enquiry-request.ts'
import { useText } from '../../i18n/index.ts'
import { type AskedRequest, useEnquiryDesk } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { stillWriting, useEnquiryChoices } from '../../ui-state/enquiry-choices.ts'
import { notesBegun } from './begun-in.ts'
import { keepAsDraft } from './taken-back.ts'

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
  const back = async (request: EnquiryRequest) => {
    if (request.kind !== 'letter' && request.kind !== 'note') return
    const isStill = stillWriting()
    // Kept before the request goes: whatever ends between the two, the words are somewhere. What is begun stays beside them.
    const changedAt = request.askedAt
    const isWriting = useEnquiryChoices.getState().composing === request.kind
    if (request.kind === 'note') {
      const isBegun = isWriting || notesBegun(enquiry, desk.snapshot()).length > 0
      const apart = isBegun ? ApartId.parse(crypto.randomUUID()) : undefined
      await desk.keepNoteDraft({ noteOn: enquiry, internal: request.note.internal, changedAt, apart })
    } else await keepAsDraft(desk, request, { isWriting, changedAt })
    await desk.letGo(requestIdOf(request))
    if (isStill()) useEnquiryChoices.setState({ composing: request.kind })
  }
  const backToDraft = useOneAtATime(
    (request: EnquiryRequest) => back(request).catch(() => undefined),
    requestIdOf,
  )
  return mine.map(({ request, refusal }) => {
    const id = requestIdOf(request)
    const letGo = () => void desk.letGo(id).catch(() => undefined)
    return (
      <Notice
        key={id}
        tone="amber"
        role="alert"
        title={text.refusedTitle}
        actions={
          request.kind === 'letter' || request.kind === 'note' ? (
            <Button size="small" onPress={() => backToDraft(request)}>
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
