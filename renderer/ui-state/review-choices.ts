import { create } from 'zustand'
import type { State } from '#shared/workflow/state.ts'

export const queueOrders = ['oldest', 'newest', 'title', 'author'] as const
export type QueueOrder = (typeof queueOrders)[number]

/** How the queue of Review is searched, filtered and sorted. */
export interface ReviewChoices {
  readonly search: string
  /** Empty: all states that wait. */
  readonly states: readonly State[]
  readonly order: QueueOrder
  /** Whether the comments stand beside the text. */
  readonly areCommentsShown: boolean
}

/** The choices made in Review, so that coming back finds the queue as it was. */
export const useReviewChoices = create<ReviewChoices>()(() => ({
  search: '',
  states: [],
  order: 'oldest',
  areCommentsShown: true,
}))
