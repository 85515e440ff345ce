import { create } from 'zustand'
import type { ItemId } from '#shared/content/identity.ts'
import type { Choice, MergeDecision } from '#shared/merge/decision.ts'
import { type KeptChoices, subjectOf } from './conflict-model.ts'

interface ConflictChoices {
  /** The item whose two texts lie over the page, or null. */
  readonly open: ItemId | null
  readonly kept: Readonly<Record<ItemId, KeptChoices>>
  readonly show: (item: ItemId) => void
  readonly close: () => void
  readonly choose: (item: ItemId, decisions: readonly MergeDecision[], choice: Choice) => void
  readonly forget: (item: ItemId) => void
}

const none: KeptChoices = new Map()

/** What was chosen for two texts, until it is done: closing the view loses nothing. */
export const useConflictChoices = create<ConflictChoices>()(set => ({
  open: null,
  kept: {},
  show: item => set({ open: item }),
  close: () => set({ open: null }),
  choose: (item, decisions, choice) =>
    set(({ kept }) => {
      const chosen = new Map(kept[item] ?? none)
      for (const decision of decisions) chosen.set(subjectOf(decision), choice)
      return { kept: { ...kept, [item]: chosen } }
    }),
  forget: item => set(({ kept }) => ({ kept: { ...kept, [item]: none } })),
}))

/** The choices that are remembered for an item. */
export function useKeptChoices(item: ItemId): KeptChoices {
  return useConflictChoices(({ kept }) => kept[item] ?? none)
}
