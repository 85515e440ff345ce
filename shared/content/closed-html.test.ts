import { describe, expect, it } from 'vitest'
import { disallowedHtml } from './allowed-html.ts'
import { closedHtml } from './closed-html.ts'

describe('HTML behind which something else can stand', () => {
  it.each([
    '',
    'words',
    '<p>a</p>',
    '<p>a</p>R&',
    '<p>a</p>R&am',
    '<p>a</p>&#12',
    '<p>a</p><!-- b -->',
    '<br>',
  ])('is left as it is where nothing is open: %s', html => {
    expect(closedHtml(html)).toBe(html)
  })

  it.each([
    ['<p>a', '<p>a</p>'],
    ['<ul><li>a<em>b', '<ul><li>a<em>b</em></li></ul>'],
    ['<p>R&', '<p>R&</p>'],
    ['<p>a</p><a href="', '<p>a</p>&lt;a href="'],
    ['<p>a</p><a href="<b>x', '<p>a</p>&lt;a href="&lt;b>x'],
    ['<p>a<', '<p>a&lt;</p>'],
    ['<p>a</p><!-- <p>b</p>', '<p>a</p>&lt;!-- &lt;p>b&lt;/p>'],
    ['<p>a</p></', '<p>a</p>&lt;/'],
  ])('gets the end tags that it leaves out, and unfinished tags become text: %s', (html, closed) => {
    expect(closedHtml(html)).toBe(closed)
  })

  it.each(['<a ', '<!--', '<', '<p', '</'])(
    'is closed however often a tag is begun and never finished: %s',
    begun => {
      const closed = closedHtml(`<p>a</p>${begun.repeat(50_000)}`)
      expect(disallowedHtml(closed)).toEqual([])
    },
  )
})

it('a body that ends with an ampersand is whole', () => {
  expect(disallowedHtml('<p>a</p> R&')).toEqual([])
  expect(disallowedHtml('<p>a</p><a href="?a&')).toEqual(['unfinished'])
})
