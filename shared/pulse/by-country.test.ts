import { expect, test } from 'vitest'
import { byCountry } from './by-country.ts'

test('the countries with the most items come first, equals by their id', () => {
  const { top, rest, none } = byCountry([
    { country: 'BEL', items: 2 },
    { country: null, items: 4 },
    { country: 'FRA', items: 7 },
    { country: 'AUT', items: 2 },
  ])
  expect(top).toEqual([
    { country: 'FRA', items: 7 },
    { country: 'AUT', items: 2 },
    { country: 'BEL', items: 2 },
  ])
  expect([rest, none]).toEqual([{ countries: 0, items: 0 }, 4])
})

test('after the twelfth, countries are counted together', () => {
  const counts = Array.from({ length: 15 }, (_, index) => ({ country: `C${index}`, items: 100 - index }))
  const { top, rest } = byCountry(counts)
  expect(top).toHaveLength(12)
  expect(rest).toEqual({ countries: 3, items: 88 + 87 + 86 })
})

test('of nothing there is nothing', () => {
  expect(byCountry([])).toEqual({ top: [], rest: { countries: 0, items: 0 }, none: 0 })
})
