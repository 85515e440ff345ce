import { z } from 'zod'
import { AccountId, Instant, ItemId, Person } from '../content/identity.ts'
import { ContactLanguage, EnquiryCategory } from './contact-form.ts'
import { EnquiryMove, EnquiryState } from './enquiry-state.ts'

/** Identity of an enquiry, given by the service; by the desk where it makes one of another's messages. */
export const EnquiryId = z.uuid().brand('EnquiryId')
export type EnquiryId = z.infer<typeof EnquiryId>

export const MessageId = z.uuid().brand('MessageId')
export type MessageId = z.infer<typeof MessageId>

export const NoteId = z.uuid().brand('NoteId')
export type NoteId = z.infer<typeof NoteId>

export const ReplyId = z.uuid().brand('ReplyId')
export type ReplyId = z.infer<typeof ReplyId>

export const AttachmentId = z.uuid().brand('AttachmentId')
export type AttachmentId = z.infer<typeof AttachmentId>

/** What people call an enquiry: `OSOR-2026-00042`, counted by the year. */
export const EnquiryNumber = z
  .string()
  .regex(/^OSOR-\d{4}-\d{5,}$/)
  .brand('EnquiryNumber')
export type EnquiryNumber = z.infer<typeof EnquiryNumber>

export const Urgency = z.enum(['low', 'normal', 'high', 'urgent'])
export type Urgency = z.infer<typeof Urgency>

export const EnquiryTopic = z.enum([
  'licence_choice',
  'compatibility',
  'procurement',
  'contribution_policy',
  'trademark',
  'other',
])
export type EnquiryTopic = z.infer<typeof EnquiryTopic>

/** As what an enquiry was closed. */
export const Closing = z.enum(['answered', 'no_answer_needed', 'spam', 'duplicate'])
export type Closing = z.infer<typeof Closing>

/** Limits of what is written about an enquiry, in UTF-16 units and in numbers; the service keeps to them. */
export const enquiryLimits = {
  note: 20_000,
  letter: 50_000,
  word: 500,
  /** Of each kind, in one enquiry. */
  writings: 1_000,
  /** Messages of one enquiry. */
  messages: 1_000,
  /** Messages that become an enquiry of their own at once. */
  splitMessages: 100,
  /** What is shown of the words of one message, in bytes; longer ones are kept whole as a file. */
  messageText: 256 * 1024,
  /** An HTML part that is shown, in bytes; a longer one is kept as a file. */
  messageHtml: 256 * 1024,
  /** The messages of one enquiry on the wire, in bytes: a desk gets them in one answer. Files are fetched one by one. */
  threadBytes: 8 * 1024 * 1024,
  /** From so many bytes on HTML is kept as files, so that the words have room. */
  threadBytesWithHtml: 4 * 1024 * 1024,
  /** Of one letter's licence comparison. */
  comparedLicences: 5,
  linkedItems: 50,
  linkedLicences: 50,
} as const

/** Who asks. */
export const Enquirer = z.object({
  firstName: z.string(),
  lastName: z.string(),
  organisation: z.string(),
  email: z.string(),
})
export type Enquirer = z.infer<typeof Enquirer>

const Attachment = z.object({
  id: AttachmentId,
  name: z.string(),
  /** As it was told; nothing is done by it. */
  mediaType: z.string(),
  bytes: z.int().nonnegative(),
})
export type Attachment = z.infer<typeof Attachment>

/** What came from outside: by the form, or by mail. Hostile until shown otherwise. */
export const ReceivedMessage = z.object({
  message: MessageId,
  at: Instant,
  /** The address that it came from; null once it was made anonymous. */
  from: z.string().nullable(),
  text: z.string(),
  /** The HTML part of a mail as it came, not made harmless: shown in a frame without script alone. */
  html: z.string().nullable(),
  attachments: z.array(Attachment),
})
export type ReceivedMessage = z.infer<typeof ReceivedMessage>

/**
 * What experts tell each other. It shares no field with a reply, is kept in a table of its own, and comes by a route of its
 * own: what sends letters cannot be given one.
 */
export const InternalNote = z.object({
  note: NoteId,
  writtenBy: Person,
  writtenAt: Instant,
  internal: z.string(),
})
export type InternalNote = z.infer<typeof InternalNote>

