import { describe, expect, it } from 'vitest'
import { dictionaryFor } from './languages.ts'

describe('the dictionary for a language', () => {
  it('is the one of its name', () => {
    expect(dictionaryFor('fr', ['de', 'fr', 'fr-FR'])).toBe('fr')
  })

  it('is a near one where there is none of its name', () => {
    expect(dictionaryFor('en-IE', ['en-GB', 'en-US'])).toBe('en-GB')
    expect(dictionaryFor('de', ['de-AT', 'de-DE'])).toBe('de-DE')
  })

  it('is none where nobody has written one', () => {
    expect(dictionaryFor('mt', ['en-GB'])).toBeNull()
  })
})
