import { expect, test } from 'vitest'
import { createSignInAttempts } from './sign-in-attempts.ts'

const now = () => 0

test('somebody who guesses from elsewhere does not lock a person out', () => {
  const attempts = createSignInAttempts(now)
  for (let time = 0; time < 10; time += 1) attempts.begun('elena', '192.0.2.1')
  expect(attempts.waitFor('elena', '192.0.2.1')).toBeGreaterThan(0)
  expect(attempts.waitFor('elena', '198.51.100.7')).toBe(0)
})

test('guessing one name from many addresses is slow', () => {
  const attempts = createSignInAttempts(now)
  for (let host = 0; host < 50; host += 1) attempts.begun('elena', `192.0.2.${host}`)
  expect(attempts.waitFor('elena', '198.51.100.7')).toBeGreaterThan(0)
})

test('guessing many names from one address is slow', () => {
  const attempts = createSignInAttempts(now)
  for (let name = 0; name < 50; name += 1) attempts.begun(`name${name}`, '192.0.2.1')
  expect(attempts.waitFor('elena', '192.0.2.1')).toBeGreaterThan(0)
})

test('an office full of people who sign in makes nobody wait', () => {
  const attempts = createSignInAttempts(now)
  for (let name = 0; name < 60; name += 1) {
    attempts.begun(`name${name}`, '192.0.2.1')
    attempts.succeeded(`name${name}`, '192.0.2.1')
  }
  expect(attempts.waitFor('elena', '192.0.2.1')).toBe(0)
})
