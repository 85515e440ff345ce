import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { MailFailure, type MailTransport } from './mail.ts'

/** How long a mail server may take to answer, in milliseconds. */
const patience = 20_000

const SmtpError = z.object({ message: z.string(), responseCode: z.number().optional() })

/** What a failure of nodemailer means: a reply of 5xx to the message is final, all else may pass. */
function failureOf(error: unknown): MailFailure {
  const { data } = SmtpError.safeParse(error)
  const code = data?.responseCode ?? 0
  return new MailFailure(data?.message ?? String(error), code >= 500 && code < 600 && code !== 535)
}

/** The part behind the @ of an address such as `OSOR Desk <desk@example.eu>`. */
function hostOf(address: string): string {
  return /@([^\s>]+)/.exec(address)?.[1] ?? 'localhost'
}

/** A mail server, by its URL (`smtp://user:password@host:587`, `smtps://…`), and the address that mails come from. */
export function smtpTransport(url: string, from: string): MailTransport {
  const transport = createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    // What is sent is text of ours; nothing in it is to be read from anywhere.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async (id, mail) => {
      const { address, subject, text, html, replyTo, inReplyTo, isLetter = false, attachments = [] } = mail
      try {
        await transport.sendMail({
          from,
          to: { name: '', address },
          subject,
          text,
          html,
          messageId: `<${id}@${hostOf(from)}>`,
          ...(replyTo !== undefined && { replyTo }),
          ...(inReplyTo !== undefined && { inReplyTo, references: inReplyTo }),
          attachments: attachments.map(({ name, mediaType, content }) => ({
            filename: name,
            contentType: mediaType,
            content: Buffer.from(content),
          })),
          // RFC 3834: nobody's absence note is to answer what the service writes by itself.
          ...(!isLetter && { headers: { 'Auto-Submitted': 'auto-generated' } }),
        })
      } catch (error) {
        throw failureOf(error)
      }
    },
    close: () => transport.close(),
  }
}
