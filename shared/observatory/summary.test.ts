import { expect, test } from 'vitest'
import { summaryOf } from './summary.ts'

test('a summary is the beginning of the text in one line', () => {
  expect(summaryOf('<h2>A town</h2><p>moves to <strong>open</strong> source &amp; stays.</p>')).toBe(
    'A town moves to open source & stays.',
  )
})

test('a summary of a long text ends at a word', () => {
  expect(summaryOf('<p>One, two, three and four</p>', 14)).toBe('One, two …')
})

test('a summary of one endless word is cut', () => {
  expect(summaryOf(`<p>${'a'.repeat(500)}</p>`, 20)).toBe(`${'a'.repeat(20)} …`)
})

test('a summary of a text without words is empty', () => {
  expect(summaryOf('<p><img src="/files/x" alt="nothing"></p>')).toBe('')
})
