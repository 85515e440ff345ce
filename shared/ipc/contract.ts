import { z } from 'zod'
import { CentreAct } from '../centres/centre-act.ts'
import { CentreActOutcome } from '../centres/centre-answer.ts'
import { CentreTrail } from '../centres/centre-trail.ts'
import { CentreList, CentreUrl } from '../centres/resource-centre.ts'
import { AccountId, ItemId, Revision } from '../content/identity.ts'
import { FileId } from '../content/kept-file.ts'
import { WritingLanguage } from '../content/languages.ts'
import { AttachmentId, EnquiryId } from '../enquiry/enquiry.ts'
import { EnquiryCursor, EnquiryPage } from '../enquiry/enquiry-page.ts'
import { EnquiryOutcome, EnquiryRequest } from '../enquiry/enquiry-request.ts'
import { ErasedPerson, PersonAddress, PersonExport, PrivacyLog } from '../enquiry/people-data.ts'
import { FollowChanges } from '../follows/follows.ts'
import { ActOutcome } from '../members/act-answer.ts'
import { MembersPage, MyMembership } from '../members/member.ts'
import { MembershipAct } from '../members/membership-act.ts'
import { MembershipTrail } from '../members/membership-trail.ts'
import { MailChoice } from '../notices/mail-choice.ts'
import { Pulse } from '../pulse/pulse.ts'
import { Bytes, FileContent } from '../sync/file-content.ts'
import { DiskFailure, DiskOutcome, JournalPart, JournalState, NewNote } from '../sync/journal.ts'
import { DemoAccount, Me } from '../sync/me.ts'
import { SyncFailure, SyncStatus } from '../sync/sync-status.ts'
import { StoredRevision, Trail } from '../sync/trail.ts'
import { TravellingFile } from '../sync/travelling-file.ts'
import { commandId } from './commands.ts'
import { SpellingState } from './spelling.ts'

/** Who is signed in on this computer, known offline too. */
export const AccountState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signed_out') }),
  /** `sessionEnded`: the service no longer accepts this sign-in; writing goes on, sending waits. */
  z.object({ kind: z.literal('signed_in'), me: Me, sessionEnded: z.boolean() }),
])
export type AccountState = z.infer<typeof AccountState>

export const SignInOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signed_in') }),
  z.object({ kind: z.literal('cancelled') }),
  /** The service or the person said no; `detail` is the service's own sentence. */
  z.object({ kind: z.literal('denied'), detail: z.string() }),
  z.object({ kind: z.literal('failed'), failure: SyncFailure }),
])
export type SignInOutcome = z.infer<typeof SignInOutcome>

/** An answer of the service to a question asked on demand, or why there is none. */
function answerOf<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('answer'), value }),
    z.object({ kind: z.literal('no_answer'), failure: SyncFailure }),
    z.object({ kind: z.literal('refused') }),
  ])
}

/** What became of a file that the page wanted to have written. */
export const SaveOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), path: z.string() }),
  z.object({ kind: z.literal('cancelled') }),
  /** The disk said no; what stood under that name before is still there. */
  z.object({ kind: z.literal('failed'), reason: DiskFailure }),
])
export type SaveOutcome = z.infer<typeof SaveOutcome>

/** What became of the beginning of a file that is written in parts; `file` names it from then on. */
const BegunFile = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('begun'), file: z.uuid() }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('failed'), reason: DiskFailure }),
])
export type BegunFile = z.infer<typeof BegunFile>

const PdfOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('made'), bytes: Bytes }),
  /** This shell of the desk has no printer. */
  z.object({ kind: z.literal('not_available') }),
  z.object({ kind: z.literal('failed') }),
])

/** What is asked for from outside the program: an item, an enquiry, or Home. */
export const AskedFor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('item'), item: ItemId }),
  z.object({ kind: z.literal('enquiry'), enquiry: EnquiryId }),
  z.object({ kind: z.literal('home') }),
])
export type AskedFor = z.infer<typeof AskedFor>

/** How enquiries are kept on this computer. */
export const EnquiryKey = z.discriminatedUnion('kind', [
  /** Under this AES key of 256 bits, which the system's key store protects. */
  z.object({ kind: z.literal('kept'), key: Bytes }),
  /** The system has no key store: they are not written to the disk at all. */
  z.object({ kind: z.literal('memory_only') }),
  /** The system does not give the key for now: nothing is written in this run, and what was kept under it stays. */
  z.object({ kind: z.literal('unreadable') }),
])
export type EnquiryKey = z.infer<typeof EnquiryKey>

const nothing = z.null()
/** Whose journal it is: that of an account that is signed in, or was since the program started. */
const journal = z.object({ account: AccountId })

/** About the program and where it runs, for Settings and for a report of a defect. */
const ProgramFacts = z.object({
  version: z.string(),
  platform: z.string(),
  electron: z.string(),
  chromium: z.string(),
  service: z.url(),
  /** Whether the system keeps the sign-in in a key store; otherwise only file permissions protect it. */
  hasKeyStore: z.boolean(),
})

