import type { Instant } from '#shared/content/identity.ts'
import { actorOf, type Me } from '#shared/sync/me.ts'
import { type Actor, isPrivileged } from '#shared/workflow/actor.ts'
import { decisionsFor } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'
import { waitingStates } from '#shared/workflow/state.ts'
import type { ItemRow } from '../../library/index.ts'

/** What needs somebody, each item once, in the order in which it should be looked at. */
export interface MyWork {
  readonly conflicts: readonly ItemRow[]
  readonly refused: readonly ItemRow[]
  /** Own items that came back with a reason. */
  readonly returned: readonly ItemRow[]
  readonly needsUpdate: readonly ItemRow[]
  /** What waits for this person's decision, the longest waiting first. */
  readonly toReview: readonly ItemRow[]
  readonly drafts: readonly ItemRow[]
}

const returns: readonly TransitionName[] = ['return_to_author', 'propose_changes']

/**
 * Whether somebody else's last decision put an own item back into one's hands, and it still is where that put it. (What is kept
 * because its deletion was rejected is published as before: news tells of it.)
 */
function isReturned(row: ItemRow): boolean {
  const { decision } = row
  return (
    row.isOwn &&
    decision !== null &&
    decision.by.id !== row.author.id &&
    returns.includes(decision.transition) &&
    row.state === decision.to
  )
}

/** Whether an item waits for a decision that this person may take. */
export function waitsForReview(row: ItemRow, actor: Actor, policy: Policy): boolean {
  if (!isPrivileged(actor) || !waitingStates.includes(row.state)) return false
  const standing = { author: row.author.id, state: row.state, isPublished: row.published !== null }
  return decisionsFor(actor, policy, standing).length > 0
}

function sectionOf(row: ItemRow, actor: Actor, policy: Policy): keyof MyWork | null {
  if (row.status.kind === 'needs_your_decision') return 'conflicts'
  if (row.status.kind === 'refused') return 'refused'
  if (isReturned(row)) return 'returned'
  if (row.isOwn && row.state === 'needs_update') return 'needsUpdate'
  if (waitsForReview(row, actor, policy)) return 'toReview'
  return row.isOwn && row.state === 'draft' ? 'drafts' : null
}

/** Sorts what is on this computer by what somebody has to do with it. Rows come with the newest change first. */
export function myWork(rows: readonly ItemRow[], me: Me): MyWork {
  const sections: Record<keyof MyWork, ItemRow[]> = {
    conflicts: [],
    refused: [],
    returned: [],
    needsUpdate: [],
    toReview: [],
    drafts: [],
  }
  const actor = actorOf(me)
  for (const row of rows) {
    const section = sectionOf(row, actor, me.collection.policy)
    if (section !== null) sections[section].push(row)
  }
  sections.toReview.sort((one, other) => (one.stateSince < other.stateSince ? -1 : 1))
  return sections
}

/** How many items need this person before anything else: all but their drafts. */
export function countOfWork(work: MyWork): number {
  return (
    work.conflicts.length +
    work.refused.length +
    work.returned.length +
    work.needsUpdate.length +
    work.toReview.length
  )
}

/** The rows of two lists, each item once. */
export function eachOnce(one: readonly ItemRow[], other: readonly ItemRow[]): readonly ItemRow[] {
  return one === other ? one : [...new Map([...one, ...other].map(row => [row.id, row])).values()]
}

/** Of what is published, the newest first, what was after a moment; all of it when there was none. */
export function publishedSince(published: readonly ItemRow[], since: Instant | null): readonly ItemRow[] {
  return published.filter(row => row.published !== null && (since === null || row.published.at > since))
}

/** Who may decide on other people's items at all. */
export function isReviewer(me: Me): boolean {
  return isPrivileged(actorOf(me))
}

/** How many items wait for this person's review. */
export function reviewCount(rows: readonly ItemRow[], me: Me): number {
  const actor = actorOf(me)
  return rows.filter(row => waitsForReview(row, actor, me.collection.policy)).length
}
