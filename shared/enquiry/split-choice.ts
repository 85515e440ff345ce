import { type Enquiry, enquiryLimits, type MessageId } from './enquiry.ts'
import { oneLine } from './storable-text.ts'

/** What an enquiry of its own is made of, as it is asked for; or what is to be chosen otherwise. */
type SplitChoice =
  | { readonly kind: 'ready'; readonly messages: MessageId[]; readonly subject: string }
  | { readonly kind: 'mistake'; readonly mistake: 'none' | 'all' | 'too_many' | 'no_subject' }

/** Some messages of an enquiry that are to become one of their own, under a subject as it was typed or pasted. */
export function splitChoice(
  { messages }: Pick<Enquiry, 'messages'>,
  chosen: ReadonlySet<MessageId>,
  typed: string,
): SplitChoice {
  const subject = oneLine(typed)
  // What went elsewhere since it was chosen is not here to be split off.
  const going = messages.map(({ message }) => message).filter(message => chosen.has(message))
  if (going.length === 0) return { kind: 'mistake', mistake: 'none' }
  if (going.length === messages.length) return { kind: 'mistake', mistake: 'all' }
  if (going.length > enquiryLimits.splitMessages) return { kind: 'mistake', mistake: 'too_many' }
  return subject === ''
    ? { kind: 'mistake', mistake: 'no_subject' }
    : { kind: 'ready', messages: going, subject }
}
