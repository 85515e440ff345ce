import { expect, test } from 'vitest'
import { nextIndex } from './next-index.ts'

test.each([
  ['ArrowDown', 3, 4],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 3, 2],
  ['ArrowUp', 0, 0],
  ['PageDown', 2, 7],
  ['PageDown', 7, 9],
  ['PageUp', 7, 2],
  ['Home', 5, 0],
  ['End', 5, 9],
])('%s leads from row %d to row %d of ten, five in sight', (key, from, to) => {
  expect(nextIndex(key, from, 10, 5)).toBe(to)
})

test('other keys move nothing', () => {
  expect(nextIndex('Enter', 3, 10, 5)).toBeNull()
})
