import { describe, expect, it } from 'vitest'
import { rowOfItem } from '#shared/library/row.ts'
import { lineOfItem } from '#shared/sync/change.ts'
import { me } from '../../tests/support/a-library.ts'
import { aNews, newsFields } from '../../tests/support/an-item.ts'
import { itemsIn } from '../../tests/support/items-in.ts'
import type { ReceivedItem } from '../service/change-page.ts'
import { packItems, packsOf } from './pack-items.ts'

function received(count: number, body: string): readonly ReceivedItem[] {
  return Array.from({ length: count }, (_, number) => {
    const item = aNews({
      fields: newsFields({ headline: `Café № ${number} – 日本`, body }),
      ...(number % 2 === 0 && { author: me }),
    })
    return { item, line: Buffer.from(lineOfItem(item)) }
  })
}

describe('the items of a page on their way to the library', () => {
  it('are packed where they are many, with each item and its row in their order', async () => {
    const items = received(90, '<p>Über „Anführungszeichen“ and 🙂.</p>')
    const change = await packItems(items, me)
    expect(itemsIn(change)).toEqual(items.map(({ item }) => item))
    if (change.kind !== 'packs') throw new Error('They are not packed')
    expect(change.packs.flatMap(({ ids }) => ids)).toEqual(items.map(({ item }) => item.id))
    expect(change.packs.flatMap(({ rows }): unknown => JSON.parse(rows))).toEqual(
      items.map(({ item }) => rowOfItem(item, me)),
    )
    // With one letter beyond, all of a text would take twice its room.
    for (const { rows } of change.packs) expect(rows).not.toMatch(/[\u0100-\uffff]/)
  })

  it('stay the lines that they came as where they are few', async () => {
    const items = received(3, '<p>Short</p>')
    expect(await packItems(items, me)).toEqual({
      kind: 'items',
      lines: items.map(({ item }) => lineOfItem(item)),
    })
  })

  it('stand in small packs, one longer than a pack in one of its own, and nothing else travels with them', () => {
    const long = `<p>${'word '.repeat(20_000)}</p>`
    const packs = packsOf([...received(2, long), ...received(30, '<p>Short</p>')], me)
    expect(packs.map(({ ids }) => ids.length)).toEqual([1, 1, 30])
    for (const { deflated } of packs) expect(deflated.buffer.byteLength).toBe(deflated.length)
  })

  it('are no pack at all where there is none', () => {
    expect(packsOf([], me)).toEqual([])
  })
})
