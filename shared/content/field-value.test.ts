import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printedSeed } from '../../tests/support/seed.ts'
import { isEmptyValue } from './field-value.ts'
import { plainText } from './plain-text.ts'

describe('a text field', () => {
  it.each(['', '<p></p>', '<p> &nbsp; </p>', '<p><strong></strong></p>', '<!-- <p>aside</p> -->'])(
    'is empty with %j',
    html => expect(isEmptyValue(html, 'html')).toBe(true),
  )

  it.each([
    '<p>x</p>',
    '<h2>1</h2>',
    '<p>–</p>',
    '<img src="a">',
    '<table></table>',
    'x',
    '<p><em>x</em></p>',
  ])('is not empty with %j', html => expect(isEmptyValue(html, 'html')).toBe(false))

  it('is empty where its plain text is, however it begins', () => {
    const pieces = fc.constantFrom(
      ' ',
      '<p>',
      '</p>',
      '<h2>',
      '<em>',
      '<!--',
      '-->',
      '&nbsp;',
      '&',
      'x',
      '·',
      '>',
      '"',
      '<a title="',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), parts => {
        const html = parts.join('')
        expect(isEmptyValue(html, 'html')).toBe(plainText(html) === '')
      }),
      { numRuns: 5_000, seed: printedSeed('empty texts') },
    )
  })
})
