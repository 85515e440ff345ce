import { z } from 'zod'
import { ItemId } from '../content/identity.ts'
import { Vocabulary } from '../content/vocabulary.ts'
import { ItemMargin } from '../margin/margin.ts'
import { Notice } from '../notices/notice.ts'
import { Bytes } from './file-content.ts'
import { Item } from './item.ts'

/** Where a desk stands in the feed: opaque, made by the service, never read by the desk. */
export const Cursor = z.string().min(1).max(500)
export type Cursor = z.infer<typeof Cursor>

/** What stands in the margin of an item now, of which the reader has the item or gets it with the same page. */
const MarginChange = z.object({ kind: z.literal('margin'), margin: ItemMargin })

/** Something that its reader is told of, once. */
const NoticeChange = z.object({ kind: z.literal('notice'), notice: Notice })

/**
 * One line of the change feed (NDJSON). A page ends with one `end` line; a page without it was cut on the way and
 * its cursor must not be stored. `reset` says that the page starts from the beginning because the asked cursor was
 * of another service or too old: what is not sent again is gone.
 */
export const ChangeLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('item'), item: Item }),
  z.object({ kind: z.literal('gone'), id: ItemId }),
  MarginChange,
  NoticeChange,
  z.object({ kind: z.literal('vocabulary'), vocabulary: Vocabulary }),
  z.object({ kind: z.literal('end'), cursor: Cursor, more: z.boolean(), reset: z.boolean() }),
])
export type ChangeLine = z.infer<typeof ChangeLine>

/** A line that this desk could not read: kept aside word for word and reported, while the rest is synced. */
export const UnreadableChange = z.object({
  kind: z.literal('unreadable'),
  /** The item's id where even that could be read. */
  id: z.string().nullable(),
  line: z.string(),
  problem: z.string(),
})
export type UnreadableChange = z.infer<typeof UnreadableChange>

/**
 * Items as the service sent them, each a line of JSON as above. Who received them from the network has checked each, so
 * that everybody behind carries and stores their text, and trusts it: `itemOfLine` reads one.
 */
const ItemLines = z.object({ kind: z.literal('items'), lines: z.array(z.string()) })

/**
 * Such lines as the library stores many of them: joined by line breaks, in UTF-8, deflated (RFC 1951); with what lists
 * show of their items, for the person whose library it is. Who received the items makes it, so that the page, in which
 * somebody writes meanwhile, has only to store it. As with lines, everybody behind trusts it.
 */
export const ItemPack = z.object({
  /** The item of each line. */
  ids: z.array(z.custom<ItemId>()),
  deflated: Bytes,
  /** Rows (`StoredRow`) in the order of the ids, as JSON; letters beyond U+00FF are escaped, so that each takes one byte. */
  rows: z.string(),
})
export type ItemPack = z.infer<typeof ItemPack>
const ItemPacks = z.object({ kind: z.literal('packs'), packs: z.array(ItemPack) })

const TrustedLine = z.object({ item: z.custom<Item>() })

/** The item of a line that was checked where it was received. */
export function itemOfLine(line: string): Item {
  return TrustedLine.parse(JSON.parse(line)).item
}

/** An item as such a line. */
export function lineOfItem(item: Item): string {
  return JSON.stringify({ kind: 'item', item })
}

/** A change as the library applies it. */
export const Change = z.union([
  ItemLines,
  ItemPacks,
  z.object({ kind: z.literal('item'), item: Item }),
  z.object({ kind: z.literal('gone'), id: ItemId }),
  MarginChange,
  NoticeChange,
  z.object({ kind: z.literal('vocabulary'), vocabulary: Vocabulary }),
  UnreadableChange,
])
export type Change = z.infer<typeof Change>

/** Changes that are stored together with the cursor behind them, in one transaction. */
export const ChangePage = z.object({
  changes: z.array(Change),
  cursor: Cursor,
  more: z.boolean(),
  reset: z.boolean(),
})
export type ChangePage = z.infer<typeof ChangePage>

/** Items a page holds unless asked otherwise. */
export const changesPerPage = 500

/** Items of the very first page: as many as a list has room for on screen, so that they are there at once. */
export const changesAtFirst = 60
