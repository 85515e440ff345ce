import type { ItemId } from '#shared/content/identity.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { ItemRow } from '../../library/index.ts'
import { searchWords, titleMatches } from '../../lists/title-match.ts'
import type { QueueOrder, ReviewChoices } from '../../ui-state/review-choices.ts'
import { waitsForReview } from '../home/index.ts'

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** Instants are ISO 8601 in UTC, so that text order is time order. Of equals, the identity decides: a queue never jumps. */
function compareSince(one: ItemRow, other: ItemRow): number {
  if (one.stateSince !== other.stateSince) return one.stateSince < other.stateSince ? -1 : 1
  return one.id < other.id ? -1 : 1
}

const compareBy: Readonly<Record<QueueOrder, (one: ItemRow, other: ItemRow) => number>> = {
  oldest: compareSince,
  newest: (one, other) => compareSince(other, one),
  title: (one, other) => collator.compare(one.title, other.title) || compareSince(one, other),
  author: (one, other) => collator.compare(one.author.name, other.author.name) || compareSince(one, other),
}

/** What waits for this person's decision, the longest waiting first. */
export function waitingRows(rows: readonly ItemRow[], actor: Actor, policy: Policy): readonly ItemRow[] {
  return rows.filter(row => waitsForReview(row, actor, policy)).toSorted(compareSince)
}

/** The queue as it was searched, filtered and sorted. A search finds titles and authors. */
export function queueOf(
  waiting: readonly ItemRow[],
  { search, states, order }: Pick<ReviewChoices, 'search' | 'states' | 'order'>,
): readonly ItemRow[] {
  const words = searchWords(search)
  return waiting
    .filter(row => states.length === 0 || states.includes(row.state))
    .filter(row => titleMatches(`${row.title} ${row.author.name}`, words))
    .toSorted(compareBy[order])
}

/** The item a step away in the queue; from outside the queue a step leads to its first item. Null beyond the ends. */
export function stepFrom(queue: readonly ItemRow[], from: ItemId | null, step: 1 | -1): ItemId | null {
  const at = queue.findIndex(row => row.id === from)
  const next = at === -1 ? queue[0] : queue[at + step]
  return next?.id ?? null
}

/** The item to open after one was decided: the next one, or at the end of the queue the one before. */
export function afterDecision(queue: readonly ItemRow[], decided: ItemId): ItemId | null {
  if (!queue.some(row => row.id === decided)) return null
  return stepFrom(queue, decided, 1) ?? stepFrom(queue, decided, -1)
}
