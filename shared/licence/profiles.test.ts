import { describe, expect, it } from 'vitest'
import { licenceOf } from '../content/licences/licences.ts'
import { licenceTerms } from '../messages/en/licence-terms.ts'
import { fsfOpinionOf, namedByFsf } from './fsf-list.ts'
import { knownLicenceOf, knownLicences } from './known-licence.ts'
import { profiles } from './profiles.ts'
import { allTerms, type LicenceTerm, terms } from './terms.ts'

/** Terms of which no licence can have both. */
const contradictions: readonly (readonly [LicenceTerm, LicenceTerm])[] = [
  ['commercialUse', 'commerce'],
  ['modifyMerge', 'modify'],
  ['sublicense', 'noSublicence'],
  ['copyleft', 'lesserCopyleft'],
  ['permissive', 'copyleft'],
  ['permissive', 'lesserCopyleft'],
  ['permissive', 'withNone'],
  ['permissive', 'gpl'],
  ['withNone', 'gpl'],
  ['withNone', 'otherCopyleft'],
  ['osiApproved', 'commerce'],
  ['osiApproved', 'ethicalClauses'],
  ['osiApproved', 'publicSectorOnly'],
  ['fsfFree', 'commerce'],
  ['fsfFree', 'ethicalClauses'],
]

describe('the terms', () => {
  it('are 41 in six groups, each in one group', () => {
    expect(allTerms).toHaveLength(41)
    expect(new Set(allTerms.map(({ term }) => term)).size).toBe(41)
    expect(Object.keys(terms)).toHaveLength(6)
  })

  it('have a meaning in one sentence each', () => {
    for (const { term } of allTerms) expect(licenceTerms[term].meaning).toMatch(/^[A-Z].*\.$/)
  })
})

describe('the profiles', () => {
  it('describe at least fifty licences, each once', () => {
    expect(profiles.length).toBeGreaterThanOrEqual(50)
    expect(new Set(profiles.map(({ id }) => id)).size).toBe(profiles.length)
  })

  it.each(profiles.map(profile => [profile.id, profile] as const))(
    '%s is in the SPDX list, under an identifier that is not given up, and names its source',
    (id, { source }) => {
      expect(licenceOf(id)).toMatchObject({ isDeprecated: false })
      expect(new URL(source).protocol).toMatch(/^https?:$/)
    },
  )

  it.each(profiles.map(({ id }) => id))('%s says nothing that contradicts itself', id => {
    const held = knownLicenceOf(id)?.terms ?? new Set()
    expect(contradictions.filter(([one, other]) => held.has(one) && held.has(other))).toEqual([])
  })

  it.each(profiles.map(profile => [profile.id, profile] as const))('%s has no term twice', (_, profile) => {
    for (const list of [profile.can, profile.must, profile.cannot, profile.compatible, profile.support])
      expect(new Set(list).size).toBe(list.length)
  })
})

describe('what is known of a licence', () => {
  it('joins its profile with what OSI and FSF have said', () => {
    expect([...(knownLicenceOf('EUPL-1.2')?.terms ?? [])]).toEqual(
      expect.arrayContaining(['copyleft', 'networkUse', 'euLaw', 'venueFixed', 'osiApproved', 'fsfFree']),
    )
  })

  it('is what the lists tell where nobody has described it', () => {
    expect(knownLicenceOf('AAL')).toMatchObject({ profile: null, fsf: 'not_said' })
    expect([...(knownLicenceOf('AAL')?.terms ?? [])]).toEqual(['osiApproved'])
  })

  it('is nothing for an identifier that is none', () => {
    expect(knownLicenceOf('My licence')).toBeUndefined()
  })

  it('has those that are described first', () => {
    const described = knownLicences.map(({ profile }) => profile !== null)
    expect(described.lastIndexOf(true)).toBe(profiles.length - 1)
    expect(described.indexOf(false)).toBe(profiles.length)
    expect(knownLicences[0]?.id).toBe('EUPL-1.2')
  })
})

describe('the list of the FSF', () => {
  it('names licences that SPDX lists', () => {
    expect(namedByFsf.filter(id => licenceOf(id) === undefined)).toEqual([])
    expect(namedByFsf.length).toBeGreaterThan(140)
  })

  it('tells free, not free, and what it has not said anything of', () => {
    expect(fsfOpinionOf('GPL-3.0-only')).toBe('free')
    expect(fsfOpinionOf('JSON')).toBe('not_free')
    expect(fsfOpinionOf('OGL-UK-3.0')).toBe('not_said')
  })
})
