import { describe, expect, it } from 'vitest'
import { licences as words } from '../messages/en/licences.ts'
import { comparisonOf, differencesOf } from './comparison.ts'
import { comparisonFile } from './comparison-file.ts'
import { findLicences } from './find-licences.ts'
import { knownLicences } from './known-licence.ts'
import { allTerms } from './terms.ts'

function rowOf(ids: readonly string[], term: string) {
  return comparisonOf(ids)
    .groups.flatMap(({ rows }) => rows)
    .find(row => row.term === term)
}

describe('comparing licences', () => {
  it('has a row for every term and a mark for every licence', () => {
    const { licences, groups } = comparisonOf(['EUPL-1.2', 'MIT', 'AAL'])
    const rows = groups.flatMap(group => group.rows)
    expect(licences.map(({ id }) => id)).toEqual(['EUPL-1.2', 'MIT', 'AAL'])
    expect(rows.map(({ term }) => term)).toEqual(allTerms.map(({ term }) => term))
    expect(rows.every(({ marks }) => marks.length === 3)).toBe(true)
  })

  it('tells what holds, what the text does not say, and what nobody has described', () => {
    expect(rowOf(['EUPL-1.2', 'MIT', 'AAL'], 'copyleft')).toEqual({
      term: 'copyleft',
      marks: ['holds', 'not_said', 'not_described'],
      differs: true,
    })
    expect(rowOf(['AAL', 'Glide'], 'osiApproved')?.marks).toEqual(['holds', 'not_said'])
    expect(rowOf(['EUPL-1.2', 'MIT'], 'distribute')?.differs).toBe(false)
  })

  it('takes five at most, and none that does not exist', () => {
    const { licences } = comparisonOf(['None', 'MIT', 'ISC', 'Zlib', '0BSD', 'NCSA', 'MIT-0'])
    expect(licences.map(({ id }) => id)).toEqual(['MIT', 'ISC', 'Zlib', '0BSD', 'NCSA'])
  })

  it('shows the differences alone', () => {
    const rows = differencesOf(comparisonOf(['GPL-2.0-only', 'GPL-3.0-only'])).groups.flatMap(
      group => group.rows,
    )
    expect(rows.map(({ term }) => term)).toEqual(['usePatents'])
    expect(differencesOf(comparisonOf(['GPL-2.0-only', 'GPL-2.0-or-later'])).groups).toEqual([])
  })
})

describe('a comparison that goes out of the desk', () => {
  const file = comparisonFile(differencesOf(comparisonOf(['EUPL-1.2', 'BSD-3-Clause'])), words)

  it('is a table with row and column headers, and its sources as links', () => {
    expect(file.html).toMatch(
      /<th scope="row"[^>]*>Copyleft, share alike<\/th><td[^>]*>Must<\/td><td[^>]*>Not said<\/td>/,
    )
    expect(file.html).toMatch(/<th scope="col"[^>]*>EUPL-1\.2<br>/)
    expect(file.html).toContain('href="https://eur-lex.europa.eu/eli/dec_impl/2017/863/oj"')
    expect(file.html).not.toContain('Distribute<')
  })

  it('is words where no table can be shown', () => {
    expect(file.text).toContain('- Copyleft, share alike – EUPL-1.2: Must; BSD-3-Clause: Not said')
    expect(file.text).toContain('- EUPL-1.2: https://eur-lex.europa.eu/eli/dec_impl/2017/863/oj')
  })

  it('says in both that it is no legal advice', () => {
    expect(file.html).toContain('no legal advice')
    expect(file.text).toContain('no legal advice')
  })

  it('escapes what stands in names', () => {
    const { html } = comparisonFile(comparisonOf(['BSD-3-Clause']), {
      ...words,
      comparisonTitle: '<b>Licences & others</b>',
    })
    expect(html).toContain('&lt;b&gt;Licences &amp; others&lt;/b&gt;')
  })
})

describe('looking for a licence', () => {
  const idsOf = (text: string, terms: Parameters<typeof findLicences>[1]['terms'] = []) =>
    findLicences(knownLicences, { text, terms }).map(({ id }) => id)

  it('finds by identifier and by name, whatever the case', () => {
    expect(idsOf('eupl')).toEqual(['EUPL-1.2', 'EUPL-1.1', 'EUPL-1.0'])
    expect(idsOf('european public 1.1')).toEqual(['EUPL-1.1'])
  })

  it('has the licence first whose identifier was typed', () => {
    expect(idsOf('mit')[0]).toBe('MIT')
    expect(idsOf('isc')[0]).toBe('ISC')
  })

  it('shows the licences for which all chosen terms hold', () => {
    const found = idsOf('', ['copyleft', 'euLaw'])
    expect(found).toContain('EUPL-1.2')
    expect(found).toContain('CECILL-2.1')
    expect(found).not.toContain('GPL-3.0-only')
    expect(idsOf('', ['commercialUse', 'commerce'])).toEqual([])
  })
})
