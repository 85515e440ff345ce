import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printedSeed } from '../../tests/support/seed.ts'
import { changedWords } from './changed-words.ts'

describe('the size of a change', () => {
  it('counts the words that came and went', () => {
    expect(changedWords('<p>The code is open.</p>', '<p>The <em>code</em> was open.</p>')).toBe(2)
    expect(changedWords('', '<p>One two</p><p>two</p>')).toBe(3)
  })

  it('is nothing where only mark-up or the order differs', () => {
    expect(changedWords('<p>One</p><p>Two</p>', '<h2>Two</h2><p>One</p>')).toBe(0)
  })

  it('is the same in both directions', () => {
    const text = fc.array(fc.constantFrom('one', 'two', 'three', 'four')).map(words => words.join(' '))
    fc.assert(
      fc.property(text, text, (one, other) => changedWords(one, other) === changedWords(other, one)),
      { seed: printedSeed('changed words') },
    )
  })
})
