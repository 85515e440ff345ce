import type { Actor } from '#shared/workflow/actor.ts'
import { type ItemStanding, mayDelete } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'

/**
 * Whether a person may delete an item as a draft. The workflow lets moderators delete what is published, too, and with a
 * new draft of a published text the published one would go: neither is meant by deleting a draft.
 */
export function mayDeleteDraft(actor: Actor, policy: Policy, item: ItemStanding): boolean {
  return item.state === 'draft' && !item.isPublished && mayDelete(actor, policy, item).allowed
}
