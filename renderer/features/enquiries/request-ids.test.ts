import { expect, test } from 'vitest'
import { requestIds } from './request-ids.ts'

test('the same words asked twice are the same request, others are another one', () => {
  const idsOf = requestIds(() => crypto.randomUUID())
  const first = idsOf({ letter: 'Yes.' })
  expect(idsOf({ letter: 'Yes.' })).toEqual(first)
  const other = idsOf({ letter: 'No.' })
  expect(other.id).not.toBe(first.id)
  expect(other.made).not.toBe(first.made)
  expect(requestIds(() => null)({ letter: 'Yes.' }).id).not.toBe(first.id)
})
