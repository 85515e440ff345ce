import { startTransition, useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { Enquiry, EnquiryId } from '#shared/enquiry/enquiry.ts'
import type { SimilarEnquiry } from '#shared/enquiry/similar-enquiries.ts'
import { wordsOfMessage } from '#shared/enquiry/words-of-html.ts'
import { parseWords } from '../../search/query.ts'
import type { WordsOfOpen } from './enquiry-index.ts'
import type { EnquirySearchState } from './enquiry-search-client.ts'
import { useEnquirySearch } from './provider.tsx'

/** How far the index of enquiries is, live. */
export function useEnquirySearchState(): EnquirySearchState {
  const search = useEnquirySearch()
  const subscribe = useCallback((listener: () => void) => search.subscribe(listener), [search])
  return useSyncExternalStore(subscribe, () => search.state)
}

/**
 * The enquiries in which every word of a search stands, live; null where nothing is searched for, and before the first
 * answer. While an answer is on its way, that to the words before they were typed on stands.
 */
export function useFoundEnquiries(text: string): ReadonlySet<EnquiryId> | null {
  const search = useEnquirySearch()
  const { version } = useEnquirySearchState()
  const [found, setFound] = useState<{ readonly text: string; readonly ids: ReadonlySet<EnquiryId> }>()
  const isSearching = parseWords(text).length > 0
  useEffect(() => {
    if (!isSearching || version < 0) return
    let isOver = false
    void search.matching(parseWords(text)).then(ids => {
      // What was found is drawn piece by piece: the next key need not wait for it.
      if (!isOver) startTransition(() => setFound({ text, ids: new Set(ids ?? []) }))
    })
    return () => {
      isOver = true
    }
  }, [search, text, version, isSearching])
  const isOfThis = found !== undefined && (text.startsWith(found.text) || found.text.startsWith(text))
  return isSearching && isOfThis ? found.ids : null
}

/** How much of a message, and of all of them, others are looked for by, in UTF-16 units. */
const mostOfMessage = 4_000
const mostOfAll = 20_000

/** The words of an enquiry by which others are looked for: of a long thread the first and the newest ones. */
function wordsOfOpen({ id, topic, linkedLicences, subject, messages }: Enquiry): WordsOfOpen {
  const [first, ...others] = messages
  const texts: string[] = []
  let left = mostOfAll
  for (const message of first === undefined ? [] : [first, ...others.toReversed()]) {
    if (left <= 0) break
    const text = wordsOfMessage(message).slice(0, Math.min(mostOfMessage, left))
    texts.push(text)
    left -= text.length
  }
  return { id, topic, linkedLicences, subject, messages: texts }
}

/** Answered enquiries that are like an open one, the nearest first, live; null before the first answer. */
export function useSimilarEnquiries(enquiry: Enquiry): readonly SimilarEnquiry[] | null {
  const search = useEnquirySearch()
  const { version } = useEnquirySearchState()
  const [similar, setSimilar] = useState<readonly SimilarEnquiry[] | null>(null)
  useEffect(() => {
    if (version < 0) return
    let isOver = false
    void search.similar(wordsOfOpen(enquiry)).then(found => {
      if (!isOver) setSimilar(found ?? [])
    })
    return () => {
      isOver = true
    }
  }, [search, enquiry, version])
  return similar
}
