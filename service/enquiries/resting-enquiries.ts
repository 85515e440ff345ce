import type { Instant } from '#shared/content/identity.ts'
import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'

/**
 * Enquiries whose enquirer is still known and that are over since before a moment: closed before it, or answered, or waiting
 * for the enquirer, without a message, a step, or a letter since or to come.
 */
export async function restingEnquiries(
  transaction: DatabaseTransaction,
  since: Instant,
): Promise<readonly EnquiryId[]> {
  const before = new Date(since)
  const rows = await transaction
    .selectFrom('enquiry')
    .select(['id', 'standing'])
    .where('person', 'is not', null)
    .where(({ eb, ref }) => eb(ref('standing', '->>').key('state'), 'in', ['closed', 'answered', 'waiting']))
    .where(({ eb, or, and, not, exists, ref, selectFrom }) =>
      or([
        eb(ref('standing', '->>').key('state'), '=', 'closed'),
        and([
          not(
            exists(
              selectFrom('enquiry_message')
                .select('id')
                .whereRef('enquiry_message.enquiry', '=', 'enquiry.id')
                .where('at', '>=', before),
            ),
          ),
          not(
            exists(
              selectFrom('enquiry_step')
                .select('place')
                .whereRef('enquiry_step.enquiry', '=', 'enquiry.id')
                .where('at', '>=', before),
            ),
          ),
          not(
            exists(
              selectFrom('enquiry_reply')
                .select('reply')
                .whereRef('enquiry_reply.enquiry', '=', 'enquiry.id')
                .where('send_at', '>=', before)
                .where('stage', '!=', 'withdrawn'),
            ),
          ),
        ]),
      ]),
    )
    .execute()
  return rows.flatMap(({ id, standing: { closed } }) => (closed === null || closed.at < since ? [id] : []))
}
