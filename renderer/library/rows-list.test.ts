import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ItemId } from '#shared/content/identity.ts'
import { printedSeed } from '../../tests/support/seed.ts'
import { aRow } from '../lists/a-row.ts'
import { type ListedRow, RowsList } from './rows-list.ts'

/** The larger the number, the newer. */
function listed(age: number): ListedRow {
  return { at: -age, row: aRow({ title: String(age) }) }
}

function titles(list: RowsList): readonly string[] | undefined {
  return list.snapshot?.rows.map(row => row.title)
}

describe('a list that is being read', () => {
  test('shows its newest rows first, and all of them once all are read', () => {
    const [old, middle, young] = [listed(1), listed(2), listed(3)]
    const list = new RowsList()
    expect(list.snapshot).toBeNull()
    list.begin([young])
    expect(list.snapshot).toMatchObject({ isComplete: false })
    list.hold([old, middle])
    expect(titles(list)).toEqual(['3'])
    list.hold([young])
    list.complete()
    expect(titles(list)).toEqual(['3', '2', '1'])
    expect(list.snapshot).toMatchObject({ isComplete: true, total: 3 })
  })

  test('believes a change rather than a chunk that was read before it', () => {
    const [one, gone, first] = [listed(1), listed(2), listed(3)]
    const list = new RowsList()
    list.begin([first])
    list.change(
      new Map([
        [one.row.id, { at: -4, row: { ...one.row, title: 'written anew' } }],
        [gone.row.id, null],
      ]),
    )
    list.hold([one, gone, first])
    list.complete()
    expect(titles(list)).toEqual(['written anew', '3'])
  })

  test('goes on showing what it showed while it is read again', () => {
    const rows = [listed(1), listed(2)]
    const before = new RowsList()
    before.hold(rows)
    before.complete()
    const again = new RowsList(before.snapshot)
    again.begin(rows.slice(1))
    expect(titles(again)).toEqual(['2', '1'])
    again.hold([...rows, listed(0)])
    again.complete()
    expect(titles(again)).toEqual(['2', '1', '0'])
    expect(again.snapshot?.version).toBeGreaterThan(before.snapshot?.version ?? 0)
  })
})

test('a change names the items in which it differs, and none where nothing changed', () => {
  const row = listed(1)
  const list = new RowsList()
  list.hold([row])
  list.complete()
  const first = list.snapshot
  list.change(new Map([[aRow().id, null]]))
  expect(list.snapshot).toBe(first)
  list.change(new Map([[row.row.id, { ...row, at: -2 }]]))
  expect(list.snapshot?.changed).toEqual(new Set([row.row.id]))
})

test('after any changes the list is what sorting all of them would give', () => {
  const rows = Array.from({ length: 12 }, () => aRow())
  const step = fc.array(fc.tuple(fc.nat({ max: 11 }), fc.option(fc.constantFrom(1, 2, 3))), {
    maxLength: 4,
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), steps => {
      const list = new RowsList()
      list.complete()
      const model = new Map<ItemId, ListedRow>()
      for (const changes of steps) {
        const now = new Map<ItemId, ListedRow | null>()
        for (const [index, at] of changes) {
          const row = rows[index]
          if (row) now.set(row.id, at === null ? null : { at, row: { ...row, title: String(at) } })
        }
        for (const [id, entry] of now) {
          if (entry) model.set(id, entry)
          else model.delete(id)
        }
        list.change(now)
        const wanted = [...model.values()].sort((one, other) =>
          one.at === other.at ? (one.row.id < other.row.id ? -1 : 1) : one.at - other.at,
        )
        expect(list.snapshot?.rows).toEqual(wanted.map(entry => entry.row))
      }
    }),
    { seed: printedSeed('rows list') },
  )
})
