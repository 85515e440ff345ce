import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ItemType } from '#shared/content/item-type.ts'
import { State } from '#shared/workflow/state.ts'
import { printedSeed } from '../../tests/support/seed.ts'
import { type ListedRow, RowsList } from '../library/rows-list.ts'
import { aRow, at } from './a-row.ts'
import { type RowChoices, type ShownRows, shownRows } from './shown-rows.ts'

test('item by item it shows what filtering and sorting everything would show', () => {
  const ids = Array.from({ length: 10 }, () => aRow().id)
  const change = fc.record({
    index: fc.nat({ max: 9 }),
    title: fc.constantFrom('Lisbon', 'lisboa', 'Porto', 'Évora', ''),
    state: fc.constantFrom(...State.options),
    type: fc.constantFrom(...ItemType.options),
    words: fc.nat({ max: 3 }),
    time: fc.constantFrom('08:00', '09:00', '10:00'),
    isGone: fc.boolean(),
  })
  const choices: fc.Arbitrary<RowChoices> = fc.record({
    search: fc.constantFrom('', 'lis', 'e'),
    states: fc.constantFrom<readonly State[]>([], ['draft', 'proposed']),
    types: fc.constantFrom<readonly ItemType[]>([], ['news']),
    found: fc.constant(null),
    sort: fc.record({
      column: fc.constantFrom('title', 'type', 'state', 'status', 'changed', 'words', 'author', 'date'),
      direction: fc.constantFrom('ascending', 'descending'),
    }),
  })
  fc.assert(
    fc.property(choices, fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 10 }), (chosen, steps) => {
      const list = new RowsList()
      list.complete()
      let shown: ShownRows | null = null
      for (const step of steps) {
        list.change(
          new Map(
            step.flatMap(({ index, isGone, time, ...about }) => {
              const id = ids[index]
              if (id === undefined) return []
              const row: ListedRow = {
                at: -Date.parse(at(time)),
                row: aRow({ id, changedAt: at(time), ...about }),
              }
              return [[id, isGone ? null : row] as const]
            }),
          ),
        )
        const source = list.snapshot
        if (source === null) throw new Error('A list that has begun has a snapshot')
        shown = shownRows(shown, source, chosen)
        expect(shown.rows).toEqual(shownRows(null, source, chosen).rows)
      }
    }),
    { seed: printedSeed('shown rows') },
  )
})

test('what nobody chose and nothing changed is the same', () => {
  const list = new RowsList()
  list.hold([{ at: 0, row: aRow() }])
  list.complete()
  const choices: RowChoices = {
    search: '',
    states: [],
    types: [],
    found: null,
    sort: { column: 'title', direction: 'ascending' },
  }
  if (list.snapshot === null) throw new Error('A list that has begun has a snapshot')
  const shown = shownRows(null, list.snapshot, choices)
  expect(shownRows(shown, list.snapshot, choices)).toBe(shown)
})
