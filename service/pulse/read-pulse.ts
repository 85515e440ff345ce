import { instantOf } from '#shared/content/identity.ts'
import { lastMonths, lastWeeks } from '#shared/pulse/calendar.ts'
import { type Pulse, pulseSpan } from '#shared/pulse/pulse.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { loadCollection } from '../storage/collection.ts'
import type { Database } from '../storage/tables.ts'
import { countries, itemsByType, waiting } from './items.ts'
import { decisions, publications, times } from './steps.ts'

/**
 * How the review desk is doing, as a privileged reader may know it; all numbers are of one snapshot, so that what was
 * decided a moment ago is not counted here and missing there. It only reads, and so holds the feed back for nobody.
 */
export function readPulse(database: Database, actor: Actor, now: Date): Promise<Pulse> {
  const weeks = lastWeeks(now, pulseSpan.weeks)
  const months = lastMonths(now, pulseSpan.months)
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async snapshot => {
      const { policy } = await loadCollection(snapshot)
      return {
        at: instantOf(now),
        waiting: await waiting(snapshot, now),
        decisions: await decisions(snapshot, weeks),
        times: await times(snapshot, weeks),
        types: await itemsByType(snapshot, actor, policy),
        publications: await publications(snapshot, months),
        countries: await countries(snapshot),
      }
    })
}
