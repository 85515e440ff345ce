import { expect, it } from 'vitest'
import { comparedAddress } from '#shared/centres/resource-centre.ts'
import { resourceCentres } from './resource-centres.ts'
import { vocabularies } from './vocabularies.ts'

it('the list begins with centres of different addresses, in countries and languages that the vocabularies know', () => {
  const addresses = resourceCentres.map(({ url }) => comparedAddress(url))
  expect(new Set(addresses).size).toBe(resourceCentres.length)
  expect(resourceCentres).toHaveLength(11)
  const countries = new Set(vocabularies.countries.map(({ id }) => id))
  const languages = new Set(vocabularies.languages.map(({ id }) => id))
  for (const centre of resourceCentres) {
    expect(countries.has(centre.country)).toBe(true)
    expect(centre.languages.every(language => languages.has(language))).toBe(true)
  }
})

it('the list begins without an address of a person', () => {
  expect(resourceCentres.map(({ email }) => email)).toEqual(resourceCentres.map(() => null))
})
