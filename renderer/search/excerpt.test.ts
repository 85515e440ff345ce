import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printedSeed } from '../../tests/support/seed.ts'
import { excerptOf, type Marked, markedText } from './excerpt.ts'
import { parseQuery } from './query.ts'

const names = { type: 'type', state: 'state', topic: 'topic', country: 'country' }
const clausesOf = (text: string) => parseQuery(text, names).clauses

/** As a line, the hits in brackets. */
function shown(parts: readonly Marked[]): string {
  return parts.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')
}

describe('marking', () => {
  test.each([
    ['open', 'Openness is not open.', '[Openness] is not [open].'],
    [
      '"open source"',
      'open, source: not an Open-Source project',
      '[open], [source]: not an [Open]-[Source] project',
    ],
    ['"open source"', 'source open', 'source open'],
    ['ete', 'L’été', 'L’[été]'],
    ['', 'Nothing', 'Nothing'],
  ])('%s in “%s”', (search, text, expected) => {
    expect(shown(markedText(text, clausesOf(search)))).toBe(expected)
  })

  test('neither adds nor loses a letter', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', maxLength: 3 }),
        (text, search) => {
          expect(
            markedText(text, clausesOf(search))
              .map(part => part.text)
              .join(''),
          ).toBe(text)
        },
      ),
      { seed: printedSeed('marked text') },
    )
  })
})

describe('an excerpt', () => {
  const long = `${'Words that nobody searched for. '.repeat(20)}The harbour of Porto shares its software. ${'More words. '.repeat(30)}`

  test('shows the hit with some words before it', () => {
    expect(shown(excerptOf(['First.', long], clausesOf('porto'), 80))).toBe(
      '… Words that nobody searched for. The harbour of [Porto] shares its software. More …',
    )
  })

  test('is of the passage that has most of what was searched for', () => {
    expect(shown(excerptOf(['porto', 'lisbon and porto'], clausesOf('lisbon porto'), 80))).toBe(
      '[lisbon] and [porto]',
    )
  })

  test('is the beginning where nothing of it is in the text', () => {
    expect(shown(excerptOf(['First words.', 'Others.'], clausesOf('porto'), 80))).toBe('First words.')
    expect(excerptOf([], clausesOf('porto'), 80)).toEqual([])
  })
})
