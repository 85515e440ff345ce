import type { Instant } from '../content/identity.ts'
import { moved } from './act-on-enquiry.ts'
import { dueTimes } from './due-times.ts'
import type { StandingOf } from './enquiry.ts'

/**
 * An enquiry of which a letter could not be delivered. Where it was the only one, nothing has been answered yet, and nobody
 * was waited for: the clock goes on as if it had not been written. Null where there is no such step.
 */
export function letterFailed<Who>(
  standing: StandingOf<Who>,
  at: Instant,
  isOnlyLetter: boolean,
): StandingOf<Who> | null {
  const back = moved(standing, 'letter_failed', at)
  if (back === null || !isOnlyLetter) return back
  const next = { ...back, firstAnsweredAt: null, waitedMinutes: standing.waitedMinutes }
  return { ...next, ...dueTimes(next) }
}
