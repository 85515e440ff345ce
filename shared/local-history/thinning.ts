import type { Instant } from '../content/identity.ts'

const hour = 3_600_000
const day = 24 * hour

/** How densely versions of an item are kept, by their age, in milliseconds. */
export const historyAges = {
  /** So long every version is kept. */
  all: hour,
  /** So long the last one of each hour. */
  hourly: day,
  /** So long the last one of each day; then none. */
  daily: 90 * day,
} as const

/** Hours and days as the clock of UTC counts them: what is kept does not depend on when one asks. */
function endOfHour(moment: number): number {
  return (Math.floor(moment / hour) + 1) * hour
}

function endOfDay(moment: number): number {
  return (Math.floor(moment / day) + 1) * day
}

/** The span that only the last version of is kept; null for a version that is kept by itself, undefined for none. */
function spanOf(moment: number, now: number): string | null | undefined {
  // Whole hours and days move from one density to the next, so that thinning twice is thinning once.
  if (moment > now - historyAges.all) return null
  if (endOfHour(moment) > now - historyAges.hourly) return `hour ${endOfHour(moment).toString()}`
  if (endOfDay(moment) > now - historyAges.daily) return `day ${endOfDay(moment).toString()}`
  return undefined
}

/** A version, as far as thinning knows it. */
export interface ThinnedVersion {
  readonly at: Instant
  /** Whether another text took its place: no later version goes on from its words. */
  readonly gaveWay: boolean
}

/**
 * The versions of one item that local history lets go at a moment: all of the last hour stay, then the last of each
 * hour for a day, then the last of each day for 90 days; what gave way to another text stays for 90 days beside them. Of
 * two with the same time the later one in the list counts as the newer. A version that a wrong clock has put into the
 * future stays.
 */
export function versionsToForget<Version extends ThinnedVersion>(
  versions: readonly Version[],
  now: Date,
): readonly Version[] {
  const newest = new Map<string, { readonly version: Version; readonly moment: number }>()
  const forgotten: Version[] = []
  for (const version of versions) {
    const moment = Date.parse(version.at)
    const span = spanOf(moment, now.getTime())
    if (span === null) continue
    if (span === undefined) {
      forgotten.push(version)
      continue
    }
    if (version.gaveWay) continue
    const rival = newest.get(span)
    if (rival && rival.moment > moment) {
      forgotten.push(version)
      continue
    }
    if (rival) forgotten.push(rival.version)
    newest.set(span, { version, moment })
  }
  return forgotten
}
