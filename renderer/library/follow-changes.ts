import { type FollowChange, mostChangesAtOnce } from '#shared/follows/follows.ts'
import type { LibraryDatabase } from './database.ts'

/** That a term is followed from now on, or no more: kept until the service has it. The latest of each term only. */
export interface FollowChangeRecord extends FollowChange {
  /** The vocabulary and the term. */
  readonly key: string
  /** Another one with each change, so that the answer to an earlier change does not take a later one away. */
  readonly id: string
}

/** Keeps a change; one of the same term that is not sent yet gives way to it. */
export async function keepFollowChange(
  { followChanges }: LibraryDatabase,
  change: FollowChange,
  id: string,
): Promise<void> {
  await followChanges.put({ ...change, key: `${change.vocabulary} ${change.term}`, id })
}

/**
 * Sends what waits, as much as goes at once, and lets go what the service has taken. What was changed meanwhile stays. To be
 * run by one window at a time: an earlier change must not arrive behind a later one.
 */
export async function sendFollowChanges(
  { followChanges }: LibraryDatabase,
  send: (changes: FollowChange[]) => Promise<{ readonly kind: 'answer' | 'no_answer' | 'refused' }>,
): Promise<void> {
  const waiting = await followChanges.limit(mostChangesAtOnce).toArray()
  if (waiting.length === 0) return
  const changes = waiting.map(({ vocabulary, term, isFollowed }) => ({ vocabulary, term, isFollowed }))
  const { kind } = await send(changes)
  if (kind !== 'answer') return
  const sent = new Set(waiting.map(({ id }) => id))
  await followChanges
    .where('key')
    .anyOf(waiting.map(({ key }) => key))
    .and(({ id }) => sent.has(id))
    .delete()
}
