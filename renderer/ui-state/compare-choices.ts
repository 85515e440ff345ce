import { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { followOtherWindows, restoredBy } from './persisted.ts'

/** How two versions are shown: in one text, or each in a column of its own. */
export const compareWays = ['inline', 'sides'] as const
type CompareWay = (typeof compareWays)[number]

const Saved = z.object({ way: z.enum(compareWays).catch('inline') })

/** How a person likes to read what has changed; kept over restarts. */
export const useCompareChoices = create<{ readonly way: CompareWay }>()(
  persist((): { readonly way: CompareWay } => ({ way: 'inline' }), {
    name: 'osor-desk.compare',
    merge: restoredBy(Saved),
  }),
)

followOtherWindows(useCompareChoices)

export function showChanges(way: CompareWay): void {
  useCompareChoices.setState({ way })
}
