import { z } from 'zod'

/** What items are about, by the vocabulary that the terms are of: each can be followed. */
export const followedVocabularies = ['topics', 'countries'] as const
export const FollowedVocabulary = z.enum(followedVocabularies)
export type FollowedVocabulary = z.infer<typeof FollowedVocabulary>

/** Letters of a term's id, in UTF-16 units; and changes that are asked for at once. */
const longestTerm = 200
export const mostChangesAtOnce = 500

const TermId = z.string().min(1).max(longestTerm)

/** The topics and countries that an account follows, each in the order of its ids. */
export const Follows = z.object({
  topics: z.array(TermId),
  countries: z.array(TermId),
})
export type Follows = Readonly<Record<FollowedVocabulary, readonly string[]>>

/** That a term is followed from now on, or no more. The same again changes nothing. */
export const FollowChange = z.object({
  vocabulary: FollowedVocabulary,
  term: TermId,
  isFollowed: z.boolean(),
})
export type FollowChange = Readonly<z.infer<typeof FollowChange>>

/** What is asked of the service at once. */
export const FollowChanges = z.object({ changes: z.array(FollowChange).min(1).max(mostChangesAtOnce) })

export const followsNothing: Follows = { topics: [], countries: [] }

/** What is followed once these changes are done, one after the other. */
export function withFollowChanges(follows: Follows, changes: readonly FollowChange[]): Follows {
  if (changes.length === 0) return follows
  const sets = { topics: new Set(follows.topics), countries: new Set(follows.countries) }
  for (const { vocabulary, term, isFollowed } of changes) {
    if (isFollowed) sets[vocabulary].add(term)
    else sets[vocabulary].delete(term)
  }
  return { topics: [...sets.topics].sort(), countries: [...sets.countries].sort() }
}

/** How many terms are followed. */
export function countOfFollows({ topics, countries }: Follows): number {
  return topics.length + countries.length
}

/** Whether something that is about these topics and countries is about anything that is followed. */
export function isUnderFollowed(about: Follows, follows: Follows): boolean {
  return followedVocabularies.some(vocabulary =>
    about[vocabulary].some(term => follows[vocabulary].includes(term)),
  )
}

function termsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : []
}

/** What a text is about, by its fields. */
export function aboutOf(fields: Readonly<Record<string, unknown>>): Follows {
  return { topics: termsIn(fields['topics']), countries: termsIn(fields['countries']) }
}

/**
 * Whether a publication brings something under what somebody follows: what it is about now is, and what readers saw of the
 * item before was not. So an item is told of once, however often its text is published anew. `before` is null where readers
 * saw nothing.
 */
export function comesUnderFollowed(before: Follows | null, after: Follows, follows: Follows): boolean {
  return isUnderFollowed(after, follows) && (before === null || !isUnderFollowed(before, follows))
}
