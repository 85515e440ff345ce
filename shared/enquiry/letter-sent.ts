import type { Instant } from '../content/identity.ts'
import { moved } from './act-on-enquiry.ts'
import type { Reply, StandingOf } from './enquiry.ts'

/**
 * An enquiry of which a letter goes out. One that was closed since the letter was written stays closed: nobody is waited for,
 * and nothing is due; the letter counts as an answer all the same.
 */
export function letterSent<Who>(
  standing: StandingOf<Who>,
  does: Reply['does'],
  at: Instant,
): StandingOf<Who> {
  const next = moved(standing, does, at)
  return next ?? { ...standing, firstAnsweredAt: standing.firstAnsweredAt ?? at }
}
