import { expect, test } from 'vitest'
import { hashPassword, isPassword } from './password.ts'

test('the password that was hashed is recognised, another one is not', async () => {
  const hash = await hashPassword('correct horse')
  expect(await isPassword('correct horse', hash)).toBe(true)
  expect(await isPassword('correct horse ', hash)).toBe(false)
})

test('a password composed in another way is the same password', async () => {
  const hash = await hashPassword('caf\u00e9')
  expect(await isPassword('cafe\u0301', hash)).toBe(true)
})

test('two hashes of one password differ, because each has its own salt', async () => {
  expect(await hashPassword('same')).not.toBe(await hashPassword('same'))
})

test('no password opens an account without a hash', async () => {
  expect(await isPassword('', null)).toBe(false)
})
