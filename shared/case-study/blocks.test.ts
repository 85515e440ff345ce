import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyBlock } from '../../tests/support/any-body.ts'
import { printedSeed } from '../../tests/support/seed.ts'
import { disallowedHtml } from '../content/allowed-html.ts'
import {
  figuresHtml,
  pullQuoteHtml,
  structuredBlocksIn,
  timelineHtml,
  withFigure,
  withTimelineEntry,
} from './blocks.ts'
import { foldedSpace } from './markup.ts'

const runs = { seed: printedSeed('structured blocks') }
const words = fc
  .string({ unit: fc.constantFrom(...'ab &<>"é1,%'), minLength: 1, maxLength: 30 })
  .map(foldedSpace)
  .filter(text => text !== '')

it('a pull quote is read as it was written', () => {
  fc.assert(
    fc.property(words, words, (said, speaker) => {
      const html = pullQuoteHtml({ words: said, speaker })
      expect(structuredBlocksIn(html)).toEqual([{ kind: 'pull_quote', words: said, speaker }])
      expect(disallowedHtml(html)).toEqual([])
    }),
    runs,
  )
})

it('figures are read as they were written, and grow by one', () => {
  const figure = fc.record({ number: fc.integer().map(String), counts: words })
  fc.assert(
    fc.property(fc.array(figure, { minLength: 1, maxLength: 4 }), figure, (figures, next) => {
      const html = figuresHtml(figures)
      expect(structuredBlocksIn(html)).toEqual([{ kind: 'figures', figures }])
      expect(disallowedHtml(html)).toEqual([])
      expect(withFigure(html, next)).toBe(figuresHtml([...figures, next]))
    }),
    runs,
  )
})

it('a timeline is read as it was written, and grows by one row', () => {
  const entry = fc.record({ when: words, what: words })
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 4 }), entry, (entries, next) => {
      const html = timelineHtml(entries)
      expect(structuredBlocksIn(html)).toEqual([{ kind: 'timeline', entries }])
      expect(disallowedHtml(html)).toEqual([])
      expect(withTimelineEntry(html, next)).toBe(timelineHtml([...entries, next]))
    }),
    runs,
  )
})

it('adds to no other block', () => {
  fc.assert(
    fc.property(anyBlock, block => {
      const kinds = structuredBlocksIn(block).map(({ kind }) => kind)
      if (!kinds.includes('figures')) expect(withFigure(block, { number: '1', counts: 'a' })).toBeNull()
      if (!kinds.includes('timeline')) expect(withTimelineEntry(block, { when: '1', what: 'a' })).toBeNull()
    }),
    runs,
  )
})

it('an ordinary quotation, list of terms or table is none of them', () => {
  const html =
    '<blockquote><p>Somebody said <cite>so</cite></p></blockquote><dl><dt>Term</dt><dd>meaning</dd></dl>' +
    '<table><caption>Prices</caption><tr><td>1</td><td>2</td></tr></table>'
  expect(structuredBlocksIn(html)).toEqual([])
})
