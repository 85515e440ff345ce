import { type AccountId, type Instant, instantOf } from '../content/identity.ts'
import type { ChangedFields } from '../content/item-type.ts'
import {
  type ClaimOf,
  type CommentOf,
  type MarginOf,
  marginLimits,
  type SuggestionOf,
  type ThreadOf,
} from './margin.ts'
import type { MarginOperation } from './margin-operation.ts'

/** So long a claim holds unless it is renewed, in milliseconds. */
export const claimLease = 30 * 60_000

/** Why something cannot be written in a margin. The message catalogue has a sentence for each. */
export type MarginRefusal =
  /** Somebody else has claimed the item. */
  | 'claimed'
  /** The thread or the suggestion that it is about is not there. */
  | 'not_there'
  /** Somebody else's words, or one's own suggestion. */
  | 'not_own'
  /** No more of it than the limit. */
  | 'full'
  /** The suggestion has another answer already. */
  | 'answered'

export type Written<Who> =
  | { readonly kind: 'written'; readonly margin: MarginOf<Who> }
  | { readonly kind: 'refused'; readonly refusal: MarginRefusal }

/** Who writes, and when. */
export interface Hand<Who> {
  readonly who: Who
  readonly at: Instant
  readonly accountOf: (who: Who) => AccountId
  /** The fields of a revision before a suggestion; null where there is no such revision. */
  readonly before: ChangedFields | null
}

const refused = (refusal: MarginRefusal) => ({ kind: 'refused', refusal }) as const

type Operation<Kind extends MarginOperation['kind']> = Extract<MarginOperation, { kind: Kind }>

/** Whether a claim holds at a moment. */
export function isHeld(claim: ClaimOf<unknown> | null, now: Date): boolean {
  return claim !== null && Date.parse(claim.until) > now.getTime()
}

function endOfLease(at: Instant): Instant {
  return instantOf(new Date(Date.parse(at) + claimLease))
}

function claim<Who>(margin: MarginOf<Who>, { takesOver }: Operation<'claim'>, hand: Hand<Who>): Written<Who> {
  const { who, at, accountOf } = hand
  const held = isHeld(margin.claim, new Date(at)) ? margin.claim : null
  const until = endOfLease(at)
  const claimed = (next: ClaimOf<Who>): Written<Who> => ({
    kind: 'written',
    margin: { ...margin, claim: next },
  })
  if (held === null) return claimed({ by: who, at, until, takenFrom: null })
  const holder = accountOf(held.by)
  if (holder === accountOf(who)) return claimed({ ...held, until })
  if (takesOver?.from !== holder) return refused('claimed')
  const { word, thread, comment: id, revision } = takesOver
  const next: ClaimOf<Who> = { by: who, at, until, takenFrom: { who: held.by, word } }
  const left: CommentOf<Who> = { id, by: who, at, editedAt: null, text: word, mentions: [holder] }
  const isThere = margin.threads.some(each => each.id === thread)
  const threads = isThere
    ? margin.threads
    : [...margin.threads, { id: thread, place: null, revision, comments: [left], resolved: null }]
  return { kind: 'written', margin: { ...margin, claim: next, threads } }
}

function release<Who>(margin: MarginOf<Who>, { who, accountOf }: Hand<Who>): Written<Who> {
  const isOwn = margin.claim !== null && accountOf(margin.claim.by) === accountOf(who)
  return { kind: 'written', margin: isOwn ? { ...margin, claim: null } : margin }
}

function withThread<Who>(margin: MarginOf<Who>, thread: ThreadOf<Who>): Written<Who> {
  const threads = margin.threads.map(each => (each.id === thread.id ? thread : each))
  return { kind: 'written', margin: { ...margin, threads } }
}

