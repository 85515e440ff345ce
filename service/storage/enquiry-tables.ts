import type { ColumnType, Generated } from 'kysely'
import type { z } from 'zod'
import type { AccountId } from '#shared/content/identity.ts'
import type { ContactLanguage } from '#shared/enquiry/contact-form.ts'
import type {
  AttachmentId,
  Enquirer,
  EnquiryId,
  EnquiryNumber,
  EnquiryStep,
  MessageId,
  NoteId,
  Reply,
  ReplyId,
  StoredStanding,
} from '#shared/enquiry/enquiry.ts'
import type { EnquiryNoticeKind } from '#shared/enquiry/enquiry-notice.ts'
import type { EnquiryState } from '#shared/enquiry/enquiry-state.ts'
import type { TextModuleId } from '#shared/enquiry/text-module.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'

type Json<Value> = ColumnType<Value, string, string>

interface EnquiryTable {
  id: EnquiryId
  number: EnquiryNumber
  /** Where in the order of changes it stands now: a change gives it the next number. */
  seq: string
  subject: string
  standing: Json<z.infer<typeof StoredStanding>>
  enquirer: ColumnType<Enquirer | null, string | null, string | null>
  /** The enquirer's address as addresses are compared, in lower case; null once it was made anonymous. */
  person: string | null
  /** What stands in the address to which answers go. */
  reply_token: string
}

interface EnquiryMessageTable {
  id: MessageId
  enquiry: EnquiryId
  at: Date
  from_address: string | null
  text: string
  html: string | null
  /** The identity of the mail that it came by; null for what came by the form. */
  mail_id: string | null
  /** The enquiry whose token the mail bore; null for what came by the form. */
  addressed_to: EnquiryId | null
}

interface EnquiryAttachmentTable {
  id: AttachmentId
  message: MessageId
  name: string
  media_type: string
  bytes: number
  content: Uint8Array
}

interface EnquiryNoteTable {
  note: NoteId
  enquiry: EnquiryId
  written_by: AccountId
  written_at: Date
  internal: string
}

interface EnquiryReplyTable {
  reply: ReplyId
  enquiry: EnquiryId
  signed_by: AccountId
  at: Date
  letter: string
  compared_licences: Json<readonly string[]>
  does: Reply['does']
  send_at: Date
  stage: Reply['stage']
  /** The letter that it was made, once it is on its way. */
  mail: string | null
}

interface EnquiryStepTable {
  place: Generated<string>
  enquiry: EnquiryId
  at: Date
  by: AccountId | null
  move: EnquiryStep['move']
  from_state: EnquiryState
  to_state: EnquiryState
  word: string | null
}

interface EnquiryRequestTable {
  id: OperationId
  account: AccountId
  request_hash: string
  refusal: string | null
  at: Date
}

interface EnquiryTurnTable {
  single: Generated<boolean>
  seq: string
  /** Where in the order of changes the text modules stand. */
  modules_seq: string
  /** Of the last number that was given out. */
  year: number
  number: number
}

interface EnquiryTextModuleTable {
  module: TextModuleId
  version: OperationId
  language: ContactLanguage
  title: string
  words: string
  changed_at: Date
  /** null: it came with the service. */
  changed_by: AccountId | null
}

interface EnquiryPrivacyLogTable {
  place: Generated<string>
  at: Date
  by: AccountId | null
  what: 'anonymised' | 'exported' | 'erased'
  enquiries: number
}

interface EnquiryNoticeTable {
  enquiry: EnquiryId
  account: AccountId
  kind: EnquiryNoticeKind
  /** What tells it from others of its kind: when it came or was given away, for when it is due. */
  about: Date
  at: Date
  mailed_at: Date | null
}

interface MailAttachmentTable {
  mail: string
  name: string
  media_type: string
  content: Uint8Array
}

/** What the service stores of enquiries. */
export interface EnquiryTables {
  enquiry: EnquiryTable
  enquiry_message: EnquiryMessageTable
  enquiry_attachment: EnquiryAttachmentTable
  enquiry_note: EnquiryNoteTable
  enquiry_reply: EnquiryReplyTable
  enquiry_step: EnquiryStepTable
  enquiry_request: EnquiryRequestTable
  enquiry_turn: EnquiryTurnTable
  enquiry_text_module: EnquiryTextModuleTable
  enquiry_privacy_log: EnquiryPrivacyLogTable
  enquiry_notice: EnquiryNoticeTable
  mail_attachment: MailAttachmentTable
}
