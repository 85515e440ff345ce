import { expect, test } from 'vitest'
import { presentPackages } from './packages.ts'

test('an installed package is present', () => {
  expect(presentPackages('installed\tlibnss3\t\n').has('libnss3')).toBe(true)
})

test('a removed package that left its configuration is not present', () => {
  expect(presentPackages('config-files\tlibnss3\t\n').has('libnss3')).toBe(false)
})

test('a library under its newer name is present under the older one too', () => {
  const present = presentPackages('installed\tlibasound2t64\tlibasound2 (= 1.2.11-1), libasound2.0\n')
  expect(present.has('libasound2')).toBe(true)
})
