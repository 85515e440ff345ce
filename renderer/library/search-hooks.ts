import { startTransition, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import type { Marked } from '../search/excerpt.ts'
import type { Found } from '../search/find.ts'
import { type Clause, type FacetChoice, parseWords, type SearchedText } from '../search/query.ts'
import { useOpenLibrary } from './provider.tsx'
import type { SearchState } from './search-client.ts'

/** How far the search index is, live. */
export function useSearchState(): SearchState {
  const { search } = useOpenLibrary()
  const subscribe = useCallback((listener: () => void) => search.subscribe(listener), [search])
  return useSyncExternalStore(subscribe, () => search.state)
}

/** What is looked for; the same object as before means: nothing new. */
export interface SearchQuestion {
  readonly clauses: readonly Clause[]
  readonly facets: FacetChoice
  readonly limit: number
}

/** What was found, and what it answers. */
export interface SearchAnswer {
  readonly question: SearchQuestion
  readonly found: Found
}

/**
 * What is found on this computer, live: asked again when other words are looked for and when other things can be found.
 * While an answer is on its way the last one stands; undefined before the first, and while nothing is looked for.
 */
export function useSearch(question: SearchQuestion | null): SearchAnswer | undefined {
  const { search } = useOpenLibrary()
  const { version } = useSearchState()
  const [answer, setAnswer] = useState<SearchAnswer>()
  useEffect(() => {
    if (question === null || version < 0) return
    let isOver = false
    const { clauses, facets, limit } = question
    void search.find(clauses, facets, limit).then(found => {
      // What was found is drawn piece by piece: the next key need not wait for it.
      if (found && !isOver) startTransition(() => setAnswer({ question, found }))
    })
    return () => {
      isOver = true
    }
  }, [search, question, version])
  return question === null ? undefined : answer
}

const noExcerpts: ReadonlyMap<ItemId, readonly Marked[]> = new Map()

/** The parts of texts that show why items were found, as they come; those of the last answer stand until then. */
export function useExcerpts(
  answer: SearchAnswer | undefined,
  length: number,
): ReadonlyMap<ItemId, readonly Marked[]> {
  const { search } = useOpenLibrary()
  const [excerpts, setExcerpts] = useState(noExcerpts)
  useEffect(() => {
    if (!answer || answer.found.hits.length === 0) return
    let isOver = false
    const ids = answer.found.hits.map(({ id }) => id)
    void search.excerpts(ids, answer.question.clauses, length).then(found => {
      if (found && !isOver)
        startTransition(() => setExcerpts(new Map(ids.map((id, number) => [id, found[number] ?? []]))))
    })
    return () => {
      isOver = true
    }
  }, [search, answer, length])
  return excerpts
}

/**
 * The items in whose text the words of a search stand, live; null where nothing is searched for, or nobody has looked. In lists
 * of what readers see it is the published text that is searched.
 */
export function useFoundItems(text: string, searched: SearchedText = 'seen'): ReadonlySet<ItemId> | null {
  const { search } = useOpenLibrary()
  const { version } = useSearchState()
  const [found, setFound] = useState<{ readonly text: string; readonly items: ReadonlySet<ItemId> }>()
  const isSearching = text.trim() !== ''
  useEffect(() => {
    if (!isSearching || version < 0) return
    let isOver = false
    void search.matching(parseWords(text), searched).then(items => {
      if (items && !isOver) setFound({ text, items: new Set(items) })
    })
    return () => {
      isOver = true
    }
  }, [search, text, version, isSearching, searched])
  // While an answer is on its way, what the words before it found may still be shown when they are only typed on.
  return isSearching && found && text.startsWith(found.text) ? found.items : null
}

/** Reads the row of an item that was found; null where it is not on this computer any more. */
export function useReadRow() {
  const { rows } = useOpenLibrary()
  const latest = useRef(rows)
  useEffect(() => {
    latest.current = rows
  })
  return useCallback((id: ItemId) => latest.current.read(id), [])
}
