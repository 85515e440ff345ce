import { useMemo } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import type { ItemType } from '#shared/content/item-type.ts'
import type { State } from '#shared/workflow/state.ts'
import { useExcerpts, useRowsOf, useSearch } from '../library/index.ts'
import { bestMatches, searchWords, titleMatches } from '../lists/title-match.ts'
import type { Marked } from '../search/excerpt.ts'
import { nothingChosen, parseWords } from '../search/query.ts'

/** Items that one search shows: more would be another list to search in. */
const mostItems = 30
/** Items that are offered before anything is typed: those changed last. */
const mostRecent = 6
/** Characters of text around what was found, one line. */
const excerptLength = 90

/** An item that the palette offers. */
export interface FoundItem {
  readonly id: ItemId
  readonly type: ItemType
  readonly title: string
  readonly state: State
  /** Why it was found, where its title does not say it. */
  readonly excerpt: readonly Marked[] | null
}

/**
 * The items that a search in the palette offers: first those whose title answers, then those in whose text the words
 * stand. The items changed last answer to letters of their title as commands do, after all others.
 */
export function useFoundInPalette(search: string): readonly FoundItem[] {
  const recent = useRowsOf('everything')?.rows
  const question = useMemo(() => {
    const clauses = parseWords(search)
    return clauses.length === 0 ? null : { clauses, facets: nothingChosen, limit: mostItems }
  }, [search])
  const answer = useSearch(question)
  const excerpts = useExcerpts(answer, excerptLength)
  return useMemo(() => {
    const byTitle = bestMatches(
      recent ?? [],
      row => row.title,
      search,
      question === null ? mostRecent : mostItems,
    ).map(({ id, type, title, state }): FoundItem => ({ id, type, title, state, excerpt: null }))
    if (question === null) return byTitle
    const words = searchWords(search)
    const hits = (answer?.found.hits ?? []).map(({ id, type, title, state }): FoundItem => {
      const excerpt = titleMatches(title, words) ? null : (excerpts.get(id) ?? null)
      return { id, type, title, state, excerpt }
    })
    const inTitle = [...hits, ...byTitle].filter(({ title }) => titleMatches(title, words))
    const all = [...bestMatches(inTitle, item => item.title, search, mostItems), ...hits, ...byTitle]
    return [...new Map(all.map(item => [item.id, item])).values()].slice(0, mostItems)
  }, [recent, answer, excerpts, question, search])
}
