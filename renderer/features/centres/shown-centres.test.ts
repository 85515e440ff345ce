import { describe, expect, it } from 'vitest'
import { aCentre } from '../../../tests/support/a-centre.ts'
import { shownCentres } from './shown-centres.ts'

const centres = [
  aCentre({ name: 'Adullact', kind: 'association', country: 'FRA', languages: ['fr'] }),
  aCentre({ name: 'Mancomún', kind: 'programme_office', country: 'ESP', languages: ['gl', 'es'] }),
  aCentre({ name: 'CENATIC', country: 'ESP', languages: ['es'], url: 'https://www.cenatic.example/' }),
]
const countries: Readonly<Record<string, string>> = { FRA: 'France', ESP: 'Spain' }
const everything = { search: '', kinds: [], country: null, language: null }

function shown(filter: Partial<Parameters<typeof shownCentres>[1]>) {
  return shownCentres(centres, { ...everything, ...filter }, id => countries[id] ?? id).map(
    ({ name }) => name,
  )
}

describe('the centres that are shown', () => {
  it('are all of them, in their order, where nothing is chosen', () => {
    expect(shown({})).toEqual(['Adullact', 'Mancomún', 'CENATIC'])
  })

  it('are found by words of name, description, address and country, without accents and letter case', () => {
    expect(shown({ search: 'MANCOMUN' })).toEqual(['Mancomún'])
    expect(shown({ search: 'cenatic.example' })).toEqual(['CENATIC'])
    expect(shown({ search: 'spain towns' })).toEqual(['Mancomún', 'CENATIC'])
    expect(shown({ search: 'nothing of the kind' })).toEqual([])
  })

  it('are of one of the chosen kinds, of the country, and speak the language', () => {
    expect(shown({ kinds: ['association', 'competence_centre'] })).toEqual(['Adullact', 'CENATIC'])
    expect(shown({ country: 'ESP' })).toEqual(['Mancomún', 'CENATIC'])
    expect(shown({ language: 'gl' })).toEqual(['Mancomún'])
    expect(shown({ country: 'FRA', language: 'es' })).toEqual([])
  })
})
