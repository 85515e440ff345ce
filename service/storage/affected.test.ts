import { expect, test } from 'vitest'
import { aStanding } from '../../tests/support/a-standing.ts'
import { affectedTogether, readAffected, writeAffected } from './affected.ts'

test('what is affected is read as it was written, each standing once', () => {
  const affected = [
    aStanding(),
    aStanding(),
    { ...aStanding(), state: 'validated' as const, isPublished: true },
  ]
  expect(readAffected(writeAffected(affected))).toEqual(affected.slice(1))
})

test('an item and its margin are told apart', () => {
  const affected = [aStanding(), { ...aStanding(), ofMargin: true }]
  expect(readAffected(writeAffected(affected))).toEqual(affected)
  expect(affectedTogether(affected, [aStanding()])).toEqual(affected)
})

test('what is too long to tell is unknown', () => {
  const many = Array.from({ length: 200 }, (_, number) => aStanding(number))
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
  expect(affectedTogether([aStanding()], 'unknown')).toBe('unknown')
  expect(affectedTogether('unknown', [aStanding()])).toBe('unknown')
  expect(affectedTogether([aStanding(1)], [aStanding(2), aStanding(1)])).toEqual([aStanding(1), aStanding(2)])
})
