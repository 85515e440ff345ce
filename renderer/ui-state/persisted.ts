import type { z } from 'zod'

/**
 * How a store takes up what an earlier start of the program left in localStorage: what no longer parses is forgotten,
 * field by field where the schema allows it, and the defaults stand.
 */
export function restoredBy<Saved extends object>(schema: z.ZodType<Saved>) {
  return <State extends object>(saved: unknown, defaults: State): State => {
    const parsed = schema.safeParse(saved)
    return parsed.success ? { ...defaults, ...parsed.data } : defaults
  }
}

/** A store of zustand that keeps itself in localStorage. */
interface KeptStore {
  readonly persist: {
    getOptions(): { readonly name?: string }
    rehydrate(): Promise<void> | void
  }
}

/** Takes up what another window has kept since, so that the next thing kept here does not put an older one back. */
export function followOtherWindows({ persist }: KeptStore): void {
  // What stands on a store is also run where there is no window.
  if (typeof window === 'undefined') return
  addEventListener('storage', event => {
    if (event.storageArea === localStorage && event.key === persist.getOptions().name)
      void persist.rehydrate()
  })
}
