import type { Enquiry, EnquiryId } from './enquiry.ts'
import type { EnquiryRequest } from './enquiry-request.ts'

/**
 * Enquiries with what waiting merges will bring together, as it is on screen at once: each has been taken through its requests
 * before. A merge that the service will refuse, as far as can be told here, moves nothing.
 */
export function mergedHere(
  enquiries: readonly Enquiry[],
  waiting: readonly EnquiryRequest[],
): readonly Enquiry[] {
  const merges = waiting.flatMap(request =>
    request.kind === 'act' && request.act.kind === 'merge' ? [request.act] : [],
  )
  if (merges.length === 0) return enquiries
  const shown = new Map<EnquiryId, Enquiry>(enquiries.map(enquiry => [enquiry.id, enquiry]))
  for (const { enquiry, into } of merges) {
    const from = shown.get(enquiry)
    const to = shown.get(into)
    if (from === undefined || to === undefined || from.mergedInto !== into || to.state === 'closed') continue
    if (from.enquirer?.email.toLowerCase() !== to.enquirer?.email.toLowerCase()) continue
    shown.set(enquiry, { ...from, messages: [], notes: [], replies: [] })
    shown.set(into, {
      ...to,
      messages: [...to.messages, ...from.messages],
      notes: [...to.notes, ...from.notes],
      replies: [...to.replies, ...from.replies],
    })
  }
  return [...shown.values()]
}
