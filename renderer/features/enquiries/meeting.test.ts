import { expect, test } from 'vitest'
import { meetingOf } from './meeting.ts'

interface Draft {
  readonly words: string
}
const wordsOf = ({ words }: Draft) => words
const mine: Draft = { words: 'Dear Zoe' }
const theirs: Draft = { words: 'Dear Ms Zebra' }

test('what this window has kept itself changes nothing', () => {
  const words = 'Dear Zoe, and more'
  expect(meetingOf({ known: mine, there: mine, words, isTouched: true, wordsOf })).toBe('go_on')
  expect(meetingOf({ known: null, there: null, words: '', isTouched: false, wordsOf })).toBe('go_on')
})

test('where nothing was typed, the newer words of another window are taken, and their end too', () => {
  expect(meetingOf({ known: null, there: theirs, words: '', isTouched: false, wordsOf })).toBe('take')
  expect(meetingOf({ known: mine, there: theirs, words: 'Dear Zoe', isTouched: false, wordsOf })).toBe('take')
  expect(meetingOf({ known: mine, there: null, words: 'Dear Zoe', isTouched: false, wordsOf })).toBe('take')
})

test('where something was typed, both stay', () => {
  expect(meetingOf({ known: null, there: theirs, words: 'D', isTouched: true, wordsOf })).toBe('take')
  expect(meetingOf({ known: mine, there: theirs, words: 'Dear Zoe', isTouched: true, wordsOf })).toBe('part')
  expect(meetingOf({ known: mine, there: null, words: 'Dear Zoe', isTouched: true, wordsOf })).toBe('go_on')
})
