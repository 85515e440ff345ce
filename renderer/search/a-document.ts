import { ItemId } from '#shared/content/identity.ts'
import type { SearchDocument } from './segment.ts'

/** An identity that tests tell by its number. */
export function idOf(number: number): ItemId {
  return ItemId.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)
}

/** An item to be found, for tests: with whatever the test is about. */
export function aDocument(number: number, about: Partial<SearchDocument> = {}): SearchDocument {
  return {
    id: idOf(number),
    type: 'news',
    documentType: null,
    state: 'draft',
    title: '',
    changedAt: 0,
    topics: [],
    countries: [],
    passages: [],
    published: null,
    ...about,
  }
}
