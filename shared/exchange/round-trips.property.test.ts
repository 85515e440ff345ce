import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aText } from '../../tests/support/a-text.ts'
import { printedSeed } from '../../tests/support/seed.ts'
import { disallowedHtml } from '../content/allowed-html.ts'
import { readHtml } from './read-html.ts'
import { readMarkdown } from './read-markdown.ts'
import { writeHtml } from './write-html.ts'
import { writeMarkdown } from './write-markdown.ts'

it('any text, written as HTML, is allowed and is read back the same', () => {
  fc.assert(
    fc.property(aText, text => {
      const html = writeHtml(text)
      expect(disallowedHtml(html)).toEqual([])
      expect(readHtml(html, { from: 'desk' })).toEqual({ blocks: text, leftOut: {} })
    }),
    { seed: printedSeed('exchange: HTML'), numRuns: 300 },
  )
})

it('any text, written as Markdown, is read back the same', () => {
  fc.assert(
    fc.property(aText, text => {
      expect(readMarkdown(writeMarkdown(text), { from: 'desk' }).blocks).toEqual(text)
    }),
    { seed: printedSeed('exchange: Markdown'), numRuns: 300 },
  )
})

it('any letters at all are read without an end in failure, and what comes out is allowed', () => {
  const pieces = fc.constantFrom(
    '<p>',
    '</p>',
    '<b>',
    '<table>',
    '<tr>',
    '<td>',
    '<ul>',
    '<li>',
    '<dl>',
    '<dd>',
    '<script>',
    '<svg>',
    '<img src=x>',
    '<a href="javascript:a">',
    '<iframe src="//x">',
    '<!--',
    '-->',
    '<p style="mso-list:l0 level9 lfo1">',
    'a',
    ' ',
    '&',
    '"',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 30 }), parts => {
      for (const from of ['desk', 'elsewhere'] as const) {
        const html = writeHtml(readHtml(parts.join(''), { from }).blocks)
        expect(disallowedHtml(html)).toEqual([])
        expect(disallowedHtml(writeHtml(readMarkdown(parts.join(''), { from }).blocks))).toEqual([])
      }
    }),
    { seed: printedSeed('exchange: any letters'), numRuns: 500 },
  )
})

it('white space without end is read in time in proportion to its length', () => {
  for (const blank of [' ', '\n', '\t \n', '\u00a0']) {
    const blanks = blank.repeat(500_000)
    const html = `<p><b>a${blanks}b</b></p>`
    expect(readHtml(html, { from: 'elsewhere' }).blocks).toHaveLength(1)
    expect(
      readMarkdown(`---\ntitle: a${blanks}b\n---\n\nc`, { from: 'elsewhere' }).blocks.length,
    ).toBeGreaterThan(0)
  }
})
