import { createHash } from 'node:crypto'
import PostalMime, { type Attachment } from 'postal-mime'
import { z } from 'zod'
import { plainText } from '#shared/content/plain-text.ts'
import { contactLimits } from '#shared/enquiry/contact-form.ts'
import { enquiryLimits } from '#shared/enquiry/enquiry.ts'
import { storableText } from '#shared/enquiry/storable-text.ts'
import { fileName } from './file-name.ts'
import { mediaType } from './media-type.ts'
import { htmlFile, textFile } from './message-file.ts'

/** A mail as far as it concerns an enquiry. Every part of it is hostile until shown otherwise. */
export const ReadMail = z.object({
  /** The identity that it gives itself, or one made of its content. */
  mailId: z.string(),
  from: z.string(),
  /** What can be shown of its words; where there are more, all of them are among the files. */
  text: z.string(),
  /** null where it has no HTML part, or one that is too long to be shown: then it is among the files. */
  html: z.string().nullable(),
  files: z.array(
    z.object({ name: z.string(), mediaType: z.string(), content: z.instanceof(Uint8Array<ArrayBufferLike>) }),
  ),
})
export type ReadMail = z.infer<typeof ReadMail>

/** Limits of one mail: what is nested deeper, or has more headers, is not read; of more files the first are kept. */
const limits = { nesting: 30, headers: 256 * 1024, files: 20 } as const

/** Longer identities than any mail program makes, in bytes, are known by their hash: an index holds short ones alone. */
const longestMailId = 1_000

function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function mailIdOf(given: string, raw: Uint8Array): string {
  if (given === '') return `sha256:${sha256Of(raw)}`
  return Buffer.byteLength(given) > longestMailId ? `sha256-of-id:${sha256Of(given)}` : given
}

function contentOf({ content }: Attachment): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : new Uint8Array(content)
}

/** The beginning of a text that has so many bytes at most, in whole letters. */
function beginningOf(text: string, bytes: number): string {
  // What is cut through at the end waits for its other half, which does not come.
  return new TextDecoder().decode(Buffer.from(text).subarray(0, bytes), { stream: true })
}

/**
 * Reads a mail as it came over the wire (RFC 5322). Rejects with an Error where it cannot be read. It may take long and much
 * memory, and is for a thread of its own.
 */
export async function readMail(raw: Uint8Array): Promise<ReadMail> {
  const mail = await PostalMime.parse(raw, {
    maxNestingDepth: limits.nesting,
    maxHeadersSize: limits.headers,
    forceRfc822Attachments: true,
  })
  const [from] = mail.from === undefined ? [] : (mail.from.group ?? [mail.from])
  const html = mail.html === undefined ? null : storableText(mail.html)
  const isHtmlShown = html !== null && Buffer.byteLength(html) <= enquiryLimits.messageHtml
  const written = storableText(mail.text ?? '')
  const isTextShown = Buffer.byteLength(written) <= enquiryLimits.messageText
  const isHtmlAlone = html !== null && !isHtmlShown && written.trim() === ''
  return {
    mailId: mailIdOf(storableText(mail.messageId ?? ''), raw),
    from: storableText((from?.address ?? '').slice(0, contactLimits.email)),
    text: beginningOf(isHtmlAlone ? plainText(html) : written, enquiryLimits.messageText),
    html: isHtmlShown ? html : null,
    files: [
      ...(isTextShown ? [] : [textFile(written)]),
      ...(html === null || isHtmlShown ? [] : [htmlFile(html)]),
      ...mail.attachments.slice(0, limits.files).map(attachment => ({
        name: fileName(attachment.filename),
        mediaType: mediaType(attachment.mimeType),
        content: contentOf(attachment),
      })),
    ],
  }
}
