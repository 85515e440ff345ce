import { sql } from 'kysely'
import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import { isAmong } from '../storage/is-among.ts'
import type { Database } from '../storage/tables.ts'

/** What an enquiry, or one thing written about it, takes in an answer beside its words, in bytes: measured roughly. */
const bytesAround = 300

/** About how long some enquiries are in an answer, in bytes, without reading what was written about them. */
export async function lengthsOf(
  database: Database,
  ids: readonly EnquiryId[],
): Promise<ReadonlyMap<EnquiryId, number>> {
  const of = isAmong('enquiry', ids)
  const written = await sql<{ readonly enquiry: EnquiryId; readonly bytes: string | number }>`
    select enquiry, sum(bytes) as bytes from (
      select enquiry, octet_length(text) + coalesce(octet_length(html), 0) + ${bytesAround}::int as bytes
        from enquiry_message where ${of}
      union all select enquiry, octet_length(internal) + ${bytesAround}::int from enquiry_note where ${of}
      union all select enquiry, octet_length(letter) + ${bytesAround}::int from enquiry_reply where ${of}
      union all select enquiry, ${bytesAround}::int from enquiry_step where ${of}
    ) as written group by enquiry`.execute(database)
  // The embedded database reads a sum as a number.
  const bytes = new Map(written.rows.map(row => [row.enquiry, Number(row.bytes)]))
  return new Map(ids.map(id => [id, bytesAround + (bytes.get(id) ?? 0)]))
}

/** The first of some enquiries that are about `most` bytes together; one at least, however long it is. */
export function withinBytes(
  ids: readonly EnquiryId[],
  lengths: ReadonlyMap<EnquiryId, number>,
  most: number,
): readonly EnquiryId[] {
  let bytes = 0
  const end = ids.findIndex((id, index) => {
    bytes += lengths.get(id) ?? 0
    return index > 0 && bytes > most
  })
  return end === -1 ? ids : ids.slice(0, end)
}
