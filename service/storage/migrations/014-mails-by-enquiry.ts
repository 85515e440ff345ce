import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // The enquiry whose token a mail bore. Its messages may be moved to others; a copy of the mail still bears the same token.
  'alter table enquiry_message add column addressed_to uuid references enquiry',
  'update enquiry_message set addressed_to = enquiry where mail_id is not null',
  'drop index enquiry_message_mail',
  // A mail that is delivered twice to one address is one; to two of them it is for both.
  'create unique index enquiry_message_mail on enquiry_message (mail_id, addressed_to)',
]

/** A mail to several enquiries comes into each. */
export const mailsByEnquiry: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
