import type { ContentTypeSpec } from './field.ts'
import { largestDocumentFile, largestLogo } from './file-limits.ts'

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
    { name: 'document_type', kind: 'choice', section: 'publication', required: true, values: documentTypes },
    { name: 'body', kind: 'html', required: true },
    { name: 'topics', kind: 'terms', section: 'classification', vocabulary: 'topics', required: true },
    { name: 'files', kind: 'files', section: 'files', maxBytes: largestDocumentFile },
    { name: 'logo', kind: 'image', section: 'files', maxBytes: largestLogo },
    { name: 'publication_date', kind: 'date', section: 'publication' },
    { name: 'licence', kind: 'term', section: 'publication', vocabulary: 'licences' },
    { name: 'countries', kind: 'terms', section: 'classification', vocabulary: 'countries' },
    { name: 'keywords', kind: 'texts', section: 'classification', maxLength: 255 },
  ],
} as const satisfies ContentTypeSpec
