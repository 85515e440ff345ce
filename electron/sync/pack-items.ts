import { deflateRawSync } from 'node:zlib'
import type { Person } from '#shared/content/identity.ts'
import { rowOfItem } from '#shared/library/row.ts'
import type { Change, ItemPack } from '#shared/sync/change.ts'
import { asLines, type ReceivedItem } from '../service/change-page.ts'

/** Fewer items than this are carried as they came: mostly they are stored one by one. */
const fewestPacked = 40
/** Bytes of the lines of a pack, before they are deflated: reading one item reads, and inflates, all of its pack. */
const longestPack = 56_000
/** The quickest: a higher one takes several times as long for little more. */
const level = 1

const lineBreak = Buffer.from('\n')

/**
 * JSON that says the same without letters beyond U+00FF: with one of them, all of a text takes two bytes a letter wherever
 * it is kept.
 */
function ofOneByteLetters(json: string): string {
  return json.replace(
    /[\u0100-\uffff]/g,
    letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function packOf(items: readonly ReceivedItem[], me: Pick<Person, 'id'>): ItemPack {
  const lines = Buffer.concat(items.flatMap(({ line }, place) => (place === 0 ? [line] : [lineBreak, line])))
  return {
    ids: items.map(({ item }) => item.id),
    // A copy: what is behind a buffer of Node may be larger, and all of it would travel.
    deflated: new Uint8Array(deflateRawSync(lines, { level })),
    rows: ofOneByteLetters(JSON.stringify(items.map(({ item }) => rowOfItem(item, me)))),
  }
}

function groupsOf(items: readonly ReceivedItem[]): readonly (readonly ReceivedItem[])[] {
  const groups: ReceivedItem[][] = []
  let length = Number.POSITIVE_INFINITY
  for (const received of items) {
    if (length + received.line.length > longestPack) {
      groups.push([])
      length = 0
    }
    length += received.line.length
    groups.at(-1)?.push(received)
  }
  return groups
}

/** Items of the feed, packed for the library of `me` in their order. */
export function packsOf(items: readonly ReceivedItem[], me: Pick<Person, 'id'>): readonly ItemPack[] {
  return groupsOf(items).map(group => packOf(group, me))
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve)
  })
}

/**
 * What the items of a page of the feed travel as to the library of `me`: packed where they are many. This thread carries
 * what is typed, too: between two packs, which take some milliseconds each, it has its turn.
 */
export async function packItems(items: readonly ReceivedItem[], me: Pick<Person, 'id'>): Promise<Change> {
  if (items.length < fewestPacked) return asLines(items)
  const packs: ItemPack[] = []
  for (const group of groupsOf(items)) {
    packs.push(packOf(group, me))
    await nextTurn()
  }
  return { kind: 'packs', packs }
}
