import { useLiveQuery } from 'dexie-react-hooks'
import { useCallback } from 'react'
import { CentreList } from '#shared/centres/resource-centre.ts'
import { Instant } from '#shared/content/identity.ts'
import type { LibraryDatabase } from './database.ts'
import { useOpenLibrary } from './provider.tsx'

/**
 * The last answer of the service to a question that is asked on demand. It is not in the change feed: it is small, the same
 * for everybody, and changes so rarely that whoever looks can ask for all of it.
 */
export interface KeptAnswer {
  readonly name: 'centres'
  readonly at: Instant
  /** As it was when it was kept, perhaps by another version of the program: it is parsed when it is read. */
  readonly value: unknown
}

/** A list of resource centres, and when the service gave it. */
export interface CentresAt {
  readonly at: Instant
  readonly list: CentreList
}

/** Keeps the list in the place of the one before, unless that is newer: another window may have asked since. */
export async function keepCentres({ keptAnswers }: LibraryDatabase, { at, list }: CentresAt): Promise<void> {
  await keptAnswers.db.transaction('rw', keptAnswers, async () => {
    const before = await keptAnswers.get('centres')
    if (before === undefined || before.at <= at) await keptAnswers.put({ name: 'centres', at, value: list })
  })
}

/** The list as it was kept; null where there is none that this version can read. */
export async function readCentres({ keptAnswers }: LibraryDatabase): Promise<CentresAt | null> {
  const kept = await keptAnswers.get('centres')
  const list = CentreList.safeParse(kept?.value)
  const at = Instant.safeParse(kept?.at)
  return list.success && at.success ? { at: at.data, list: list.data } : null
}

/** The list of resource centres that is kept on this computer, live; undefined while it is read. */
export function useKeptCentres(): CentresAt | null | undefined {
  const { database } = useOpenLibrary()
  return useLiveQuery(() => readCentres(database), [database])
}

/** What keeps a list. Rejects where the disk has no room; the list that was kept before is still there then. */
export function useAnswerKeeping(): (answer: CentresAt) => Promise<void> {
  const { database } = useOpenLibrary()
  return useCallback((answer: CentresAt) => keepCentres(database, answer), [database])
}
