import type { ItemActionContext, ItemActionGroup } from './item-action.ts'

/** Everything besides decisions that can be done with the open item, in the order of its menu; one group an area. */
export function useItemActions(_context: ItemActionContext): readonly ItemActionGroup[] {
  return []
}
