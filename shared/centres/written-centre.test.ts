import { describe, expect, it } from 'vitest'
import { aCentre, centreFieldsOf } from '../../tests/support/a-centre.ts'
import { centreLimits, comparedAddress, fieldsOf } from './resource-centre.ts'
import { checkCentre, emptyCentre, type WrittenCentre, writtenOf } from './written-centre.ts'

const written: WrittenCentre = writtenOf(centreFieldsOf())

function problemsOf(changes: Partial<WrittenCentre>) {
  const checked = checkCentre({ ...written, ...changes })
  return checked.kind === 'amiss' ? checked.problems : {}
}

function fieldsFrom(changes: Partial<WrittenCentre>) {
  const checked = checkCentre({ ...written, ...changes })
  if (checked.kind === 'amiss') throw new Error(JSON.stringify(checked.problems))
  return checked.fields
}

describe('a centre that is written in a form', () => {
  it('is read back as it was, whatever it says', () => {
    const full = centreFieldsOf({
      email: 'office@example.org',
      policy: 'https://example.org/policy',
      code: 'https://git.example.org/',
      languages: ['et', 'en'],
      created: '2012-04',
      description: 'Two lines:\nof words.',
    })
    expect(checkCentre(writtenOf(full))).toEqual({ kind: 'ready', fields: full })
    expect(fieldsOf(aCentre())).toEqual(centreFieldsOf())
  })

  it('needs a name, a kind, a country, an address and a description, and says so of each', () => {
    const checked = checkCentre(emptyCentre)
    expect(checked).toEqual({
      kind: 'amiss',
      problems: {
        name: 'missing',
        kind: 'missing',
        country: 'missing',
        url: 'missing',
        description: 'missing',
      },
    })
  })

  it('may leave the rest empty', () => {
    expect(fieldsFrom({ email: ' ', policy: '', code: '', languages: [], created: '' })).toMatchObject({
      email: null,
      policy: null,
      code: null,
      languages: [],
      created: null,
    })
  })

  it('takes an address without its scheme, and a date as people write it', () => {
    const { url, created } = fieldsFrom({ url: ' Centre.Example.org/a ', created: '14 December 2022' })
    expect([url, created]).toEqual(['https://centre.example.org/a', '2022-12-14'])
  })

  it.each([
    ['ftp://example.org', { url: 'not_a_url' }],
    ['javascript:alert(1)', { url: 'not_a_url' }],
    ['https://', { url: 'not_a_url' }],
    ['not an address', { url: 'not_a_url' }],
    ['https://not%20an%20address', { url: 'not_a_url' }],
    ['https://intranet/', { url: 'not_a_url' }],
    [`https://example.org/${'a'.repeat(centreLimits.url)}`, { url: 'too_long' }],
  ])('refuses %.30s as an address', (url, problems) => {
    expect(problemsOf({ url })).toEqual(problems)
  })

  it('says of each other field what is wrong with it', () => {
    expect(problemsOf({ email: 'somebody' })).toEqual({ email: 'not_an_email' })
    expect(problemsOf({ created: 'last year' })).toEqual({ created: 'not_a_date' })
    expect(problemsOf({ created: '2012-13' })).toEqual({ created: 'not_a_date' })
    expect(problemsOf({ name: 'a'.repeat(centreLimits.name + 1) })).toEqual({ name: 'too_long' })
    expect(problemsOf({ name: 'With\u0000nothing' })).toEqual({ name: 'not_accepted' })
    expect(problemsOf({ description: 'With\u0000nothing' })).toEqual({ description: 'not_accepted' })
    expect(problemsOf({ country: 'EUROPE' })).toEqual({ country: 'not_accepted' })
    expect(problemsOf({ languages: ['et', 'et'] })).toEqual({ languages: 'not_accepted' })
  })
})

it('two ways to write an address lead to one centre', () => {
  const compared = ['https://coss.fi/', 'http://coss.fi', 'https://COSS.fi/#about'].map(url =>
    comparedAddress(centreFieldsOf({ url }).url),
  )
  expect(new Set(compared)).toEqual(new Set(['coss.fi']))
  expect(comparedAddress(centreFieldsOf({ url: 'https://coss.fi/en' }).url)).toBe('coss.fi/en')
})
