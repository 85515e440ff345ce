import { z } from 'zod'
import { AccountId, ItemId } from '../content/identity.ts'
import { OperationId } from '../sync/operation-id.ts'
import { ContactLanguage, contactLimits, line } from './contact-form.ts'
import { Closing, EnquiryId, EnquiryTopic, enquiryLimits, MessageId, ReplyId, Urgency } from './enquiry.ts'
import { storableText } from './storable-text.ts'

const word = z
  .string()
  .transform(text => storableText(text).trim())
  .pipe(z.string().min(1).max(enquiryLimits.word))

/** The same id never changes anything twice. */
const common = { id: OperationId, enquiry: EnquiryId }

/** What an expert does about an enquiry, beside writing. */
export const EnquiryAct = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('triage'),
    topic: EnquiryTopic.nullable(),
    urgency: Urgency,
    language: ContactLanguage,
  }),
  /** Takes or renews the claim; `takesOver`: from whoever holds it, with a word to them. */
  z.object({ ...common, kind: z.literal('claim'), takesOver: z.object({ word }).nullable() }),
  z.object({ ...common, kind: z.literal('release') }),
  /** Gives it into somebody's hands; out of another's, with a word. */
  z.object({ ...common, kind: z.literal('assign'), to: AccountId, word: word.nullable() }),
  /** Takes it out of everybody's hands. */
  z.object({ ...common, kind: z.literal('set_free'), word: word.nullable() }),
  z.object({ ...common, kind: z.literal('close'), as: Closing }),
  z.object({ ...common, kind: z.literal('reopen') }),
  z.object({
    ...common,
    kind: z.literal('link'),
    items: z.array(ItemId).max(enquiryLimits.linkedItems),
    licences: z.array(z.string().max(64).transform(storableText)).max(enquiryLimits.linkedLicences),
  }),
  z.object({ ...common, kind: z.literal('withdraw_reply'), reply: ReplyId }),
  /** Gives its messages, notes and replies to another enquiry, and closes it as a duplicate. */
  z.object({ ...common, kind: z.literal('merge'), into: EnquiryId }),
  /** Makes an enquiry of its own of some of its messages. */
  z.object({
    ...common,
    kind: z.literal('split'),
    messages: z.array(MessageId).min(1).max(enquiryLimits.splitMessages),
    into: EnquiryId,
    subject: line(contactLimits.subject).min(1),
  }),
])
export type EnquiryAct = z.infer<typeof EnquiryAct>

/** Whether something is done about enquiries that were made anonymous: nobody is answered there any more, and nothing is told. */
export function isAllowedOfAnonymous({ kind }: EnquiryAct): boolean {
  return kind === 'link'
}
