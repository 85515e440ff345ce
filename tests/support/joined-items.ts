import { type Change, lineOfItem } from '#shared/sync/change.ts'
import type { Item } from '#shared/sync/item.ts'
import { packsOf } from '../../electron/sync/pack-items.ts'
import { me } from './a-library.ts'

/** The ways in which the items of a page come to the library. */
export const waysOfItems = ['as lines', 'in packs'] as const
export type WayOfItems = (typeof waysOfItems)[number]

/** One change of many items, as the main process makes it. */
export function joined(items: readonly Item[], way: WayOfItems): Change {
  return way === 'as lines'
    ? { kind: 'items', lines: items.map(lineOfItem) }
    : {
        kind: 'packs',
        packs: [
          ...packsOf(
            items.map(item => ({ item, line: Buffer.from(lineOfItem(item)) })),
            me,
          ),
        ],
      }
}
