import { describe, expect, test } from 'vitest'
import { bestMatches, bestScore, goodScore, matchScore, searchWords, titleMatches } from './title-match.ts'

describe('searching by title', () => {
  test('accents and case do not matter', () => {
    expect(titleMatches('Mancomún publica', searchWords('MANCOMUN'))).toBe(true)
  })

  test('every word must occur, in any order', () => {
    expect(titleMatches('Estonia shares X-Road', searchWords('road estonia'))).toBe(true)
    expect(titleMatches('Estonia shares X-Road', searchWords('road finland'))).toBe(false)
  })

  test('an empty search matches all', () => {
    expect(titleMatches('Anything', searchWords('  '))).toBe(true)
  })
})

describe('scoring for the palette', () => {
  const order = (search: string, ...texts: string[]) => bestMatches(texts, text => text, search, 10)

  test('the beginning counts more than the beginning of a word, and that more than the middle', () => {
    expect(order('new', 'Renew the site', 'The new site', 'New news item')).toEqual([
      'New news item',
      'The new site',
      'Renew the site',
    ])
  })

  test('initials find a command', () => {
    expect(matchScore('New news item', searchWords('nni'))).not.toBeNull()
  })

  test('letters in their order find a short name but not a long title', () => {
    expect(matchScore('Keyboard shortcuts', searchWords('kbsc'))).not.toBeNull()
    expect(
      matchScore('Keyboard shortcuts of all the public administrations in Europe', searchWords('kbsc')),
    ).toBeNull()
  })

  test('an answer whose words begin as typed is good, one that only shares letters is not', () => {
    const best = (title: string, search: string) => bestScore(['Go to Review', title], text => text, search)
    expect(best('Gorizia shares its code', 'gorizia')).toBeGreaterThanOrEqual(goodScore)
    expect(best('Sharing code', 'review')).toBeGreaterThanOrEqual(goodScore)
    expect(best('Sharing code', 'gtr')).toBeLessThan(goodScore)
    expect(best('Sharing code', 'xyz')).toBe(-1)
    expect(best('Sharing code', ' ')).toBe(-1)
  })

  test('without a search the given order stands, up to the limit', () => {
    expect(bestMatches(['b', 'a', 'c'], text => text, '', 2)).toEqual(['b', 'a'])
  })
})
