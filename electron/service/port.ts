import type { CentreAct } from '#shared/centres/centre-act.ts'
import type { CentreActOutcome } from '#shared/centres/centre-answer.ts'
import type { CentreTrail } from '#shared/centres/centre-trail.ts'
import type { CentreList, CentreUrl } from '#shared/centres/resource-centre.ts'
import type { ItemId, Revision } from '#shared/content/identity.ts'
import type { FileId } from '#shared/content/kept-file.ts'
import type { AttachmentId } from '#shared/enquiry/enquiry.ts'
import type { EnquiryCursor, EnquiryPage } from '#shared/enquiry/enquiry-page.ts'
import type { EnquiryOutcome, EnquiryRequest } from '#shared/enquiry/enquiry-request.ts'
import type { ErasedPerson, PersonAddress, PersonExport, PrivacyLog } from '#shared/enquiry/people-data.ts'
import type { FollowChange } from '#shared/follows/follows.ts'
import type { ActOutcome } from '#shared/members/act-answer.ts'
import type { MembersPage, MyMembership } from '#shared/members/member.ts'
import type { MembershipAct } from '#shared/members/membership-act.ts'
import type { MembershipTrail } from '#shared/members/membership-trail.ts'
import type { MailChoice } from '#shared/notices/mail-choice.ts'
import type { Pulse } from '#shared/pulse/pulse.ts'
import type { ChangePage, Cursor } from '#shared/sync/change.ts'
import type { FileContent } from '#shared/sync/file-content.ts'
import type { DemoAccount, Me } from '#shared/sync/me.ts'
import type { Operation, OperationResult } from '#shared/sync/operation.ts'
import type { Problem } from '#shared/sync/problem.ts'
import type { SyncFailure } from '#shared/sync/sync-status.ts'
import type { StoredRevision, Trail } from '#shared/sync/trail.ts'

/** What came of a question to the service. Every failure is a value: the caller decides when to ask again. */
export type ServiceAnswer<Value> =
  | { readonly kind: 'answer'; readonly value: Value }
  /** `retryAfter`: milliseconds that the service asked to be left alone, or null. */
  | { readonly kind: 'failed'; readonly failure: SyncFailure; readonly retryAfter: number | null }
  /** The sign-in is no longer accepted, even after a refresh. */
  | { readonly kind: 'sign_in_needed' }
  /** The service understood and said no. */
  | { readonly kind: 'refused'; readonly problem: Problem }

/** What the sender of a file wants to be told, and how it is stopped. */
export interface FileWatch {
  /** Stops sending; what the service has by then stays there. */
  readonly signal: AbortSignal
  /** Told of the bytes that the service has: at the beginning, and as they grow. */
  readonly onProgress: (sent: number) => void
}

/** The content service as the main process sees it. */
export interface ContentService {
  sendOperations(operations: readonly Operation[]): Promise<ServiceAnswer<readonly OperationResult[]>>
  /**
   * One page of changes after the cursor (null: from the beginning), at most `limit` items. Where another one follows,
   * `onNext` is told where that begins, once, as soon as this one has arrived: reading it item by item takes as long as
   * the service takes for the next one.
   */
  changesSince(
    cursor: Cursor | null,
    limit: number,
    onNext?: (cursor: Cursor) => void,
  ): Promise<ServiceAnswer<ChangePage>>
  /**
   * Resolves with `more` as soon as the service says that there are changes behind the cursor, at once if there are
   * some already; with `ended` when the line breaks.
   */
  waitForMore(since: Cursor | null, signal: AbortSignal): Promise<'more' | 'ended'>
  /** Whether the service has a file, and this account may read it. */
  hasFile(id: FileId): Promise<ServiceAnswer<boolean>>
  /** Sends a file, from where it broke off the last time; the same once more changes nothing. */
  sendFile(id: FileId, content: Uint8Array<ArrayBuffer>, watch: FileWatch): Promise<ServiceAnswer<null>>
  /** The content of a file, checked to be what its id says. */
  file(id: FileId): Promise<ServiceAnswer<FileContent>>
  me(): Promise<ServiceAnswer<Me>>
  /** Chooses how the account is told by mail; answers the account as it is then. */
  chooseMail(choice: MailChoice): Promise<ServiceAnswer<Me>>
  /** Follows topics and countries, or follows them no more; answers the account as it is then. */
  follow(changes: readonly FollowChange[]): Promise<ServiceAnswer<Me>>
  /** The members as the account may see them. */
  members(): Promise<ServiceAnswer<MembersPage>>
  myMembership(): Promise<ServiceAnswer<MyMembership>>
  /** What was done about the members, the newest first; `before`: only what has a smaller number. */
  membersTrail(before: number | null): Promise<ServiceAnswer<MembershipTrail>>
  /** Does something about the members, once for each id, however often it is sent. */
  membershipAct(act: MembershipAct): Promise<ActOutcome>
  /** Enquiries that changed after a cursor. */
  enquiries(after: EnquiryCursor): Promise<ServiceAnswer<EnquiryPage>>
  /** Does something about an enquiry, once for each id, however often it is sent. */
  enquiryRequest(request: EnquiryRequest): Promise<EnquiryOutcome>
  /** A file that came with an enquiry, as it came. */
  enquiryAttachment(id: AttachmentId): Promise<ServiceAnswer<Uint8Array<ArrayBuffer>>>
  /** All that is stored of one enquirer, for them to have. */
  exportPerson(email: PersonAddress): Promise<ServiceAnswer<PersonExport>>
  /** Erases what is stored of one enquirer; the same once more changes nothing. */
  erasePerson(email: PersonAddress): Promise<ServiceAnswer<ErasedPerson>>
  /** What was done with people's data, the newest first. */
  privacyLog(): Promise<ServiceAnswer<PrivacyLog>>
  /** Every resource centre. */
  centres(): Promise<ServiceAnswer<CentreList>>
  /** What was changed in the list of centres, the newest first; of one centre, or of all. */
  centreTrail(centre: CentreUrl | null, before: number | null): Promise<ServiceAnswer<CentreTrail>>
  /** Changes the list of centres, once for each id, however often it is sent. */
  centreAct(act: CentreAct): Promise<CentreActOutcome>
  trail(item: ItemId): Promise<ServiceAnswer<Trail>>
  revision(item: ItemId, revision: Revision): Promise<ServiceAnswer<StoredRevision>>
  /** How the review desk is doing. */
  pulse(): Promise<ServiceAnswer<Pulse>>
  demoAccounts(): Promise<ServiceAnswer<readonly DemoAccount[]>>
}
