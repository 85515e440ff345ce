import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { Instant } from '#shared/content/identity.ts'
import { useOpenLibrary } from './provider.tsx'

/** Where a filter was saved, and is offered. */
export type FilterPlace = 'search' | 'drafts' | 'published' | 'review'

/** What is chosen of each kind of filter that a place has, by name. */
export type ChosenFilters = Readonly<Record<string, readonly string[]>>

/** A search and its filters under a name. */
export interface SavedFilter {
  readonly id: string
  readonly place: FilterPlace
  readonly name: string
  readonly text: string
  readonly facets: ChosenFilters
  readonly savedAt: Instant
}

/** The saved filters of a place, by name; undefined while they are read. */
export function useSavedFilters(place: FilterPlace): readonly SavedFilter[] | undefined {
  const { database } = useOpenLibrary()
  return useLiveQuery(
    async () =>
      (await database.savedFilters.where('place').equals(place).toArray()).sort((one, other) =>
        one.name.localeCompare(other.name),
      ),
    [database, place],
  )
}

/** Saves a filter, one of the same name in the same place giving way to it, or removes one. */
export function useFilterSaving() {
  const { database } = useOpenLibrary()
  return useMemo(
    () => ({
      save: (filter: SavedFilter) =>
        database.transaction('rw', [database.savedFilters], async () => {
          const there = await database.savedFilters.where('place').equals(filter.place).toArray()
          const same = there.filter(({ name }) => name === filter.name).map(({ id }) => id)
          await database.savedFilters.bulkDelete(same)
          await database.savedFilters.put(filter)
        }),
      remove: (filter: SavedFilter) => database.savedFilters.delete(filter.id),
    }),
    [database],
  )
}
