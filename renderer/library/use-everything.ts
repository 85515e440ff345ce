import { useCallback } from 'react'
import type { AccountId } from '#shared/content/identity.ts'
import { deskJournal } from './desk-journal.ts'
import { type Everything, everythingIn, everythingInJournal } from './everything.ts'
import { useOpenLibrary } from './provider.tsx'

/** Reads everything that is in the open library. */
export function useEverything(): () => Promise<Everything> {
  const { database } = useOpenLibrary()
  return useCallback(() => everythingIn(database), [database])
}

/** Reads everything that the second copy has of an account's library, which cannot be opened. */
export function everythingKeptTwice(account: AccountId): Promise<Everything> {
  return everythingInJournal(deskJournal(account))
}
