import { type Actor, isLegalExpert } from '#shared/workflow/actor.ts'
import { mayReadMargin } from '#shared/workflow/may.ts'
import { findAccount } from '../accounts/account.ts'
import { seesAnything } from '../items/view-of.ts'
import { type Affected, enquiriesAffected } from '../storage/affected.ts'
import { type Collection, loadCollection } from '../storage/collection.ts'
import type { Database } from '../storage/tables.ts'
import { readerMark } from './cursor.ts'

/** Somebody who listens for news, for hours: what concerns them hangs on their roles and the policy, which may change. */
export interface LiveReader {
  /** Whether anything that a commit affected is in sight or was. */
  readonly concerns: (affected: Affected) => boolean
  /**
   * Reads roles and policy anew: whether they are as they were, make another reader, to whom everything is news, or
   * the account is no more. Throws when the database cannot be asked.
   */
  readonly lookAgain: () => Promise<'same' | 'another' | 'gone'>
}

export async function liveReader(database: Database, account: Actor): Promise<LiveReader> {
  let actor = account
  let collection: Collection = await loadCollection(database)
  return {
    concerns: affected =>
      affected === 'unknown' ||
      affected.some(standing => {
        if (standing === enquiriesAffected) return isLegalExpert(actor)
        return standing.ofMargin
          ? mayReadMargin(actor, collection.policy, standing)
          : seesAnything(standing, actor, collection.policy)
      }),
    lookAgain: async () => {
      const found = await findAccount(database, actor.account)
      if (found === undefined) return 'gone'
      const before = readerMark(actor, collection)
      collection = await loadCollection(database)
      actor = found.actor
      return readerMark(actor, collection) === before ? 'same' : 'another'
    },
  }
}
