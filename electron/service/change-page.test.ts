import { describe, expect, it } from 'vitest'
import { ItemId } from '#shared/content/identity.ts'
import { lineOfItem } from '#shared/sync/change.ts'
import type { Item } from '#shared/sync/item.ts'
import { aNews, newsFields } from '../../tests/support/an-item.ts'
import { nextPageOf, parseChangePage } from './change-page.ts'

const id = '0b0f5c4e-6a0e-4a52-9a3a-0c8f3b1f2d11'
const gone = JSON.stringify({ kind: 'gone', id })
const end = JSON.stringify({ kind: 'end', cursor: 'c7', more: true, reset: false })

const pageOf = (text: string) => parseChangePage(Buffer.from(text))

describe('a page of the change feed', () => {
  it('holds its changes and the cursor behind them', async () => {
    expect(await pageOf(`${gone}\n${end}\n`)).toEqual({
      changes: [{ kind: 'gone', id }],
      cursor: 'c7',
      more: true,
      reset: false,
    })
  })

  it('tells where the next one begins by its last line alone', () => {
    const next = (text: string) => nextPageOf(Buffer.from(text))
    expect(next(`${gone}\n${end}\n`)).toBe('c7')
    expect(next(end)).toBe('c7')
    for (const none of [
      '',
      '\n',
      gone,
      `${end}\n${gone}\n`,
      `${gone}\n${end.slice(0, -5)}`,
      end.replace('true', 'false'),
    ])
      expect(next(none)).toBeNull()
  })

  it('may hold nothing but its end', async () => {
    expect((await pageOf(end))?.changes).toEqual([])
  })

  it('keeps an item aside that the schema refuses, with its id and word for word, and reads on', async () => {
    const line = JSON.stringify({ kind: 'item', item: { id, type: 'poem' } })
    const page = await pageOf(`${line}\n${gone}\n${end}\n`)
    expect(page?.changes).toEqual([
      { kind: 'unreadable', id, line, problem: expect.stringContaining('type') },
      { kind: 'gone', id },
    ])
  })

  it('keeps a kind of change aside that this version does not know', async () => {
    const line = JSON.stringify({ kind: 'badge', id: 'b1' })
    expect((await pageOf(`${line}\n${end}`))?.changes).toMatchObject([{ kind: 'unreadable', id: 'b1', line }])
  })

  it('keeps a line aside that even lacks an id', async () => {
    expect((await pageOf(`{"kind":"item"}\n${end}`))?.changes).toMatchObject([
      { kind: 'unreadable', id: null },
    ])
  })

  it.each([
    ['was cut before its end', gone],
    ['was cut within a line', `${gone}\n{"kind":"it`],
    ['goes on behind its end', `${end}\n${gone}`],
    ['has an end that cannot be read', `${gone}\n{"kind":"end","cursor":""}`],
    ['is a page of a hotel', '<!doctype html>\n<title>Welcome to our network</title>'],
    ['is empty', ''],
  ])('is not taken when it %s', async (_why, text) => {
    expect(await pageOf(text)).toBeNull()
  })

  it('makes one change of its items, each with its own line, whatever letters are in the others', async () => {
    const items = ['Plain', 'Über „Ämter“ – 日本 🙂'].map(headline =>
      aNews({ fields: newsFields({ headline }) }),
    )
    const lines = items.map(lineOfItem)
    const joined: (readonly [Item, string])[] = []
    const page = await parseChangePage(
      Buffer.from([lines[0], gone, `${lines[1]}\r`, end].join('\n')),
      async received => {
        joined.push(...received.map(({ item, line }) => [item, line.toString().trim()] as const))
        return { kind: 'gone', id: ItemId.parse(id) }
      },
    )
    expect(joined).toEqual(items.map((item, place) => [item, lines[place]]))
    expect(page?.changes).toEqual([
      { kind: 'gone', id },
      { kind: 'gone', id },
    ])
  })
})
