import { z } from 'zod'
import { AccountId, Instant, ItemId, Revision } from '../content/identity.ts'
import { AnyChangedFields } from '../content/item-type.ts'
import { OperationId } from '../sync/operation-id.ts'
import { CommentId, marginLimits, Place, SuggestionId, ThreadId } from './margin.ts'

const common = { id: OperationId, item: ItemId, madeAt: Instant }

/** Reads an item for so long that nobody else does, or goes on doing so. */
const ClaimOperation = z.object({
  ...common,
  kind: z.literal('claim'),
  /** Whose claim is taken over, with a word to them; null: nobody's. */
  takesOver: z
    .object({
      from: AccountId,
      word: z.string().trim().min(1).max(marginLimits.word),
      /** The word stays as a comment to whoever it is for, whatever becomes of the claim. */
      thread: ThreadId,
      comment: CommentId,
      /** The revision that was on screen. */
      revision: Revision,
    })
    .nullable(),
})

/** Lets one's own claim go. */
const ReleaseOperation = z.object({ ...common, kind: z.literal('release') })

/** Begins a thread, answers in one, or changes one's own comment: a comment that is there already gets the new text. */
const CommentOperation = z.object({
  ...common,
  kind: z.literal('comment'),
  thread: ThreadId,
  comment: CommentId,
  /** Of a thread that is begun; of one that is there it says nothing. */
  place: Place.nullable(),
  /** The revision that was on screen. */
  revision: Revision,
  text: z.string().trim().min(1).max(marginLimits.comment),
  mentions: z.array(AccountId).max(marginLimits.mentions),
})

/** Says that a thread needs nothing more, or does so again. */
const ResolveOperation = z.object({
  ...common,
  kind: z.literal('resolve'),
  thread: ThreadId,
  resolved: z.boolean(),
})

/** Suggests an edit to the author, instead of making it. */
const SuggestOperation = z.object({
  ...common,
  kind: z.literal('suggest'),
  suggestion: SuggestionId,
  base: Revision,
  fields: AnyChangedFields,
  note: z.string().trim().min(1).max(marginLimits.comment).nullable(),
})

/** Accepts a suggestion or not; the words of an accepted one are saved by an edit. */
const AnswerSuggestionOperation = z.object({
  ...common,
  kind: z.literal('answer_suggestion'),
  suggestion: SuggestionId,
  accepted: z.boolean(),
})

/** What a desk asks the service to write in the margin of one item. It stands on no revision: two of them never conflict. */
export const MarginOperation = z.discriminatedUnion('kind', [
  ClaimOperation,
  ReleaseOperation,
  CommentOperation,
  ResolveOperation,
  SuggestOperation,
  AnswerSuggestionOperation,
])
export type MarginOperation = z.infer<typeof MarginOperation>
