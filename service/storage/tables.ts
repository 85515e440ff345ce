import type { ColumnType, Generated, Insertable, Kysely, Selectable, Transaction } from 'kysely'
import type { CentreFields, CentreVersion } from '#shared/centres/resource-centre.ts'
import type { AccountId, ItemId, Revision } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import type { FileId } from '#shared/content/kept-file.ts'
import type { Term, VocabularyName } from '#shared/content/vocabulary.ts'
import type { FollowedVocabulary } from '#shared/follows/follows.ts'
import type { MarginOf } from '#shared/margin/margin.ts'
import type { InvitationId } from '#shared/members/member.ts'
import type { MembershipActKind } from '#shared/members/membership-act.ts'
import type { MailChoice } from '#shared/notices/mail-choice.ts'
import type { NoticeId, NoticeKind } from '#shared/notices/notice.ts'
import type { OperationResult } from '#shared/sync/operation.ts'
import type { TrailEntry } from '#shared/sync/trail.ts'
import type { CollectionRole, Membership, SiteRole } from '#shared/workflow/actor.ts'
import type { CentreActKind } from '#shared/workflow/centre-rules.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { State } from '#shared/workflow/state.ts'
import type { StoredMembershipChange } from '../members/stored-change.ts'
import type { EnquiryTables } from './enquiry-tables.ts'

/** JSON is written as text, because the two drivers disagree about how arrays become JSON. */
type Json<Value> = ColumnType<Value, string, string>
type NullableJson<Value> = ColumnType<Value | null, string | null, string | null>

interface AccountTable {
  id: AccountId
  /** Lower case; what a person types to sign in. */
  user_name: string
  name: string
  organisation: string
  email: string
  /** Absent where nobody can sign in with a password: demo accounts and authors of sample content. */
  password_hash: string | null
  demo_key: string | null
  site_roles: Json<readonly SiteRole[]>
  mail_choice: Generated<MailChoice>
}

interface MembershipTable {
  account: AccountId
  role: CollectionRole
  state: Membership['state']
  /** Of one member at most, an active facilitator. */
  is_owner: Generated<boolean>
  /** Since when the member stands so; null where that was not noted. */
  since: ColumnType<Date | null, Date | null | undefined, Date | null>
}

interface InvitationTable {
  id: InvitationId
  /** As addresses are compared: in lower case. */
  email: string
  role: CollectionRole
  invited_by: AccountId
  at: Date
  expires_at: Date
  /** SHA-256 of the secret in the link. */
  token_hash: Uint8Array
  /** Null while it can be accepted, and until somebody notices that it has expired. */
  ended: ColumnType<InvitationEnd | null, undefined, InvitationEnd>
}

export type InvitationEnd = 'accepted' | 'declined' | 'withdrawn' | 'expired'

interface MembershipTrailTable {
  /** The act's own id: what is sent again finds itself here. */
  id: string
  number: Generated<string>
  request_hash: string
  at: Date
  by: AccountId
  kind: MembershipActKind
  change: Json<StoredMembershipChange>
  reason: string | null
}

/** Identity of a centre within the service; everybody else knows it by its address. */
export type CentreRowId = string

interface ResourceCentreTable {
  id: CentreRowId
  /** The address as it is compared. */
  address: string
  version: CentreVersion
  fields: Json<CentreFields>
  changed_at: Date
  /** Null: nobody has changed what the list began with. */
  changed_by: AccountId | null
}

interface ResourceCentreTrailTable {
  /** The act's own id: what is sent again finds itself here. */
  id: string
  number: Generated<string>
  request_hash: string
  at: Date
  by: AccountId
  kind: CentreActKind
  centre: CentreRowId
  from_fields: NullableJson<CentreFields>
  to_fields: NullableJson<CentreFields>
  reason: string | null
}

interface CollectionTable {
  /** There is one row. */
  single: Generated<boolean>
  name: string
  instance: string
  membership: Policy['membership']
  creation: Policy['creation']
  moderation: Policy['moderation']
  /** The place of the last change that was forgotten for its age. */
  forgotten_xid: Generated<string>
  forgotten_seq: Generated<string>
}

interface ItemTable {
  id: ItemId
  type: ItemType
  author: AccountId
  /** State of the latest revision. */
  state: State
  /** Number of the latest revision. */
  revision: Revision
  state_since: Date
  created_at: Date
  changed_at: Date
  published_revision: Revision | null
  published_at: Date | null
  /** The revision that the last decision made: its key on the trail. */
  decided_revision: Revision | null
  deleted_at: Date | null
  deleted_by: AccountId | null
  deletion_reason: string | null
}

interface RevisionTable {
  item: ItemId
  number: Revision
  state: State
  fields: Json<ItemFields>
  by: AccountId
  at: Date
}

interface TrailTable {
  item: ItemId
  revision: Revision
  at: Date
  by: AccountId
  transition: TrailEntry['transition']
  from_state: State | null
  to_state: State
  reason: string | null
}

