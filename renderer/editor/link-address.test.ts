import { describe, expect, it } from 'vitest'
import { linkAddress } from './link-address.ts'

describe('the address of a link', () => {
  it.each([
    ['https://example.eu/a?b#c', 'https://example.eu/a?b#c'],
    ['  example.eu/page ', 'https://example.eu/page'],
    ['localhost.test:8080/a', 'https://localhost.test:8080/a'],
    ['elena@example.eu', 'mailto:elena@example.eu'],
    ['mailto:elena@example.eu', 'mailto:elena@example.eu'],
    ['/collection/osor', '/collection/osor'],
    ['#section', '#section'],
  ])('takes %j for %j', (typed, href) => {
    expect(linkAddress(typed)).toEqual({ kind: 'address', href })
  })

  it.each([
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://a.eu',
  ])('refuses %j', typed => {
    expect(linkAddress(typed)).toEqual({ kind: 'refused' })
  })

  it('knows when nothing was typed', () => {
    expect(linkAddress('  ')).toEqual({ kind: 'empty' })
  })
})
