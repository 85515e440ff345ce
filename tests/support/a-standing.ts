import { AccountId } from '#shared/content/identity.ts'
import type { ItemStanding } from '#shared/workflow/may.ts'

/** How a draft stands that nobody has decided on, by its author's number. */
export function aStanding(author = 0): ItemStanding {
  return {
    author: AccountId.parse(`6a1d8a4e-6f1c-4bb5-9d56-${String(author).padStart(12, '0')}`),
    state: 'draft',
    isPublished: false,
  }
}
