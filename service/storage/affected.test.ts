import { expect, test } from 'vitest'
import { AccountId } from '#shared/content/identity.ts'
import type { ItemStanding } from '#shared/workflow/may.ts'
import { affectedTogether, readAffected, writeAffected } from './affected.ts'

const standing = (number = 0): ItemStanding => ({
  author: AccountId.parse(`6a1d8a4e-6f1c-4bb5-9d56-${String(number).padStart(12, '0')}`),
  state: 'draft',
  isPublished: false,
})

test('what is affected is read as it was written, each standing once', () => {
  const affected = [standing(), standing(), { ...standing(), state: 'validated' as const, isPublished: true }]
  expect(readAffected(writeAffected(affected))).toEqual(affected.slice(1))
})

test('what is too long to tell is unknown', () => {
  const many = Array.from({ length: 200 }, (_, number) => standing(number))
  expect(readAffected(writeAffected(many))).toBe('unknown')
  expect(Buffer.byteLength(writeAffected(many.slice(0, 70)))).toBeLessThan(8_000)
  expect(readAffected(writeAffected(many.slice(0, 70)))).toEqual(many.slice(0, 70))
})

test.each([undefined, '', 'rubbish', '{}', '[{"author":"x"}]'])(
  'what cannot be read (%s) is unknown',
  text => {
    expect(readAffected(text)).toBe('unknown')
  },
)

test('together with something unknown, everything is unknown', () => {
  expect(affectedTogether([standing()], 'unknown')).toBe('unknown')
  expect(affectedTogether('unknown', [standing()])).toBe('unknown')
  expect(affectedTogether([standing(1)], [standing(2), standing(1)])).toEqual([standing(1), standing(2)])
})
