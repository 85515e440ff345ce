import type { Instant } from '#shared/content/identity.ts'
import type { RequestRefusal } from '#shared/enquiry/enquiry-refusal.ts'
import type { EnquiryRequest } from '#shared/enquiry/enquiry-request.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import type { RequestActs } from './asked-requests.ts'

/** A letter that waits on this computer. */
export type LetterRequest = Extract<EnquiryRequest, { kind: 'letter' }>

/**
 * Lets a letter go that waits here; its words are kept elsewhere before. It may have reached the service without an answer, or
 * be on its way there: its withdrawal goes after it. Rejects where that could not be stored.
 */
export async function takeBack(
  { ask, letGo }: RequestActs,
  { letter: { id, answers, reply } }: LetterRequest,
  now: Instant,
): Promise<void> {
  const withdrawal = OperationId.parse(crypto.randomUUID())
  await ask({
    kind: 'act',
    askedAt: now,
    act: { id: withdrawal, kind: 'withdraw_reply', enquiry: answers, reply },
  })
  await letGo(id)
}

/** Whether a refusal says that what was asked is so already: a letter that has never come to the service need not be withdrawn. */
export function isSoAlready(request: EnquiryRequest, refusal: RequestRefusal): boolean {
  return refusal === 'not_there' && request.kind === 'act' && request.act.kind === 'withdraw_reply'
}
