import { describe, expect, it } from 'vitest'
import { withWordsAtEnd } from './words-at-end.ts'

describe('words that are put at the end of a letter', () => {
  it.each([
    ['', 'Yes.'],
    ['Dear Zoe,', 'Dear Zoe,\n\nYes.'],
    ['Dear Zoe,\n', 'Dear Zoe,\n\nYes.'],
    ['Dear Zoe,\n\n', 'Dear Zoe,\n\nYes.'],
    ['Dear Zoe,\n\n\n', 'Dear Zoe,\n\n\nYes.'],
    ['  Dear Zoe,  ', '  Dear Zoe,  \n\nYes.'],
  ])('stand in a paragraph of their own behind %j', (letter, whole) => {
    expect(withWordsAtEnd(letter, 'Yes.')).toBe(whole)
  })
})
