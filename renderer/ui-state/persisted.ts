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
