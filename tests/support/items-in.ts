import { type Change, itemOfLine } from '#shared/sync/change.ts'
import type { Item } from '#shared/sync/item.ts'
import { itemsOfPack } from '../../renderer/library/copies.ts'

/** The items of a change, however they travel. */
export function itemsIn(change: Change): readonly Item[] {
  switch (change.kind) {
    case 'items':
      return change.lines.map(itemOfLine)
    case 'packs':
      return change.packs.flatMap(pack => itemsOfPack(pack).map(({ item }) => item))
    case 'item':
      return [change.item]
    default:
      return []
  }
}
