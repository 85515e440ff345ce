import { expect, test } from 'vitest'
import { createSignInThrottle } from './sign-in-throttle.ts'

function throttleAt(start: number) {
  const clock = { now: start }
  return { clock, throttle: createSignInThrottle(5, () => clock.now) }
}

function failTimes(count: number, fail: () => void) {
  for (let time = 0; time < count; time += 1) fail()
}

test('a few mistakes cost no wait', () => {
  const { throttle } = throttleAt(0)
  failTimes(4, () => throttle.failed('elena'))
  expect(throttle.waitFor('elena')).toBe(0)
})

test('from the fifth failure on each one doubles the wait', () => {
  const { throttle } = throttleAt(0)
  failTimes(5, () => throttle.failed('elena'))
  expect(throttle.waitFor('elena')).toBe(2_000)
  throttle.failed('elena')
  expect(throttle.waitFor('elena')).toBe(4_000)
})

test('the wait passes', () => {
  const { clock, throttle } = throttleAt(0)
  failTimes(5, () => throttle.failed('elena'))
  clock.now = 2_000
  expect(throttle.waitFor('elena')).toBe(0)
})

test('one name does not make another wait', () => {
  const { throttle } = throttleAt(0)
  failTimes(9, () => throttle.failed('elena'))
  expect(throttle.waitFor('jonas')).toBe(0)
})

test('a success forgets the failures', () => {
  const { throttle } = throttleAt(0)
  failTimes(9, () => throttle.failed('elena'))
  throttle.succeeded('elena')
  expect(throttle.waitFor('elena')).toBe(0)
})
