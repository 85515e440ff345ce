import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printedSeed } from '../../tests/support/seed.ts'
import { foldWord, wordsOf } from './words.ts'

test.each([
  ['Mancomún', 'mancomun'],
  ['STRASSE', 'strasse'],
  ['Straße', 'strasse'],
  ['Cœur', 'coeur'],
  ['Ærø', 'aero'],
  ['Łódź', 'lodz'],
  ['Đorđe', 'dorde'],
  ['İstanbul', 'istanbul'],
  ['ﬁnance', 'finance'],
  ['Ευρώπη', 'ευρωπη'],
  ['ΛΟΓΟΣ', 'λογοσ'],
  ['λόγος', 'λογοσ'],
  ['София', 'софия'.normalize('NFKD').replace(/\p{M}/gu, '')],
  ['X2', 'x2'],
])('%s is compared as %s', (word, expected) => {
  expect(foldWord(word)).toBe(expected)
})

test('a folded word stays as it is when it is folded again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      expect(foldWord(foldWord(text))).toBe(foldWord(text))
    }),
    { seed: printedSeed('folded words') },
  )
})

test('case and composition never matter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      expect(foldWord(text.normalize('NFD'))).toBe(foldWord(text.normalize('NFC')))
      expect(foldWord(text.toLowerCase())).toBe(foldWord(text.toLowerCase().toLowerCase()))
    }),
    { seed: printedSeed('composed words') },
  )
})

test('words are told with their places in the text as it was written', () => {
  const text = 'L’été à X-Road: 2026!'
  expect(wordsOf(text).map(({ word, start, end }) => [word, text.slice(start, end)])).toEqual([
    ['l', 'L'],
    ['ete', 'été'],
    ['a', 'à'],
    ['x', 'X'],
    ['road', 'Road'],
    ['2026', '2026'],
  ])
})
