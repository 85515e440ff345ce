import { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { usualLanguage, WritingLanguage } from '#shared/content/languages.ts'
import { followOtherWindows, restoredBy } from './persisted.ts'

export const themes = ['system', 'light', 'dark'] as const
type Theme = (typeof themes)[number]
export const densities = ['comfortable', 'compact'] as const
type Density = (typeof densities)[number]

const Saved = z.object({
  theme: z.enum(themes).catch('system'),
  density: z.enum(densities).catch('comfortable'),
  isSidebarCollapsed: z.boolean().catch(false),
  /** What a new item is taken to be written in. */
  writingLanguage: WritingLanguage.catch(usualLanguage),
  hasSmartQuotes: z.boolean().catch(false),
})

interface Preferences extends z.infer<typeof Saved> {
  readonly setTheme: (theme: Theme) => void
  readonly setDensity: (density: Density) => void
  readonly toggleSidebar: () => void
  readonly setWritingLanguage: (language: WritingLanguage) => void
  readonly setSmartQuotes: (isOn: boolean) => void
}

/** How this person likes the window; kept over restarts. */
export const usePreferences = create<Preferences>()(
  persist(
    set => ({
      theme: 'system',
      density: 'comfortable',
      isSidebarCollapsed: false,
      writingLanguage: usualLanguage,
      hasSmartQuotes: false,
      setWritingLanguage: writingLanguage => set({ writingLanguage }),
      setSmartQuotes: hasSmartQuotes => set({ hasSmartQuotes }),
      setTheme: theme => set({ theme }),
      setDensity: density => set({ density }),
      toggleSidebar: () => set(({ isSidebarCollapsed }) => ({ isSidebarCollapsed: !isSidebarCollapsed })),
    }),
    {
      name: 'osor-desk.preferences',
      partialize: ({ theme, density, isSidebarCollapsed, writingLanguage, hasSmartQuotes }) => ({
        theme,
        density,
        isSidebarCollapsed,
        writingLanguage,
        hasSmartQuotes,
      }),
      merge: restoredBy(Saved),
    },
  ),
)

followOtherWindows(usePreferences)
