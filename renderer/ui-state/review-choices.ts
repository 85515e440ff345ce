import { create } from 'zustand'
import type { ItemId, Revision } from '#shared/content/identity.ts'
import type { ItemType } from '#shared/content/item-type.ts'
import type { State } from '#shared/workflow/state.ts'

export const queueOrders = ['oldest', 'newest', 'title', 'author', 'largest'] as const
export type QueueOrder = (typeof queueOrders)[number]

/** Who reads an item, as the queue is narrowed by it. */
export const claimFilters = ['free', 'mine', 'others'] as const
export type ClaimFilter = (typeof claimFilters)[number]

export const checkFilters = ['complete', 'incomplete'] as const
type CheckFilter = (typeof checkFilters)[number]

/** What the queue is narrowed by; of each kind nothing chosen means everything. */
export interface QueueFilters {
  readonly states: readonly State[]
  readonly types: readonly ItemType[]
  readonly claims: readonly ClaimFilter[]
  readonly checks: readonly CheckFilter[]
}

/** How the queue of Review is searched, filtered and sorted. */
export interface ReviewChoices extends QueueFilters {
  readonly search: string
  readonly order: QueueOrder
  /** Whether the comments stand beside the text. */
  readonly areCommentsShown: boolean
  /** Items that are marked to be decided on together. */
  readonly marked: ReadonlySet<ItemId>
  /** The revision of each item that was on screen last, since the program started. */
  readonly read: ReadonlyMap<ItemId, Revision>
}

export const noFilters: QueueFilters = { states: [], types: [], claims: [], checks: [] }

/** The choices made in Review, so that coming back finds the queue as it was. */
export const useReviewChoices = create<ReviewChoices>()(() => ({
  ...noFilters,
  search: '',
  order: 'oldest',
  areCommentsShown: true,
  marked: new Set(),
  read: new Map(),
}))

/** Marks an item, or takes the mark away. */
export function toggleMark(item: ItemId): void {
  useReviewChoices.setState(({ marked }) => {
    const next = new Set(marked)
    if (!next.delete(item)) next.add(item)
    return { marked: next }
  })
}

/** Notes that a revision of an item is on screen. */
export function noteRead(item: ItemId, revision: Revision): void {
  useReviewChoices.setState(({ read }) =>
    read.get(item) === revision ? {} : { read: new Map(read).set(item, revision) },
  )
}

/** Shows the comments beside the text, or leaves the room to it. */
export function showComments(areCommentsShown: boolean): void {
  useReviewChoices.setState({ areCommentsShown })
}
