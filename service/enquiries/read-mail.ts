import { createHash } from 'node:crypto'
import PostalMime, { type Address, type Attachment } from 'postal-mime'
import { contactLimits } from '#shared/enquiry/contact-form.ts'
import { storableText } from '#shared/enquiry/storable-text.ts'
import { tokenIn } from './enquiry-letters.ts'
import { fileName } from './file-name.ts'
import type { ReceivedFile } from './receive-message.ts'

/** A mail as far as it concerns an enquiry. Every part of it is hostile until shown otherwise. */
export interface ReadMail {
  /** The token of an enquiry, from whichever address it was sent to; null where none of them has one. */
  readonly token: string | null
  /** The identity that it gives itself, or one made of its content. */
  readonly mailId: string
  readonly from: string
  readonly text: string
  readonly html: string | null
  readonly files: readonly ReceivedFile[]
  /** Whether no person wrote it: a note of absence, a report of a delivery (RFC 3834). */
  readonly isAutomatic: boolean
}

/** Limits of one mail: deeper, longer or larger ones are not read. */
const limits = { nesting: 30, headers: 256 * 1024, files: 20 } as const
const longestText = 200_000
const longestHtml = 1_000_000

function addressesOf(addresses: readonly Address[]): readonly string[] {
  return addresses.flatMap(address =>
    address.group === undefined ? [address.address] : address.group.map(member => member.address),
  )
}

function contentOf({ content }: Attachment): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : new Uint8Array(content)
}

/** Reads a mail as it came over the wire (RFC 5322). Rejects with an Error where it cannot be read. */
export async function readMail(raw: Uint8Array, base: string): Promise<ReadMail> {
  const mail = await PostalMime.parse(raw, {
    maxNestingDepth: limits.nesting,
    maxHeadersSize: limits.headers,
    forceRfc822Attachments: true,
  })
  const header = (key: string) => mail.headers.find(found => found.key === key)?.value.trim()
  const to = [
    ...addressesOf([...(mail.to ?? []), ...(mail.cc ?? [])]),
    ...(mail.deliveredTo === undefined ? [] : [mail.deliveredTo]),
    ...mail.headers.filter(({ key }) => key === 'x-original-to').map(({ value }) => value.trim()),
  ]
  const [from = ''] = mail.from === undefined ? [] : addressesOf([mail.from])
  const automatic = header('auto-submitted')
  return {
    token: to.map(address => tokenIn(address, base)).find(token => token !== null) ?? null,
    mailId: storableText(mail.messageId ?? '') || `sha256:${createHash('sha256').update(raw).digest('hex')}`,
    from: storableText(from).slice(0, contactLimits.email),
    text: storableText((mail.text ?? '').slice(0, longestText)),
    html: mail.html === undefined ? null : storableText(mail.html.slice(0, longestHtml)),
    files: mail.attachments.slice(0, limits.files).map(attachment => ({
      name: fileName(attachment.filename),
      mediaType: attachment.mimeType.slice(0, 100),
      content: contentOf(attachment),
    })),
    isAutomatic:
      (automatic !== undefined && automatic.toLowerCase() !== 'no') ||
      header('return-path') === '<>' ||
      mail.attachments.some(({ mimeType }) => mimeType === 'message/delivery-status'),
  }
}
