import { z } from 'zod'
import { AccountId, Instant, ItemId, Person, Revision } from '../content/identity.ts'
import { AnyChangedFields } from '../content/item-type.ts'

/** Identity of a thread of comments, made by the desk that begins it. */
export const ThreadId = z.uuid().brand('ThreadId')
export type ThreadId = z.infer<typeof ThreadId>

export const CommentId = z.uuid().brand('CommentId')
export type CommentId = z.infer<typeof CommentId>

export const SuggestionId = z.uuid().brand('SuggestionId')
export type SuggestionId = z.infer<typeof SuggestionId>

/** Limits of what is written in a margin, in UTF-16 units and in numbers; the service keeps to them. */
export const marginLimits = {
  comment: 4_000,
  quote: 500,
  /** Of the words before and after a quote, which tell it from the same words elsewhere. */
  context: 64,
  threads: 500,
  commentsOfThread: 200,
  suggestions: 200,
  mentions: 20,
  /** Of all that stands in a margin, as JSON. */
  letters: 1024 * 1024,
  /** Of the word that goes to somebody whose claim is taken over. */
  word: 500,
} as const

/**
 * Words of a text, found again by themselves and by what stands around them (W3C Web Annotation Data Model, *Text Quote
 * Selector* and *Text Position Selector*). Positions are in UTF-16 units of the text as `readableText` reads it.
 */
const Quote = z.object({
  exact: z.string().min(1).max(marginLimits.quote),
  prefix: z.string().max(marginLimits.context),
  suffix: z.string().max(marginLimits.context),
  /** Where it began when it was quoted. */
  start: z.int().nonnegative(),
})

export type Quote = z.infer<typeof Quote>

/** What of an item a comment is about: a passage of a field, or the field as a whole. */
export const Place = z.object({ field: z.string().min(1).max(64), quote: Quote.nullable() })
export type Place = z.infer<typeof Place>

function marginOf<Who extends z.ZodType>(who: Who) {
  const comment = z.object({
    id: CommentId,
    by: who,
    at: Instant,
    /** When its writer changed it last; null: never. */
    editedAt: Instant.nullable(),
    text: z.string(),
    /** Accounts whose attention is asked for. */
    mentions: z.array(AccountId),
  })
  const thread = z.object({
    id: ThreadId,
    /** null: the item as a whole. */
    place: Place.nullable(),
    /** The revision that was on screen when it was begun. */
    revision: Revision,
    /** Oldest first; the first one began the thread. */
    comments: z.array(comment).min(1),
    resolved: z.object({ by: who, at: Instant }).nullable(),
  })
  const suggestion = z.object({
    id: SuggestionId,
    by: who,
    at: Instant,
    /** The revision that it changes. */
    base: Revision,
    /** The suggested fields as that revision has them; null where it has none. */
    before: AnyChangedFields,
    /** What they should be. */
    fields: AnyChangedFields,
    note: z.string().nullable(),
    answer: z.object({ by: who, at: Instant, accepted: z.boolean() }).nullable(),
  })
  const claim = z.object({
    by: who,
    at: Instant,
    /** Who holds it longer has to renew it before. */
    until: Instant,
    /** Whom it was taken over from, and the word that they were left. */
    takenFrom: z.object({ who, word: z.string() }).nullable(),
  })
  return z.object({
    claim: claim.nullable(),
    threads: z.array(thread),
    suggestions: z.array(suggestion),
  })
}

/**
 * What stands in an item's margin: who reads it, comments, suggested edits. It is no part of the text, has no revisions,
 * and is never published; only those see it who may write in it.
 */
const Margin = marginOf(Person)
type NamedMargin = z.infer<typeof Margin>

/** A margin with people in whichever form they are known. */
export interface MarginOf<Who> {
  readonly claim: ClaimOf<Who> | null
  readonly threads: readonly ThreadOf<Who>[]
  readonly suggestions: readonly SuggestionOf<Who>[]
}

type NamedClaim = NonNullable<NamedMargin['claim']>
type NamedThread = NamedMargin['threads'][number]
type NamedComment = NamedThread['comments'][number]
type NamedSuggestion = NamedMargin['suggestions'][number]

export type ClaimOf<Who> = Readonly<Omit<NamedClaim, 'by' | 'takenFrom'>> & {
  readonly by: Who
  readonly takenFrom: { readonly who: Who; readonly word: string } | null
}
export type CommentOf<Who> = Readonly<Omit<NamedComment, 'by' | 'mentions'>> & {
  readonly by: Who
  readonly mentions: readonly AccountId[]
}
export type ThreadOf<Who> = Readonly<Omit<NamedThread, 'comments' | 'resolved'>> & {
  readonly comments: readonly CommentOf<Who>[]
  readonly resolved: { readonly by: Who; readonly at: Instant } | null
}
export type SuggestionOf<Who> = Readonly<Omit<NamedSuggestion, 'by' | 'answer'>> & {
  readonly by: Who
  readonly answer: { readonly by: Who; readonly at: Instant; readonly accepted: boolean } | null
}

export type Claim = ClaimOf<Person>

/** A margin in which nothing stands. */
export const emptyMargin: MarginOf<never> = { claim: null, threads: [], suggestions: [] }

/** A margin together with its item, as the feed tells of it. */
export const ItemMargin = Margin.extend({ item: ItemId })
export type ItemMargin = z.infer<typeof ItemMargin>
