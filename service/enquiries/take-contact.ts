import { sql } from 'kysely'
import {
  type ContactMessage,
  deskOf,
  EnquiryCategory,
  type EnquiryDesk,
} from '#shared/enquiry/contact-form.ts'
import type { EnquiryNumber } from '#shared/enquiry/enquiry.ts'
import { contactMessages } from '#shared/messages/contact/index.ts'
import { text as escaped } from '../accounts/page.ts'
import { queueMails } from '../mail/mail-queue.ts'
import { enquiriesAffected } from '../storage/affected.ts'
import type { Storage } from '../storage/storage.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'
import { acknowledgement, replyAddress } from './enquiry-letters.ts'
import type { EnquiryRules } from './enquiry-rules.ts'
import { type ReceivedFile, receiveEnquiry } from './receive-message.ts'

/** What became of what somebody wrote. */
export type ContactOutcome =
  | { readonly kind: 'enquiry'; readonly number: EnquiryNumber; readonly isAcknowledged: boolean }
  | { readonly kind: 'passed_on' }
  /** There is nobody here for this category. */
  | { readonly kind: 'not_taken' }

async function moderatorAddresses(database: Database): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('account')
    .select('email')
    .where(sql<boolean>`site_roles @> '["moderator"]'::jsonb`)
    .where('email', '!=', '')
    .execute()
  return rows.map(({ email }) => email)
}

/** To whom what is written to a desk is handed on; nobody for legal experts, who have it in the program. */
async function addressesOf(
  database: Database,
  desk: EnquiryDesk,
  { sendsLetters, siteMailbox }: EnquiryRules,
): Promise<readonly string[]> {
  if (!sendsLetters || desk === 'legal_experts') return []
  const moderators = desk === 'moderators' ? await moderatorAddresses(database) : []
  // Nobody moderates yet: the mailbox is there for everything.
  return moderators.length > 0 || siteMailbox === null ? moderators : [siteMailbox]
}

/** What can be written about: only that of which something would become. */
export async function takenCategories(
  database: Database,
  rules: EnquiryRules,
): Promise<readonly EnquiryCategory[]> {
  const isTaken: Readonly<Record<EnquiryDesk, boolean>> = {
    legal_experts: true,
    moderators: (await addressesOf(database, 'moderators', rules)).length > 0,
    mailbox: (await addressesOf(database, 'mailbox', rules)).length > 0,
  }
  return EnquiryCategory.options.filter(category => isTaken[deskOf(category)])
}

/** Hands a message on by mail; whoever reads it answers its writer themselves. */
async function passOn(
  transaction: DatabaseTransaction,
  written: ContactMessage,
  files: readonly ReceivedFile[],
  addresses: readonly string[],
  now: Date,
): Promise<void> {
  const { firstName, lastName, organisation, email, category, subject, message, language } = written
  const texts = contactMessages[language]
  const lines = [
    `${texts.category} ${texts.categories[category]}`,
    `${firstName} ${lastName}${organisation === '' ? '' : `, ${organisation}`} <${email}>`,
    message,
  ]
  const mail = {
    subject,
    text: `${lines.join('\n\n')}\n`,
    html: `<div lang="${language}">\n${lines.map(line => `<p>${escaped(line).replaceAll('\n', '<br>')}</p>`).join('\n')}\n</div>`,
    replyTo: email,
    attachments: files,
  }
  await queueMails(
    transaction,
    addresses.map(address => ({ address, ...mail })),
    now,
  )
}

/** Takes what somebody wrote: stored, or on its way to whom it concerns, wholly or not at all. */
export async function takeContact(
  { database, announceChange }: Storage,
  rules: EnquiryRules,
  written: ContactMessage,
  files: readonly ReceivedFile[],
  now: Date,
): Promise<ContactOutcome> {
  const desk = deskOf(written.category)
  if (desk !== 'legal_experts') {
    return database.transaction().execute(async transaction => {
      const addresses = await addressesOf(transaction, desk, rules)
      if (addresses.length === 0) return { kind: 'not_taken' }
      await passOn(transaction, written, files, addresses, now)
      return { kind: 'passed_on' }
    })
  }
  const { number } = await database.transaction().execute(async transaction => {
    const made = await receiveEnquiry(transaction, written, files, now)
    if (rules.sendsLetters) {
      const { firstName, lastName, organisation, email, subject, language, copyToMe, message } = written
      const about = {
        number: made.number,
        subject,
        language,
        enquirer: { firstName, lastName, organisation, email },
        replyTo: replyAddress(rules.address, made.replyToken),
      }
      await queueMails(transaction, [acknowledgement(about, copyToMe ? message : null)], now)
    }
    return made
  })
  await announceChange([enquiriesAffected])
  return { kind: 'enquiry', number, isAcknowledged: rules.sendsLetters }
}
