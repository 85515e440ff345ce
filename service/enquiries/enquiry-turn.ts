import { sql } from 'kysely'
import { EnquiryNumber } from '#shared/enquiry/enquiry.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'

/**
 * Takes the turn of whoever writes about enquiries, until the transaction ends, and the next place in the order of changes:
 * what has a higher place was committed later, so that a reader who goes by it misses nothing.
 */
export async function takeEnquiryTurn(transaction: DatabaseTransaction): Promise<string> {
  const { seq } = await transaction
    .updateTable('enquiry_turn')
    .set({ seq: sql<string>`seq + 1` })
    .returning('seq')
    .executeTakeFirstOrThrow()
  return seq
}

/** Waits until it is the turn of whoever asks, and keeps it until the transaction ends, without a change. */
export async function waitForEnquiryTurn(transaction: DatabaseTransaction): Promise<void> {
  await transaction.selectFrom('enquiry_turn').select('single').forUpdate().executeTakeFirstOrThrow()
}

/** The next number of a year. To be asked for by whoever has the turn. */
export async function nextEnquiryNumber(transaction: DatabaseTransaction, now: Date): Promise<EnquiryNumber> {
  const year = now.getUTCFullYear()
  const { number } = await transaction
    .updateTable('enquiry_turn')
    .set(({ eb }) => ({
      year,
      number: sql<number>`case when ${eb.ref('year')} = ${year} then ${eb.ref('number')} + 1 else 1 end`,
    }))
    .returning('number')
    .executeTakeFirstOrThrow()
  return EnquiryNumber.parse(`OSOR-${year}-${String(number).padStart(5, '0')}`)
}
