import { expect, test } from 'vitest'
import { countryTiles, tileStep } from './country-tiles.ts'

test('each country has one tile, and each tile a place of its own', () => {
  expect(new Set(countryTiles.map(({ country }) => country)).size).toBe(countryTiles.length)
  expect(new Set(countryTiles.map(({ row, column }) => `${row} ${column}`)).size).toBe(countryTiles.length)
})

test('every country of the European Union has a tile', () => {
  const union =
    'AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE'
  const tiles = countryTiles.map(({ country }) => country)
  expect(union.split(' ').filter(country => !tiles.includes(country))).toEqual([])
})

test('a tile is filled by its share of the most', () => {
  expect([0, 1, 3, 5, 7, 10].map(items => tileStep(items, 10))).toEqual([0, 1, 1, 2, 3, 3])
  expect(tileStep(0, 0)).toBe(0)
})
