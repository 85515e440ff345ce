import type { AccountId, ItemId, Revision } from '#shared/content/identity.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { decisionsFor, mayTransition } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'
import type { ItemRow } from '../../library/index.ts'
import { claimOf, type QueueEntry } from './queue.ts'

/** Decisions that make a text public: they need a complete item, and one that was read. */
export const publishing: readonly TransitionName[] = ['approve', 'publish', 'propose_again']

/** Why an item is left out of a decision on many. */
export type BulkObstacle = 'not_here' | 'claimed' | 'incomplete' | 'not_read' | 'own_changes'

/** Who decides, under which policy, and which revisions they have read. */
export interface BulkReader {
  readonly actor: Actor
  readonly policy: Policy
  readonly read: ReadonlyMap<ItemId, Revision>
}

function standingOf({ author, state, published }: ItemRow) {
  return { author: author.id, state, isPublished: published !== null }
}

/** The revision on which an item would be decided; null where this person's own changes are not sent. */
export function revisionOf({ status }: ItemRow): Revision | null {
  return status.kind === 'sent' ? status.revision : null
}

/** The decisions that can be taken on any of the items. */
export function bulkDecisions(
  entries: readonly QueueEntry[],
  { actor, policy }: Pick<BulkReader, 'actor' | 'policy'>,
): readonly TransitionName[] {
  const all = entries.flatMap(({ row }) => decisionsFor(actor, policy, standingOf(row)))
  return [...new Set(all.map(({ transition }) => transition))]
}

/** Whether any of the items can be decided on only with a reason. */
export function needsReason(
  entries: readonly QueueEntry[],
  transition: TransitionName,
  { actor, policy }: Pick<BulkReader, 'actor' | 'policy'>,
): boolean {
  return entries.some(({ row }) => {
    const answer = mayTransition(actor, policy, standingOf(row), transition)
    return answer.allowed && answer.reasonRequired
  })
}

/** What keeps an item from a decision that is taken on many; null: nothing does. */
export function bulkObstacle(
  entry: QueueEntry,
  transition: TransitionName,
  { actor, policy, read }: BulkReader,
): BulkObstacle | null {
  const { row } = entry
  const me: AccountId = actor.account
  if (!mayTransition(actor, policy, standingOf(row), transition).allowed) return 'not_here'
  if (claimOf(entry, me) === 'others') return 'claimed'
  const revision = revisionOf(row)
  if (revision === null) return 'own_changes'
  if (!publishing.includes(transition)) return null
  if (row.findings > 0) return 'incomplete'
  // Nobody approves a text unseen, one or many.
  return read.get(row.id) === revision ? null : 'not_read'
}
