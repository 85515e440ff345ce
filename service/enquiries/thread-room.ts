import { sql } from 'kysely'
import { type EnquiryId, enquiryLimits } from '#shared/enquiry/enquiry.ts'
import { isAmong } from '../storage/is-among.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'

/** What a message, or a file of one, takes on the wire beside its words and names, in bytes: measured, and rounded up. */
const bytesAround = 200

/** How much the messages of an enquiry are. */
export interface ThreadSize {
  readonly messages: number
  /** On the wire, with the names of files and without their content. */
  readonly bytes: number
}

interface Measured {
  readonly text: string
  readonly html: string | null
  readonly files: readonly { readonly name: string; readonly mediaType: string }[]
}

function bytesOf(value: string): number {
  return Buffer.byteLength(JSON.stringify(value))
}

/** What one message takes. */
export function sizeOfMessage({ text, html, files }: Measured): ThreadSize {
  const ofFiles = files.map(({ name, mediaType }) => bytesOf(name) + bytesOf(mediaType) + bytesAround)
  const bytes = [bytesAround, bytesOf(text), html === null ? 0 : bytesOf(html), ...ofFiles]
  return { messages: 1, bytes: bytes.reduce((sum, part) => sum + part, 0) }
}

/** What the messages of some enquiries take together. */
export async function sizeOfThreads(
  transaction: DatabaseTransaction,
  enquiries: readonly EnquiryId[],
): Promise<ThreadSize> {
  const of = isAmong('enquiry', enquiries)
  // A letter may be escaped on the wire: it is counted as it goes there.
  const { rows } = await sql<{ readonly messages: string | number; readonly bytes: string | number }>`
    select count(*) as messages, coalesce(sum(
      ${bytesAround}::int + octet_length(to_json(text)::text) + coalesce(octet_length(to_json(html)::text), 0) + coalesce((
        select sum(octet_length(to_json(name)::text) + octet_length(to_json(media_type)::text) + ${bytesAround}::int)
        from enquiry_attachment where message = enquiry_message.id
      ), 0)
    ), 0) as bytes from enquiry_message where ${of}`.execute(transaction)
  const [row] = rows
  return { messages: Number(row?.messages ?? 0), bytes: Number(row?.bytes ?? 0) }
}

/** Whether a thread may become so large. */
export function fits({ messages, bytes }: ThreadSize): boolean {
  return messages <= enquiryLimits.messages && bytes <= enquiryLimits.threadBytes
}

/** What two sizes are together. */
export function together(one: ThreadSize, other: ThreadSize): ThreadSize {
  return { messages: one.messages + other.messages, bytes: one.bytes + other.bytes }
}
