import type { ContentTypeSpec } from './field.ts'

export const solutionStatuses = ['completed', 'deprecated', 'under_development', 'withdrawn'] as const

/** Software solution. Source of the limits: the portal's own configuration. */
export const solution = {
  titleField: 'title',
  bodyField: 'description',
  fields: [
    { name: 'title', kind: 'text', required: true, maxLength: 255 },
    { name: 'short_id', kind: 'text', minLength: 4, maxLength: 26, unique: true },
    { name: 'description', kind: 'html', required: true, minWords: 5, notEqualTo: 'title' },
    { name: 'contacts', kind: 'contacts', required: true },
    { name: 'owner', kind: 'owner', required: true },
    { name: 'solution_types', kind: 'terms', vocabulary: 'solution_types', required: true },
    { name: 'topics', kind: 'terms', vocabulary: 'topics', required: true },
    { name: 'landing_page', kind: 'url' },
    { name: 'source_code_repository', kind: 'url' },
    { name: 'issue_tracker', kind: 'url' },
    { name: 'wiki', kind: 'url' },
    { name: 'metrics_page', kind: 'url' },
    { name: 'documentation', kind: 'url' },
    { name: 'languages', kind: 'terms', vocabulary: 'languages' },
    { name: 'licence', kind: 'term', vocabulary: 'licences' },
    { name: 'status', kind: 'choice', values: solutionStatuses },
    { name: 'version', kind: 'text', maxLength: 255 },
    { name: 'countries', kind: 'terms', vocabulary: 'countries' },
    { name: 'keywords', kind: 'texts', maxLength: 255 },
    { name: 'related_solutions', kind: 'items' },
  ],
} as const satisfies ContentTypeSpec
