import type { ContentTypeSpec } from './field.ts'

/** News. Source of the limits: the portal's own configuration. */
export const news = {
  titleField: 'headline',
  bodyField: 'body',
  fields: [
    { name: 'short_title', kind: 'text', required: true, maxLength: 66 },
    { name: 'headline', kind: 'text', required: true, maxLength: 255, unique: true },
    { name: 'body', kind: 'html', required: true },
    { name: 'topics', kind: 'terms', vocabulary: 'topics', required: true },
    { name: 'countries', kind: 'terms', vocabulary: 'countries' },
    { name: 'keywords', kind: 'texts', maxLength: 255 },
    { name: 'source_urls', kind: 'urls' },
    { name: 'referenced_solutions', kind: 'items' },
  ],
} as const satisfies ContentTypeSpec