/** How far a reply has come. `failed`: the mail server did not take it. */
export const ReplyStage = z.enum(['planned', 'on_its_way', 'sent', 'withdrawn', 'failed'])
export type ReplyStage = z.infer<typeof ReplyStage>

/** A letter to the enquirer. */
export const Reply = z.object({
  reply: ReplyId,
  signedBy: Person,
  at: Instant,
  letter: z.string(),
  /** Licences whose comparison goes with it. */
  comparedLicences: z.array(z.string()),
  /** Whether it asks the enquirer for something, or answers. */
  does: z.enum(['ask', 'answer']),
  /** Not before. */
  sendAt: Instant,
  stage: ReplyStage,
})
export type Reply = z.infer<typeof Reply>

/** One step of an enquiry's trail. */
export const EnquiryStep = z.object({
  at: Instant,
  /** null: the enquirer, or the service by itself. */
  by: Person.nullable(),
  move: z.union([
    EnquiryMove,
    // `message_refused`: the enquirer wrote again, and there was no room for it.
    z.enum([
      'received',
      'message_refused',
      'claim',
      'take_over',
      'release',
      'link',
      'split',
      'withdraw',
      'anonymise',
    ]),
  ]),
  from: EnquiryState,
  to: EnquiryState,
  word: z.string().nullable(),
})
export type EnquiryStep = z.infer<typeof EnquiryStep>

function standingOf<Who extends z.ZodType>(who: Who) {
  return z.object({
    state: EnquiryState,
    category: EnquiryCategory,
    topic: EnquiryTopic.nullable(),
    urgency: Urgency,
    language: ContactLanguage,
    receivedAt: Instant,
    /** From when due times are reckoned, once it was asked again after it was answered or closed; before that, from when it came. */
    dueFrom: Instant.optional(),
    assignee: who.nullable(),
    claim: z
      .object({
        by: who,
        at: Instant,
        /** Who holds it longer has to renew it before. */
        until: Instant,
        /** Whom it was taken over from, and the word that they were left. */
        takenFrom: z.object({ who, word: z.string() }).nullable(),
      })
      .nullable(),
    firstAnsweredAt: Instant.nullable(),
    closed: z.object({ at: Instant, as: Closing }).nullable(),
    /** Since when the enquirer has been waited for. */
    waitingSince: Instant.nullable(),
    /** For how many office minutes the enquirer has been waited for before. */
    waitedMinutes: z.int().nonnegative(),
    /** When it has to be answered for the first time, and to be settled; null where that is done, or waits for the enquirer. */
    firstAnswerDue: Instant.nullable(),
    settlementDue: Instant.nullable(),
    linkedItems: z.array(ItemId),
    linkedLicences: z.array(z.string()),
    /** The enquiry that has its messages now. */
    mergedInto: EnquiryId.nullable(),
  })
}

const NamedStanding = standingOf(Person)
type Named = z.infer<typeof NamedStanding>

/** How an enquiry stands, with people in whichever form they are known. */
export type StandingOf<Who> = Readonly<Omit<Named, 'assignee' | 'claim'>> & {
  readonly assignee: Who | null
  readonly claim:
    | (Readonly<Omit<NonNullable<Named['claim']>, 'by' | 'takenFrom'>> & {
        readonly by: Who
        readonly takenFrom: { readonly who: Who; readonly word: string } | null
      })
    | null
}

/** A standing as it is stored: people by their accounts. */
export const StoredStanding = standingOf(AccountId)

/** An enquiry as lists show it: how it stands and who asks, without what was written about it. */
export const EnquiryRow = NamedStanding.extend({
  id: EnquiryId,
  number: EnquiryNumber,
  subject: z.string(),
  /** null once it was made anonymous. */
  enquirer: Enquirer.nullable(),
})
export type EnquiryRow = z.infer<typeof EnquiryRow>

/** An enquiry with all that was written about it, as legal experts have it. */
export const Enquiry = EnquiryRow.extend({
  messages: z.array(ReceivedMessage),
  notes: z.array(InternalNote),
  replies: z.array(Reply),
  steps: z.array(EnquiryStep),
})
export type Enquiry = z.infer<typeof Enquiry>
