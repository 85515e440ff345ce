import type { Instant } from '#shared/content/identity.ts'

const day = 86_400_000

/** How many whole days there are until a moment, from one in milliseconds; 0 on the last day and after it. */
export function daysLeft(until: Instant, now: number): number {
  return Math.max(0, Math.floor((Date.parse(until) - now) / day))
}
