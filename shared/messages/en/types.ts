import type { documentTypes } from '../../content/document.ts'
import type { ItemType } from '../../content/item-type.ts'
import { counted, plural } from '../plural.ts'

const names = {
  news: 'News',
  event: 'Event',
  document: 'Document',
  solution: 'Solution',
} satisfies Record<ItemType, string>

const documentNames: Record<string, string> = {
  document: 'Document',
  case_general: 'Case study',
  case_open_source: 'Open source case study',
  case_guideline: 'Guideline',
  factsheet: 'Factsheet',
  legal: 'Legal document',
  presentation: 'Presentation',
  newsletter: 'Newsletter',
} satisfies Record<(typeof documentTypes)[number], string>

const untitled = {
  news: 'Untitled news',
  event: 'Untitled event',
  document: 'Untitled document',
  solution: 'Untitled solution',
} satisfies Record<ItemType, string>

const created = {
  news: 'New news item',
  event: 'New event',
  document: 'New document',
  solution: 'New solution',
} satisfies Record<ItemType, string>

export const types = {
  /** The name of a type; a document is named by its document type where it has one. */
  name: ({ type, documentType }: { type: ItemType; documentType?: string | null }): string =>
    (type === 'document' && documentType ? documentNames[documentType] : undefined) ?? names[type],
  names,
  documentNames,
  /** Stands in for a title that nobody has written yet. */
  untitled,
  untitledItem: 'Untitled item',
  created,
  words: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'word', other: 'words' })}`,
  items: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'item', other: 'items' })}`,
}
