import { expect, test } from 'vitest'
import { cacheFolder } from './cache-folder.ts'

test('the cache lies in the home folder', () => {
  expect(cacheFolder({}, '/home/elena')).toBe('/home/elena/.cache/osor-desk')
})

test('a cache folder of the system is respected', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/caches' }, '/home/elena')).toBe('/caches/osor-desk')
})

test('a cache folder of its own comes before all', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/caches', OSOR_DESK_CACHE: '/runtime' }, '/home/elena')).toBe(
    '/runtime',
  )
})
