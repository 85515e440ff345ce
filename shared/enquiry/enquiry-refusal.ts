import { z } from 'zod'

/** Why something cannot be done about an enquiry. The message catalogue has a sentence for each, and the service names it. */
export const EnquiryRefusal = z.enum([
  /** Only legal experts work on enquiries. */
  'role_not_allowed',
  /** Somebody else has claimed it. */
  'claimed',
  /** It does not stand where this can be done. */
  'no_such_step',
  /** Whoever it is taken from is owed a word. */
  'word_missing',
  /** What it is about is not there. */
  'not_there',
  /** Somebody else's. */
  'not_own',
  /** Somebody else asked it, who is owed an answer of their own. */
  'other_person',
  /** It has been sent, or is on its way. */
  'too_late',
  /** No more of it than the limit. */
  'full',
  /** Whoever asked was made anonymous: there is nobody to write to. */
  'anonymous',
  /** Somebody else has changed it since it was read. */
  'changed_meanwhile',
  /** Somebody else has written a letter that its writer had not read. */
  'answered_meanwhile',
  /** The service has no mail server. */
  'no_mail',
])
export type EnquiryRefusal = z.infer<typeof EnquiryRefusal>

/** Why a request was not done: as the service says, or because it could not even be handed to it. */
export const RequestRefusal = EnquiryRefusal.or(z.literal('not_sendable'))
export type RequestRefusal = z.infer<typeof RequestRefusal>
