import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printedSeed } from '../../tests/support/seed.ts'
import { findQuote, quoteOf } from './find-quote.ts'

const text =
  'The city shares its code. The code is open. Others reuse the code of the city, and the city reuses theirs.'

function quoted(words: string, within = text, after = 0) {
  const from = within.indexOf(words, after)
  const quote = quoteOf(within, from, from + words.length)
  if (quote === null) throw new Error('Nothing was quoted')
  return quote
}

/** The words that are found for a quote. */
function foundIn(changed: string, quote: ReturnType<typeof quoted>): string | null {
  const found = findQuote(changed, quote)
  return found && changed.slice(found.start, found.end)
}

describe('a quote', () => {
  it('leaves white space around the passage out, and is none of white space alone', () => {
    expect(quoteOf('one  two ', 3, 9)).toMatchObject({ exact: 'two', start: 5, suffix: ' ' })
    expect(quoteOf('one   two', 3, 6)).toBeNull()
  })

  it('tells the same words by what stands around them', () => {
    const third = quoted('the code', text, 45)
    expect(findQuote(text, third)?.start).toBe(third.start)
    expect(findQuote(`A new beginning. ${text}`, third)?.start).toBe(third.start + 17)
  })

  it('is found though its words have changed a little', () => {
    const quote = quoted('The code is open.')
    const changed = text.replace('The code is open.', 'The code is now open.')
    expect(foundIn(changed, quote)).toContain('now open')
    expect(findQuote(changed, quote)?.isExact).toBe(false)
  })

  it('is gone with its passage', () => {
    expect(findQuote(text.replace('The code is open. ', ''), quoted('The code is open.'))).toBeNull()
    expect(findQuote('', quoted('The code is open.'))).toBeNull()
  })

  it('never cuts a letter of two units in half', () => {
    const all = '🙂'.repeat(400)
    const quote = quoteOf(all, 101, 700)
    for (const part of [quote?.exact, quote?.prefix, quote?.suffix]) expect(part?.isWellFormed()).toBe(true)
  })

  it('of a few letters is not guessed', () => {
    expect(findQuote('The town shares', quoted('city'))).toBeNull()
  })

  it('is found at its place in whatever text, while nothing has changed', () => {
    const words = fc.array(fc.constantFrom('open', 'code', 'city', 'the', 'of', 'a'), {
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (all, one, other) => {
        const whole = all.join(' ')
        const [from, to] = [one % (whole.length + 1), other % (whole.length + 1)].sort((a, b) => a - b)
        const quote = quoteOf(whole, from ?? 0, to ?? 0)
        if (quote === null) return
        const found = findQuote(whole, quote)
        expect(whole.slice(found?.start, found?.end)).toBe(quote.exact)
        // Elsewhere only where nothing around tells the places apart.
        if (found?.start !== quote.start) expect(whole.length).toBeGreaterThan(128)
      }),
      { seed: printedSeed('quotes') },
    )
  })
})
