import type { ContentTypeSpec } from './field.ts'

export const documentTypes = [
  'document',
  'case_general',
  'case_open_source',
  'case_guideline',
  'factsheet',
  'legal',
  'presentation',
  'newsletter',
] as const

/** Document, the carrier of a case study too. Source of the limits: the portal's own configuration. */
export const document = {
  titleField: 'title',
  bodyField: 'body',
  fields: [
    { name: 'title', kind: 'text', required: true, maxLength: 255, unique: true },
    { name: 'short_title', kind: 'text', maxLength: 255, unique: true },
    { name: 'document_type', kind: 'choice', required: true, values: documentTypes },
    { name: 'body', kind: 'html', required: true },
    { name: 'topics', kind: 'terms', vocabulary: 'topics', required: true },
    { name: 'publication_date', kind: 'date' },
    { name: 'licence', kind: 'term', vocabulary: 'licences' },
    { name: 'countries', kind: 'terms', vocabulary: 'countries' },
    { name: 'keywords', kind: 'texts', maxLength: 255 },
  ],
} as const satisfies ContentTypeSpec
