import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ItemId } from '#shared/content/identity.ts'
import type { Me } from '#shared/sync/me.ts'
import { desk } from '../bridge/index.ts'
import { bringOver, type EarlierWords, findEarlierWords, rememberOwner } from './earlier-libraries.ts'
import { useOpenLibrary } from './provider.tsx'

interface Earlier {
  /** Titles of the items, empty where one has none. */
  readonly titles: readonly string[]
  /** Makes drafts of them. Rejects where the disk says no; nothing is lost then. */
  readonly bringOver: () => Promise<readonly ItemId[]>
}

/**
 * Unsent words of this account from before the service's data were begun anew; null where there are none. Looked for once
 * a library, after it was noted whose it is.
 */
export function useEarlierWords(me: Me): Earlier | null {
  const { database, library } = useOpenLibrary()
  const queries = useQueryClient()
  const queryKey = ['earlier-words', database.name]
  const { data: found = [] } = useQuery({
    queryKey,
    queryFn: async (): Promise<readonly EarlierWords[]> => {
      const { service } = await desk.call('program.facts', null)
      const owner = { service, account: me.account.id, email: me.account.email }
      await rememberOwner(database, owner)
      return findEarlierWords(database, owner, reportError)
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (found.length === 0) return null
  return {
    titles: found.flatMap(({ items }) => items.map(({ title }) => title)),
    bringOver: async () => {
      const drafts: ItemId[] = []
      for (const words of found) drafts.push(...(await bringOver(database, library, words, new Date())))
      await queries.invalidateQueries({ queryKey })
      return drafts
    },
  }
}
