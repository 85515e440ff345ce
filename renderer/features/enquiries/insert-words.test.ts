import { expect, test } from 'vitest'
import { insertWords } from './insert-words.ts'

test.each([
  ['', 0, 'New', 'New'],
  ['Before', 6, 'Before\n\nNew', 'Before\n\nNew'],
  ['After', 0, 'New', 'New\n\nAfter'],
  ['One two', 4, 'One\n\nNew', 'One\n\nNew\n\ntwo'],
  ['One\n\n\ntwo', 4, 'One\n\nNew', 'One\n\nNew\n\ntwo'],
])('words go into %j at %i', (text, at, upToCaret, whole) => {
  expect(insertWords(text, at, 'New')).toEqual({ text: whole, caret: upToCaret.length })
})
