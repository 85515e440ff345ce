/** A mail as it is sent: one recipient, a text and an HTML part that say the same. */
export interface Mail {
  readonly address: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Where answers go, where they are read by somebody. */
  readonly replyTo?: string
  /** The identity of the mail that this one answers, with its angle brackets. */
  readonly inReplyTo?: string
  /** Whether a person wrote it, and not the service by itself. */
  readonly isLetter?: boolean
  readonly attachments?: readonly MailAttachment[]
}

export interface MailAttachment {
  readonly name: string
  readonly mediaType: string
  readonly content: Uint8Array
}

/** Sends a mail. Rejects with `MailFailure` where the mail server does not take it. */
export interface MailTransport {
  /** `id` is part of the message's identity: a mail that is sent twice can be told by it. */
  readonly send: (id: string, mail: Mail) => Promise<void>
  readonly close: () => void
}

/** The mail server did not take a mail. */
export class MailFailure extends Error {
  override readonly name = 'MailFailure'
  /** Whether it said that it never will (a reply of 500 and above, RFC 5321). */
  readonly isFinal: boolean

  constructor(message: string, isFinal: boolean) {
    super(message)
    this.isFinal = isFinal
  }
}