interface MarginTable {
  item: ItemId
  claim: Json<MarginOf<AccountId>['claim']>
  threads: Json<MarginOf<AccountId>['threads']>
  suggestions: Json<MarginOf<AccountId>['suggestions']>
}

interface NoticeTable {
  id: NoticeId
  at: Date
  by: AccountId
  item: ItemId
  title: string
  words: string | null
}

interface NoticeRecipientTable {
  notice: NoticeId
  account: AccountId
  kind: NoticeKind
  /** When a mail of it was made, or decided that none is; null: not yet. */
  mailed_at: Date | null
}

interface FollowTable {
  account: AccountId
  vocabulary: FollowedVocabulary
  term: string
}

interface MailTable {
  id: string
  address: string
  subject: string
  text: string
  html: string
  made_at: Date
  attempts: Generated<number>
  /** When it is to be tried next. */
  due_at: Date
  ended: 'sent' | 'given_up' | null
  ended_at: Date | null
  /** What the mail server said last. */
  failure: string | null
  /** Where answers go, and the mail that this one answers; null: nowhere, and none. */
  reply_to: ColumnType<string | null, string | null | undefined, string | null>
  in_reply_to: ColumnType<string | null, string | null | undefined, string | null>
  /** Whether a person wrote it, and not the service by itself. */
  is_letter: Generated<boolean>
}

interface TitleClaimTable {
  type: ItemType
  field: string
  /** The text as it is compared: folded case, folded white space. */
  text: string
  item: ItemId
}

interface OperationResultTable {
  account: AccountId
  id: string
  request_hash: string
  result: Json<OperationResult>
  at: Date
}

interface ForgottenOperationTable {
  /** 16 bytes of a hash of the account and the operation's id. */
  digest: Uint8Array
}

interface ChangeTable {
  seq: Generated<string>
  /** The writing transaction, so that readers can tell what is settled. */
  xid: Generated<string>
  item: ItemId | null
  /** The item whose margin has changed, and not its text. */
  margin: ColumnType<ItemId | null, ItemId | null | undefined, ItemId | null>
  vocabulary: VocabularyName | null
  notice: ColumnType<NoticeId | null, NoticeId | null | undefined, NoticeId | null>
  /** The item's standing after the change; no state when it was deleted. */
  state: State | null
  is_published: boolean
  at: Generated<Date>
}

interface VocabularyTable {
  name: VocabularyName
  terms: Json<readonly Term[]>
}

interface FileTable {
  /** The SHA-256 of the content. */
  id: FileId
  media_type: string
  bytes: number
  /** Of pictures only, in pixels. */
  width: number | null
  height: number | null
  content: Uint8Array
}

interface FileUploadTable {
  file: FileId
  account: AccountId
  at: Date
}

interface FileUseTable {
  file: FileId
  item: ItemId
  revision: Revision
}

interface UploadTable {
  /** Part of the upload's address, made at random. */
  id: string
  account: AccountId
  /** The SHA-256 that the content has to have. */
  file: FileId
  /** What the desk said of it, to be said again when asked. */
  metadata: Json<Readonly<Record<string, string | null>>>
  /** How large it will be, and how much of it is here. */
  bytes: number
  received: number
  /** Which request may append to it: the last one that took a turn, wherever it was answered. */
  turn: number
  /** When it was begun, or last grew. */
  at: Date
}

interface UploadPartTable {
  upload: string
  /** Where in the file the part begins, in bytes. */
  start: number
  content: Uint8Array
}

interface OidcRecordTable {
  model: string
  id: string
  payload: Json<unknown>
  grant_id: string | null
  uid: string | null
  consumed_at: Date | null
  expires_at: Date | null
}

interface SecretTable {
  name: string
  value: Json<unknown>
}

/** What the service stores. The migrations make these tables. */
export interface Tables extends EnquiryTables {
  account: AccountTable
  membership: MembershipTable
  invitation: InvitationTable
  membership_trail: MembershipTrailTable
  resource_centre: ResourceCentreTable
  resource_centre_trail: ResourceCentreTrailTable
  collection: CollectionTable
  item: ItemTable
  revision: RevisionTable
  trail: TrailTable
  margin: MarginTable
  notice: NoticeTable
  notice_recipient: NoticeRecipientTable
  follow: FollowTable
  mail: MailTable
  title_claim: TitleClaimTable
  operation_result: OperationResultTable
  forgotten_operation: ForgottenOperationTable
  change: ChangeTable
  vocabulary: VocabularyTable
  file: FileTable
  file_upload: FileUploadTable
  file_use: FileUseTable
  upload: UploadTable
  upload_part: UploadPartTable
  oidc_record: OidcRecordTable
  secret: SecretTable
}

export type Database = Kysely<Tables>
export type DatabaseTransaction = Transaction<Tables>
export type ItemRow = Selectable<ItemTable>
export type RevisionRow = Selectable<RevisionTable>
export type NewItem = Insertable<ItemTable>
export type NewRevision = Insertable<RevisionTable>
export type NewTrailEntry = Insertable<TrailTable>
export type NewTitleClaim = Insertable<TitleClaimTable>
export type NewChange = Insertable<ChangeTable>
