import { expect, test } from 'vitest'
import { requestHash } from './request-hash.ts'

test('the order of keys makes no difference', () => {
  expect(requestHash({ a: 1, b: { c: 2, d: [3] } })).toBe(requestHash({ b: { d: [3], c: 2 }, a: 1 }))
})

test('the order of a list makes one', () => {
  expect(requestHash([1, 2])).not.toBe(requestHash([2, 1]))
})
