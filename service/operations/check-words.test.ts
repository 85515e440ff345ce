import { expect, test } from 'vitest'
import { checkChangedFields, findingsAgainst, isStorable } from './check-words.ts'

test('fields of the right shape are taken as they are, whatever their length', () => {
  const fields = { headline: 'x'.repeat(1000), keywords: null }
  expect(checkChangedFields('news', fields)).toEqual({ fields })
})

test('each thing that the portal would not accept is pointed to', () => {
  expect(checkChangedFields('event', { agenda: '<script>x</script><p style="color:red">y</p>' })).toEqual({
    errors: [
      { pointer: '/fields/agenda', detail: 'not allowed: script' },
      { pointer: '/fields/agenda', detail: 'not allowed: p@style' },
    ],
  })
})

test('a field name in a pointer is escaped', () => {
  expect(checkChangedFields('news', { 'a/b~c': 'x' })).toEqual({
    errors: [{ pointer: '/fields/a~1b~0c', detail: 'unknown field' }],
  })
})

test('text inside of links is checked too', () => {
  const virtual_links = [{ title: 'a\0', url: 'https://example.org' }]
  expect(checkChangedFields('event', { virtual_links })).toHaveProperty('errors')
})

test('every language and emoji can be stored, a NUL and half a pair cannot', () => {
  expect(isStorable('Ελληνικά 中文 🇪🇺 \n\t')).toBe(true)
  expect(isStorable('\0')).toBe(false)
  expect(isStorable('\ud83d')).toBe(false)
})

test('what is missing keeps an item from being published', () => {
  expect(findingsAgainst('news', { headline: 'A' }).map(error => error.pointer)).toEqual([
    '/fields/short_title',
    '/fields/body',
    '/fields/topics',
  ])
})
