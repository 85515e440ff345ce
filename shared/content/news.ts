import type { ContentTypeSpec } from './field.ts'
import { largestFile, largestLogo } from './file-limits.ts'

/** News. Source of the limits: the portal's own configuration. */
export const news = {
  titleField: 'headline',
  bodyField: 'body',
  fields: [
    { name: 'short_title', kind: 'text', required: true, maxLength: 66 },
    { name: 'headline', kind: 'text', required: true, maxLength: 255, unique: true },
    { name: 'body', kind: 'html', required: true },
    { name: 'topics', kind: 'terms', section: 'classification', vocabulary: 'topics', required: true },
    { name: 'countries', kind: 'terms', section: 'classification', vocabulary: 'countries' },
    { name: 'keywords', kind: 'texts', section: 'classification', maxLength: 255 },
    { name: 'source_urls', kind: 'urls', section: 'sources' },
    { name: 'logo', kind: 'image', section: 'files', maxBytes: largestLogo },
    { name: 'attachments', kind: 'attachments', section: 'files', maxBytes: largestFile },
    { name: 'referenced_solutions', kind: 'items', section: 'sources' },
  ],
} as const satisfies ContentTypeSpec
