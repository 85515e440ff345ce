import { expect, it } from 'vitest'
import { aCentre } from '../../tests/support/a-centre.ts'
import { byCountry } from './by-country.ts'
import { tiles } from './tile-grid.ts'

it('countries have their centres and how many of each kind, the one with the most first', () => {
  const estonian = aCentre({ country: 'EST' })
  const german = aCentre({ country: 'DEU', kind: 'association' })
  const another = aCentre({ country: 'DEU', kind: 'forge' })
  expect(byCountry([estonian, german, another])).toEqual([
    {
      country: 'DEU',
      centres: [german, another],
      counts: { competence_centre: 0, programme_office: 0, association: 1, forge: 1 },
    },
    {
      country: 'EST',
      centres: [estonian],
      counts: { competence_centre: 1, programme_office: 0, association: 0, forge: 0 },
    },
  ])
})

it('no two tiles of Europe lie on each other or are one country', () => {
  const places = tiles.flatMap(({ column, row, width = 1 }) =>
    Array.from({ length: width }, (_, more) => `${column + more}/${row}`),
  )
  expect(new Set(places).size).toBe(places.length)
  expect(new Set(tiles.map(({ country }) => country)).size).toBe(tiles.length)
  expect(new Set(tiles.map(({ short }) => short)).size).toBe(tiles.length)
})

it('every member state of the Union has a tile', () => {
  const members =
    'AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE'
  const placed = new Set(tiles.map(({ country }) => country))
  expect(members.split(' ').filter(country => !placed.has(country))).toEqual([])
})
