import type { Item } from '#shared/sync/item.ts'
import { actorOf, type Me } from '#shared/sync/me.ts'
import { mayTransition, savingTransition, transitionRule } from '#shared/workflow/may.ts'

/**
 * Whether this account may change the words of an item in its present state: by a plain save, or where the workflow has
 * none, by proposing it again.
 */
export function mayEdit(me: Me, item: Item): boolean {
  const { policy } = me.collection
  const standing = { author: item.author.id, state: item.state, isPublished: item.published !== null }
  const saving = savingTransition(item.state) ?? 'propose_again'
  return (
    transitionRule(policy, saving) !== undefined &&
    mayTransition(actorOf(me), policy, standing, saving).allowed
  )
}