function comment<Who>(margin: MarginOf<Who>, operation: Operation<'comment'>, hand: Hand<Who>): Written<Who> {
  const { who, at, accountOf } = hand
  const { text, mentions } = operation
  const thread = margin.threads.find(({ id }) => id === operation.thread)
  const written: CommentOf<Who> = { id: operation.comment, by: who, at, editedAt: null, text, mentions }
  if (thread === undefined) {
    if (margin.threads.length >= marginLimits.threads) return refused('full')
    const { place, revision } = operation
    // An answer in a thread that is not there begins one: no word is lost for it.
    const begun = { id: operation.thread, place, revision, comments: [written], resolved: null }
    return { kind: 'written', margin: { ...margin, threads: [...margin.threads, begun] } }
  }
  const known = thread.comments.find(({ id }) => id === operation.comment)
  if (known === undefined) {
    if (thread.comments.length >= marginLimits.commentsOfThread) return refused('full')
    // Whoever answers has something to say: the thread is open again.
    return withThread(margin, { ...thread, comments: [...thread.comments, written], resolved: null })
  }
  if (accountOf(known.by) !== accountOf(who)) return refused('not_own')
  const comments = thread.comments.map(each =>
    each.id === known.id ? { ...each, text, mentions, editedAt: at } : each,
  )
  return withThread(margin, { ...thread, comments })
}

function resolve<Who>(
  margin: MarginOf<Who>,
  operation: Operation<'resolve'>,
  { who, at }: Hand<Who>,
): Written<Who> {
  const thread = margin.threads.find(({ id }) => id === operation.thread)
  if (thread === undefined) return refused('not_there')
  if ((thread.resolved !== null) === operation.resolved) return { kind: 'written', margin }
  return withThread(margin, { ...thread, resolved: operation.resolved ? { by: who, at } : null })
}

function suggest<Who>(
  margin: MarginOf<Who>,
  operation: Operation<'suggest'>,
  { who, at, accountOf, before }: Hand<Who>,
): Written<Who> {
  const { suggestions } = margin
  if (before === null) return refused('not_there')
  const { base, fields, note } = operation
  const made: SuggestionOf<Who> = {
    id: operation.suggestion,
    by: who,
    at,
    base,
    before,
    fields,
    note,
    answer: null,
  }
  const known = suggestions.find(({ id }) => id === operation.suggestion)
  if (known === undefined) {
    if (suggestions.length >= marginLimits.suggestions) return refused('full')
    return { kind: 'written', margin: { ...margin, suggestions: [...suggestions, made] } }
  }
  if (accountOf(known.by) !== accountOf(who)) return refused('not_own')
  if (known.answer !== null) return refused('answered')
  return {
    kind: 'written',
    margin: { ...margin, suggestions: suggestions.map(each => (each.id === made.id ? made : each)) },
  }
}

function answerSuggestion<Who>(
  margin: MarginOf<Who>,
  { suggestion, accepted }: Operation<'answer_suggestion'>,
  { who, at }: Hand<Who>,
): Written<Who> {
  const known = margin.suggestions.find(({ id }) => id === suggestion)
  if (known === undefined) return refused('not_there')
  if (known.answer !== null)
    return known.answer.accepted === accepted ? { kind: 'written', margin } : refused('answered')
  const suggestions = margin.suggestions.map(each =>
    each.id === suggestion ? { ...each, answer: { by: who, at, accepted } } : each,
  )
  return { kind: 'written', margin: { ...margin, suggestions } }
}

/**
 * What an operation makes of a margin: by it the service decides, and a desk shows what is still on its way. Repeating an
 * operation whose effect is there already changes nothing.
 */
export function writtenInMargin<Who>(
  margin: MarginOf<Who>,
  operation: MarginOperation,
  hand: Hand<Who>,
): Written<Who> {
  switch (operation.kind) {
    case 'claim':
      return claim(margin, operation, hand)
    case 'release':
      return release(margin, hand)
    case 'comment':
      return comment(margin, operation, hand)
    case 'resolve':
      return resolve(margin, operation, hand)
    case 'suggest':
      return suggest(margin, operation, hand)
    case 'answer_suggestion':
      return answerSuggestion(margin, operation, hand)
  }
}
