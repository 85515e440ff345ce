import { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { usualLanguage, WritingLanguage } from '#shared/content/languages.ts'
import { followOtherWindows, restoredBy } from './persisted.ts'

export const themes = ['system', 'light', 'dark'] as const
type Theme = (typeof themes)[number]
export const densities = ['comfortable', 'compact'] as const
type Density = (typeof densities)[number]

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Whether the system shows what happens, and the hours in which it does not. */
const Notifications = z.object({
  areShown: z.boolean(),
  /** The hours from `from` to `to`, on this computer's clock; over midnight where `from` is later. */
  quietHours: z.object({ areOn: z.boolean(), from: TimeOfDay, to: TimeOfDay, onWeekends: z.boolean() }),
})
export type Notifications = z.infer<typeof Notifications>

const usualNotifications: Notifications = {
  areShown: true,
  quietHours: { areOn: false, from: '19:00', to: '08:00', onWeekends: true },
}

const Saved = z.object({
  theme: z.enum(themes).catch('system'),
  density: z.enum(densities).catch('comfortable'),
  isSidebarCollapsed: z.boolean().catch(false),
  /** What a new item is taken to be written in. */
  writingLanguage: WritingLanguage.catch(usualLanguage),
  hasSmartQuotes: z.boolean().catch(false),
  /** Whether the system shows what happens, and when it is held back. */
  notifications: Notifications.catch(usualNotifications),
})

interface Preferences extends z.infer<typeof Saved> {
  readonly setTheme: (theme: Theme) => void
  readonly setDensity: (density: Density) => void
  readonly toggleSidebar: () => void
  readonly setWritingLanguage: (language: WritingLanguage) => void
  readonly setSmartQuotes: (isOn: boolean) => void
  readonly setNotifications: (notifications: Notifications) => void
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
      notifications: usualNotifications,
      setNotifications: notifications => set({ notifications }),
      setWritingLanguage: writingLanguage => set({ writingLanguage }),
      setSmartQuotes: hasSmartQuotes => set({ hasSmartQuotes }),
      setTheme: theme => set({ theme }),
      setDensity: density => set({ density }),
      toggleSidebar: () => set(({ isSidebarCollapsed }) => ({ isSidebarCollapsed: !isSidebarCollapsed })),
    }),
    {
      name: 'osor-desk.preferences',
      partialize: ({
        theme,
        density,
        isSidebarCollapsed,
        writingLanguage,
        hasSmartQuotes,
        notifications,
      }) => ({
        theme,
        density,
        isSidebarCollapsed,
        writingLanguage,
        hasSmartQuotes,
        notifications,
      }),
      merge: restoredBy(Saved),
    },
  ),
)

followOtherWindows(usePreferences)
