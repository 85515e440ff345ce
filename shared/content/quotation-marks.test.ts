import { describe, expect, it } from 'vitest'
import { writingLanguages } from './languages.ts'
import { curlyMark } from './quotation-marks.ts'

describe('quotation marks', () => {
  it('open after a space, a bracket or at the beginning, and close after a word', () => {
    expect(curlyMark('en-GB', '"', '')).toBe('“')
    expect(curlyMark('en-GB', '"', 'said ')).toBe('“')
    expect(curlyMark('en-GB', '"', 'said (')).toBe('“')
    expect(curlyMark('en-GB', '"', 'open.')).toBe('”')
    expect(curlyMark('en-GB', "'", '“')).toBe('‘')
  })

  it('are those of the language', () => {
    expect(curlyMark('de', '"', '') + curlyMark('de', '"', 'Wort')).toBe('„“')
    expect(curlyMark('fr', '"', '') + curlyMark('fr', '"', 'mot')).toBe('«\u00a0\u00a0»')
    expect(curlyMark('sv', '"', '') + curlyMark('sv', '"', 'ord')).toBe('””')
  })

  it('leave an apostrophe an apostrophe, in every language', () => {
    for (const language of writingLanguages) expect(curlyMark(language, "'", 'l')).toBe('’')
  })
})
