import type { ItemFields, ItemType } from '../item-type.ts'

/** What the templates are that come with the program; the catalogue has a name for each. */
export type ShippedTemplateKey = 'news' | 'event_report' | 'event_announcement' | 'solution' | 'case_study'

/** A template that comes with the program. Its identity stays: a person's own version of it is stored under the same. */
export interface ShippedTemplate {
  readonly id: string
  readonly key: ShippedTemplateKey
  readonly type: ItemType
  readonly fields: ItemFields
}

/** A gap that the person who uses the template fills; proposing is not possible while one is left. */
export function gap(words: string): string {
  return `[[${words}]]`
}

/** A paragraph that is one gap: it says what belongs there. */
export function guide(words: string): string {
  return `<p>${gap(words)}</p>`
}

export function heading(words: string): string {
  return `<h2>${words}</h2>`
}
