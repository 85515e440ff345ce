import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import { type EnquiryRequest, enquiryOfRequest } from '#shared/enquiry/enquiry-request.ts'
import type { UnsentWords } from './enquiry-indexer.ts'

function wordsOfRequest(request: EnquiryRequest): readonly string[] {
  switch (request.kind) {
    case 'act':
    case 'module':
      return []
    case 'note':
      return [request.note.internal]
    case 'letter':
      return [request.letter.letter]
  }
}

/** What was written in requests that wait: it is found before the service has it. */
export function unsentWordsIn(waiting: readonly EnquiryRequest[]): readonly UnsentWords[] {
  const words = new Map<EnquiryId, readonly string[]>()
  for (const request of waiting) {
    const id = enquiryOfRequest(request)
    if (id === null) continue
    words.set(id, [...(words.get(id) ?? []), ...wordsOfRequest(request)])
  }
  return [...words].map(([enquiry, written]) => ({ enquiry, words: written }))
}
