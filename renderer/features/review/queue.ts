import type { AccountId, ItemId } from '#shared/content/identity.ts'
import type { Claim } from '#shared/margin/margin.ts'
import { isHeld } from '#shared/margin/write-in-margin.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { ItemRow } from '../../library/index.ts'
import { searchWords, titleMatches } from '../../lists/title-match.ts'
import type { ClaimFilter, QueueFilters, QueueOrder } from '../../ui-state/review-choices.ts'
import { waitsForReview } from '../home/index.ts'

/** Something that waits, with who reads it now. */
export interface QueueEntry {
  readonly row: ItemRow
  readonly claim: Claim | null
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** Instants are ISO 8601 in UTC, so that text order is time order. Of equals, the identity decides: a queue never jumps. */
function compareSince({ row: one }: QueueEntry, { row: other }: QueueEntry): number {
  if (one.stateSince !== other.stateSince) return one.stateSince < other.stateSince ? -1 : 1
  return one.id < other.id ? -1 : 1
}

const compareBy: Readonly<Record<QueueOrder, (one: QueueEntry, other: QueueEntry) => number>> = {
  oldest: compareSince,
  newest: (one, other) => compareSince(other, one),
  title: (one, other) => collator.compare(one.row.title, other.row.title) || compareSince(one, other),
  author: (one, other) =>
    collator.compare(one.row.author.name, other.row.author.name) || compareSince(one, other),
  largest: (one, other) =>
    (other.row.changedWords ?? 0) - (one.row.changedWords ?? 0) || compareSince(one, other),
}

const entries = new WeakMap<ItemRow, QueueEntry>()

/** The same object while nothing about it has changed, so that a long list draws anew only what has. */
function entryOf(row: ItemRow, claim: Claim | null): QueueEntry {
  const known = entries.get(row)
  if (known !== undefined && known.claim === claim) return known
  const entry = { row, claim }
  entries.set(row, entry)
  return entry
}

/** What waits for this person's decision, the longest waiting first, with the claims that hold. */
export function waitingEntries(
  rows: readonly ItemRow[],
  claims: ReadonlyMap<ItemId, Claim>,
  { actor, policy, now }: { readonly actor: Actor; readonly policy: Policy; readonly now: Date },
): readonly QueueEntry[] {
  return rows
    .filter(row => waitsForReview(row, actor, policy))
    .map(row => {
      const claim = claims.get(row.id) ?? null
      return entryOf(row, isHeld(claim, now) ? claim : null)
    })
    .toSorted(compareSince)
}

/** By whom an entry is claimed, as the queue is narrowed by it. */
export function claimOf({ claim }: QueueEntry, me: AccountId): ClaimFilter {
  if (claim === null) return 'free'
  return claim.by.id === me ? 'mine' : 'others'
}

/** Whether an entry lacks nothing. */
export function checksOf({ row }: QueueEntry): 'complete' | 'incomplete' {
  return row.findings === 0 ? 'complete' : 'incomplete'
}

function isChosen<Value>(chosen: readonly Value[], value: Value): boolean {
  return chosen.length === 0 || chosen.includes(value)
}

/** Whether anything is hidden. */
export function isNarrowed({ states, types, claims, checks }: QueueFilters): boolean {
  return [states, types, claims, checks].some(chosen => chosen.length > 0)
}

interface QueueQuestion extends QueueFilters {
  readonly search: string
  readonly order: QueueOrder
}

/** The queue as it was searched, filtered and sorted. A search finds titles, authors and their organisations. */
export function queueOf(
  waiting: readonly QueueEntry[],
  { search, order, states, types, claims, checks }: QueueQuestion,
  me: AccountId,
): readonly QueueEntry[] {
  const words = searchWords(search)
  return waiting
    .filter(
      entry =>
        isChosen(states, entry.row.state) &&
        isChosen(types, entry.row.type) &&
        isChosen(claims, claimOf(entry, me)) &&
        isChosen(checks, checksOf(entry)),
    )
    .filter(({ row: { title, author } }) =>
      titleMatches(`${title} ${author.name} ${author.organisation}`, words),
    )
    .toSorted(compareBy[order])
}

/** The item a step away in the queue; from outside the queue a step leads to its first item. Null beyond the ends. */
export function stepFrom(queue: readonly QueueEntry[], from: ItemId | null, step: 1 | -1): ItemId | null {
  const at = queue.findIndex(({ row }) => row.id === from)
  const next = at === -1 ? queue[0] : queue[at + step]
  return next?.row.id ?? null
}

/** The item to open after one was decided: the next one, or at the end of the queue the one before. */
export function afterDecision(queue: readonly QueueEntry[], decided: ItemId): ItemId | null {
  if (!queue.some(({ row }) => row.id === decided)) return null
  return stepFrom(queue, decided, 1) ?? stepFrom(queue, decided, -1)
}

/** Where an item stands in the queue; position 0: not in it any more. */
export interface PlaceInQueue {
  readonly position: number
  readonly count: number
}
