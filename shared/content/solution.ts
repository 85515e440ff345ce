import type { ContentTypeSpec } from './field.ts'
import { largestBanner, largestLogo, smallestBanner } from './file-limits.ts'

export const solutionStatuses = ['completed', 'deprecated', 'under_development', 'withdrawn'] as const

/** Software solution. Source of the limits: the portal's own configuration. */
export const solution = {
  titleField: 'title',
  bodyField: 'description',
  fields: [
    { name: 'title', kind: 'text', required: true, maxLength: 255 },
    { name: 'description', kind: 'html', required: true, minWords: 5, notEqualTo: 'title' },
    { name: 'contacts', kind: 'contacts', section: 'people', required: true },
    { name: 'owner', kind: 'owner', section: 'people', required: true },
    {
      name: 'solution_types',
      kind: 'terms',
      section: 'classification',
      vocabulary: 'solution_types',
      required: true,
    },
    { name: 'topics', kind: 'terms', section: 'classification', vocabulary: 'topics', required: true },
    { name: 'logo', kind: 'image', section: 'files', maxBytes: largestLogo },
    { name: 'banner', kind: 'image', section: 'files', maxBytes: largestBanner, ...smallestBanner },
    { name: 'landing_page', kind: 'url', section: 'links' },
    { name: 'source_code_repository', kind: 'url', section: 'links' },
    { name: 'issue_tracker', kind: 'url', section: 'links' },
    { name: 'wiki', kind: 'url', section: 'links' },
    { name: 'metrics_page', kind: 'url', section: 'links' },
    { name: 'documentation', kind: 'url', section: 'links' },
    { name: 'languages', kind: 'terms', section: 'classification', vocabulary: 'languages' },
    {
      name: 'short_id',
      kind: 'text',
      section: 'release',
      minLength: 4,
      maxLength: 26,
      unique: true,
      fixedOncePublished: true,
    },
    { name: 'licence', kind: 'term', section: 'release', vocabulary: 'licences' },
    { name: 'status', kind: 'choice', section: 'release', values: solutionStatuses },
    { name: 'version', kind: 'text', section: 'release', maxLength: 255 },
    { name: 'countries', kind: 'terms', section: 'classification', vocabulary: 'countries' },
    { name: 'keywords', kind: 'texts', section: 'classification', maxLength: 255 },
    { name: 'related_solutions', kind: 'items', section: 'related' },
  ],
} as const satisfies ContentTypeSpec
