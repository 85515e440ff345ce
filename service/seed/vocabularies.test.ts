import { describe, expect, it } from 'vitest'
import { Vocabulary, VocabularyName } from '#shared/content/vocabulary.ts'
import { vocabularies } from './vocabularies.ts'

const ids = (name: VocabularyName) => vocabularies[name].map(term => term.id)

describe('the vocabularies', () => {
  it.each(VocabularyName.options)('hold each id and each label of %s once', name => {
    const terms = vocabularies[name]
    expect(Vocabulary.safeParse({ name, terms }).success).toBe(true)
    expect(new Set(terms.map(term => term.id)).size).toBe(terms.length)
    expect(new Set(terms.map(term => term.label)).size).toBe(terms.length)
  })

  it('hold topics and solution types under plain slugs', () => {
    const odd = [...ids('topics'), ...ids('solution_types')].filter(id => !/^[a-z]+(-[a-z]+)*$/.test(id))
    expect(odd).toEqual([])
    expect(ids('topics').length).toBeGreaterThanOrEqual(24)
  })

  it('hold the 249 codes of ISO 3166-1 and the Union, Kosovo and the continents', () => {
    const codes = ids('countries')
    expect(codes.filter(code => /^[A-Z]{3}$/.test(code))).toHaveLength(250)
    const members =
      'AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE'
    expect(members.split(' ').filter(code => !codes.includes(code))).toEqual([])
    expect(codes).toEqual(expect.arrayContaining(['EUR', '1A0', 'EUROPE', 'AFRICA']))
  })

  it('hold the official languages of the Union', () => {
    const official = 'bg hr cs da nl en et fi fr de el hu ga it lv lt mt pl pt ro sk sl es sv'.split(' ')
    expect(official.filter(code => !ids('languages').includes(code))).toEqual([])
  })

  it('hold the licences that the compatibility rules speak of', () => {
    const named = [
      'EUPL-1.1',
      'EUPL-1.2',
      'GPL-2.0-only',
      'GPL-2.0-or-later',
      'GPL-3.0-only',
      'GPL-3.0-or-later',
      'AGPL-3.0-only',
      'LGPL-2.1-only',
      'LGPL-3.0-only',
      'OSL-3.0',
      'CECILL-2.0',
      'CECILL-2.1',
      'EPL-2.0',
      'CPL-1.0',
      'MPL-2.0',
      'CC-BY-SA-4.0',
      'LiLiQ-Rplus-1.1',
    ]
    expect(named.filter(id => !ids('licences').includes(id))).toEqual([])
  })
})
