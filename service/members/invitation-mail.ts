import type { CollectionRole } from '#shared/workflow/actor.ts'
import { text as escaped } from '../accounts/page.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'
import { type MailWords, mailWords } from './mail-words.ts'

/** A letter, ready to be sent. */
export interface ComposedMail {
  /** Addresses; each of them gets a letter of its own. */
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Takes a letter to be sent once the transaction has committed, and forgotten when it has not. */
export type QueueMail = (transaction: DatabaseTransaction, mail: ComposedMail) => Promise<void>

/** What somebody is told of about the membership. */
export type MembershipLetter =
  | {
      readonly kind: 'invitation'
      readonly to: string
      readonly inviter: string
      readonly collection: string
      readonly role: CollectionRole
      /** The page on which the invitation is accepted. */
      readonly link: string
      readonly expiresAt: Date
    }
  /** Somebody waits to become a member: to the owner and the facilitators. */
  | {
      readonly kind: 'request'
      readonly to: readonly string[]
      readonly person: string
      readonly collection: string
    }
  /** What was decided, to whom it is about. */
  | { readonly kind: 'approved' | 'declined'; readonly to: string; readonly collection: string }

function wordsOf(letter: MembershipLetter): MailWords {
  switch (letter.kind) {
    case 'invitation':
      return mailWords.invitation(letter)
    case 'request':
      return mailWords.request(letter)
    case 'approved':
      return mailWords.approved(letter)
    case 'declined':
      return mailWords.declined(letter)
  }
}

/** A header of one line, whatever somebody has called themselves. */
function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}

/** The letter in words: the same as plain text and as HTML. */
export function composeMail(letter: MembershipLetter): ComposedMail {
  const { subject, paragraphs, link } = wordsOf(letter)
  const asHtml = [
    ...paragraphs.map(paragraph => `<p>${escaped(paragraph)}</p>`),
    ...(link === null ? [] : [`<p><a href="${escaped(link.address)}">${escaped(link.label)}</a></p>`]),
  ]
  return {
    to: typeof letter.to === 'string' ? [letter.to] : letter.to,
    subject: oneLine(subject),
    text: `${[...paragraphs, ...(link === null ? [] : [link.address])].join('\n\n')}\n`,
    html: asHtml.join('\n'),
  }
}

/** Composes a letter about the membership and hands it to `queue`, within the act's own transaction. */
export async function queueInvitationMail(
  transaction: DatabaseTransaction,
  letter: MembershipLetter,
  queue: QueueMail,
): Promise<void> {
  const mail = composeMail(letter)
  if (mail.to.length > 0) await queue(transaction, mail)
}
