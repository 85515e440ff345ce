import { expect, test } from 'vitest'
import { counted, plural } from './plural.ts'

const item = { one: 'item', other: 'items' }

test('one is the only count that takes the singular in English', () => {
  expect([0, 1, 2, 21].map(count => plural(count, item))).toEqual(['items', 'item', 'items', 'items'])
})

test('a large count is written with separators', () => {
  expect(counted(1200)).toBe('1,200')
})
