import { create } from 'zustand'
import type { ItemId } from '#shared/content/identity.ts'

interface OpenVersions {
  /** The item whose versions are looked at, or null. */
  readonly item: ItemId | null
  /** The ids of the versions that are read or compared; none while nobody has chosen. */
  readonly chosen: ReadonlySet<string>
  readonly show: (item: ItemId, chosen: readonly string[]) => void
  readonly choose: (chosen: ReadonlySet<string>) => void
  readonly close: () => void
}

const none: ReadonlySet<string> = new Set()

/** Which versions lie over the page; they are opened from the History tab and by a command. */
export const useOpenVersions = create<OpenVersions>()(set => ({
  item: null,
  chosen: none,
  show: (item, chosen) => set({ item, chosen: new Set(chosen) }),
  choose: chosen => set({ chosen }),
  close: () => set({ item: null, chosen: none }),
}))
