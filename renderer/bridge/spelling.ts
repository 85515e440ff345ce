import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { SpellingState } from '#shared/ipc/spelling.ts'
import { desk } from './desk.ts'

const spellingKey = ['spelling.state'] as const

/** What is known of spell checking, live; undefined until the main process has answered. */
export function useSpelling(): SpellingState | undefined {
  return useQuery({
    queryKey: spellingKey,
    queryFn: () => desk.call('spelling.state', null),
    staleTime: Number.POSITIVE_INFINITY,
  }).data
}

/** Keeps it up to date from the main process's events; returns the end of it. */
export function followSpelling(queries: QueryClient): () => void {
  return desk.on('spelling.changed', state => {
    void queries.cancelQueries({ queryKey: spellingKey })
    queries.setQueryData(spellingKey, state)
  })
}
