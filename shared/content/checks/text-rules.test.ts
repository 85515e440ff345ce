import { expect, test } from 'vitest'
import { checkAllowed, checkLength, checkNoRepeat, checkWordCount, lengthOf } from './text-rules.ts'

const html = { name: 'description', kind: 'html', minWords: 3, notEqualTo: 'title' } as const

test('a length is counted as a person counts, without the white space around', () => {
  expect(lengthOf('\u{1F600}é')).toBe(2)
  expect(checkLength({ minLength: 2, maxLength: 3 }, ' abc ')).toEqual([])
  expect(checkLength({ minLength: 2, maxLength: 3 }, 'abcd')).toEqual([
    { rule: 'too_long', limit: 3, length: 4 },
  ])
  expect(checkLength({ minLength: 2, maxLength: 3 }, ' a ')).toEqual([
    { rule: 'too_short', limit: 2, length: 1 },
  ])
})

test('a text has as many words as are wanted', () => {
  expect(checkWordCount(html, '<p>one two</p><p>three</p>')).toEqual([])
  expect(checkWordCount(html, '<p>one two</p>')).toEqual([{ rule: 'too_few_words', limit: 3, words: 2 }])
})

test('a text says more than the title', () => {
  expect(checkNoRepeat(html, '<p>The tool</p>', { title: 'The tool' })).toEqual([
    { rule: 'repeats_field', other: 'title' },
  ])
  expect(checkNoRepeat(html, '<p>The tool.</p>', { title: 'The tool' })).toEqual([])
})

test('HTML that the portal refuses is named', () => {
  expect(checkAllowed('<p>a</p>')).toEqual([])
  expect(checkAllowed('<div>a</div>')).toEqual([{ rule: 'not_allowed_html', found: ['div'] }])
})