/** Every call from the page to the main process. Both sides parse input and output with these schemas. */
export const calls = {
  'account.state': { input: nothing, output: AccountState },
  'account.demoAccounts': { input: nothing, output: answerOf(z.array(DemoAccount)) },
  /** null: an account of one's own, in the system browser. */
  'account.signIn': {
    input: z.object({ demoAccount: DemoAccount.shape.key.nullable() }),
    output: SignInOutcome,
  },
  'account.cancelSignIn': { input: nothing, output: nothing },
  /**
   * Asks all windows to store the last words, then forgets the account; its library stays. `signedOut: false` where a
   * window could not store them, or did not answer in time: nobody is signed out then.
   */
  'account.signOut': { input: nothing, output: z.object({ signedOut: z.boolean() }) },
  /** Asks for the message channel on which the engine reaches this account's library; the port follows as a message. */
  'library.connect': {
    input: z.object({ account: AccountId }),
    output: z.object({ connected: z.boolean() }),
  },
  /** The second copy of unsent words, see docs/spec/second-copy.md. Rejects where it cannot be read. */
  'journal.state': { input: journal, output: JournalState },
  /** Keeps notes; answers when the disk has them. */
  'journal.note': { input: journal.extend({ notes: z.array(NewNote) }), output: DiskOutcome },
  /** It belongs to the library of this identity from now on, and forgets all items but these. */
  'journal.adopt': {
    input: journal.extend({ identity: z.uuid(), items: z.array(ItemId) }),
    output: DiskOutcome,
  },
  /** A part of the notes, from a position on: 0 at first, then what the part before says. */
  'journal.read': { input: journal.extend({ from: z.int().nonnegative() }), output: JournalPart },
  /** Those of the files that the journal does not have. */
  'journal.missingFiles': {
    input: journal.extend({ files: z.array(FileId) }),
    output: z.array(FileId),
  },
  'journal.keepFile': { input: journal.extend({ file: FileId, content: Bytes }), output: DiskOutcome },
  /** The content of a file; null where the journal does not have it whole. */
  'journal.file': { input: journal.extend({ file: FileId }), output: Bytes.nullable() },
  /** Whether the folder of this desk takes a file now: why the library cannot be opened. */
  'program.probeDisk': { input: nothing, output: DiskOutcome },
  /** Chooses how the service tells this account by mail of what happens. */
  'account.chooseMail': { input: z.object({ choice: MailChoice }), output: answerOf(Me) },
  /** Follows topics and countries, or follows them no more; answers the account as it is then. */
  'account.follow': { input: FollowChanges, output: answerOf(Me) },
  /** Asks the service for the account anew: what it follows may have been changed on another computer. */
  'account.askAgain': { input: nothing, output: answerOf(Me) },
  'sync.status': { input: nothing, output: SyncStatus },
  'sync.uploads': { input: nothing, output: z.array(TravellingFile) },
  'sync.now': { input: nothing, output: nothing },
  'service.trail': { input: z.object({ item: ItemId }), output: answerOf(Trail) },
  'service.revision': {
    input: z.object({ item: ItemId, revision: Revision }),
    output: answerOf(StoredRevision),
  },
  /** The content of a file of an item that was written elsewhere; kept in the library then. */
  'service.file': { input: z.object({ file: FileId }), output: answerOf(FileContent) },
  /** How the review desk is doing; refused to whoever does not decide on other people's texts. */
  'service.pulse': { input: nothing, output: answerOf(Pulse) },
  /** The members of the collection, as far as this account may see them. */
  'service.members': { input: nothing, output: answerOf(MembersPage) },
  'service.myMembership': { input: nothing, output: answerOf(MyMembership) },
  /** `before`: the number of the last entry that is known; null: from the newest. */
  'service.membersTrail': {
    input: z.object({ before: z.int().positive().nullable() }),
    output: answerOf(MembershipTrail),
  },
  /** Does something about the members, at the service only. Roles and policy are asked for anew before it answers. */
  'service.membershipAct': { input: MembershipAct, output: ActOutcome },
  /**
   * Enquiries that changed after a cursor; refused to whoever is no legal expert. Where another account is signed in by then,
   * there is no answer: theirs says nothing about this one.
   */
  'enquiries.changed': {
    input: z.object({ account: AccountId, after: EnquiryCursor }),
    output: answerOf(EnquiryPage),
  },
  /** Asks in the name of an account, and of no other that may be signed in by then. */
  'enquiries.ask': {
    input: z.object({ account: AccountId, request: EnquiryRequest }),
    output: EnquiryOutcome,
  },
  'enquiries.attachment': { input: z.object({ attachment: AttachmentId }), output: answerOf(Bytes) },
  /** All that is stored of one enquirer, for them to have; the service notes that it was asked for. */
  'enquiries.exportPerson': { input: z.object({ email: PersonAddress }), output: answerOf(PersonExport) },
  'enquiries.erasePerson': { input: z.object({ email: PersonAddress }), output: answerOf(ErasedPerson) },
  'enquiries.privacyLog': { input: nothing, output: answerOf(PrivacyLog) },
  /** The key under which this account keeps enquiries here; made when it is asked for the first time. Fails for another account. */
  'enquiries.key': { input: z.object({ account: AccountId }), output: EnquiryKey },
  /** Whether an account has a key here: what nobody has a key for is to be removed. */
  'enquiries.hasKey': { input: z.object({ account: AccountId }), output: z.object({ hasKey: z.boolean() }) },
  /** The resource centres of the list. */
  'service.centres': { input: nothing, output: answerOf(CentreList) },
  /** What was changed in the list, or of one centre; `before`: the number of the last entry that is known. */
  'service.centreTrail': {
    input: z.object({ centre: CentreUrl.nullable(), before: z.int().positive().nullable() }),
    output: answerOf(CentreTrail),
  },
  /** Adds, corrects or removes a resource centre, at the service only. */
  'service.centreAct': { input: CentreAct, output: CentreActOutcome },
  'spelling.state': { input: nothing, output: SpellingState },
  /** The language that is written in from now on; null: nothing is written. */
  'spelling.use': { input: z.object({ language: WritingLanguage.nullable() }), output: SpellingState },
  /** The person agrees that the dictionary of a language is fetched from `source`. */
  'spelling.agree': { input: z.object({ language: WritingLanguage }), output: SpellingState },
  'spelling.takeBack': { input: z.object({ language: WritingLanguage }), output: SpellingState },
  'program.facts': { input: nothing, output: ProgramFacts },
  /** Opens another window on the same library. */
  'program.openWindow': { input: nothing, output: nothing },
  /** Asks where to write a file, and writes it whole. `name` is what is proposed. */
  'program.saveFile': {
    input: z.object({ name: z.string().min(1).max(255), bytes: Bytes }),
    output: SaveOutcome,
  },
  /** The same for a file that comes in parts: asks where, and begins it beside what stands there. */
  'program.beginFile': { input: z.object({ name: z.string().min(1).max(255) }), output: BegunFile },
  /** Where a part is not written, the file is given up. */
  'program.appendToFile': { input: z.object({ file: z.uuid(), bytes: Bytes }), output: DiskOutcome },
  /** Puts it in its place, or gives it up where it is not whole. */
  'program.endFile': { input: z.object({ file: z.uuid(), isWhole: z.boolean() }), output: SaveOutcome },
  /** A whole HTML page as a tagged PDF on A4. Nothing in it runs, and nothing is fetched. */
  'program.pdf': { input: z.object({ html: z.string() }), output: PdfOutcome },
  /** The page's answer to `program.closing`: what could be done is done; is everything that was typed safe now? */
  'program.readyToClose': { input: z.object({ isEverythingSafe: z.boolean() }), output: nothing },
  /**
   * Asks the system to show that something happened. A press on it opens what it is about, or Home where it is of several.
   * Nothing is shown where the system shows nothing, or where a window has the focus.
   */
  'program.notify': {
    input: z.object({ title: z.string().max(300), body: z.string().max(1_000), opens: AskedFor }),
    output: z.object({ isShown: z.boolean() }),
  },
  /** What was asked for from outside, by an item's address or a notification that was pressed; told once. */
  'program.askedFor': { input: nothing, output: AskedFor.nullable() },
  /** Opens a web or mail address in the system's own program; other schemes are refused. */
  'program.openExternal': {
    input: z.object({ url: z.url({ protocol: /^(https?|mailto)$/ }) }),
    output: nothing,
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

export type CallName = keyof typeof calls
export type CallInput<Name extends CallName> = z.infer<(typeof calls)[Name]['input']>
export type CallOutput<Name extends CallName> = z.infer<(typeof calls)[Name]['output']>

/** What the main process does for each call: total over the contract. */
export type CallHandlers = {
  readonly [Name in CallName]: (input: CallInput<Name>) => Promise<CallOutput<Name>>
}

/** Everything that the main process tells the page unasked. */
export const events = {
  'account.changed': AccountState,
  'sync.changed': SyncStatus,
  'sync.uploadsChanged': z.array(TravellingFile),
  'spelling.changed': SpellingState,
  /**
   * This window is about to close, or its account to sign out: store what was typed, then call `program.readyToClose` (within `timing.closeLimit`). A page that could not store
   * it does not answer.
   */
  'program.closing': nothing,
  /** Something was asked for from outside: this window is to ask what, by the call of this name. */
  'program.askedFor': nothing,
  /** A command was chosen in the native menu bar. */
  'command.chosen': commandId,
} as const satisfies Record<string, z.ZodType>

export type EventName = keyof typeof events
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>

export { callChannel, eventChannel, libraryPortMessage } from './channels.ts'

/** How a call is answered across the border. */
export const CallAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), output: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.string() }),
])
export type CallAnswer = z.infer<typeof CallAnswer>

/** What the preload puts on the page's window as `osorDesk`, and nothing more. */
export interface DeskBridge {
  call(name: string, input: unknown): Promise<unknown>
  /** Returns a function that ends the subscription. */
  on(name: string, listener: (payload: unknown) => void): () => void
}
