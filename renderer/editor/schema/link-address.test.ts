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
    expect(linkAddress(typed)).toMatchObject({ kind: 'refused' })
  })

  it.each([
    ['https://', 'not_an_address'],
    ['https:osor.eu', 'not_an_address'],
    ['http://localhost', 'not_an_address'],
    ['https://osor.eu/a b', 'spaces'],
    ['two words', 'spaces'],
    ['mailto:elena', 'not_a_mail'],
    ['tel:call me', 'not_a_phone'],
  ])('says what is wrong with %j', (typed, kind) => {
    expect(linkAddress(typed)).toEqual({ kind })
  })

  it('takes a number as people write it', () => {
    expect(linkAddress('tel:+32 2 123 45 67')).toEqual({ kind: 'address', href: 'tel:+3221234567' })
  })

  it('knows when nothing was typed', () => {
    expect(linkAddress('  ')).toEqual({ kind: 'empty' })
  })
})
