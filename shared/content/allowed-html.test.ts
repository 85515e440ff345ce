import { describe, expect, it } from 'vitest'
import { disallowedHtml, isAllowedLink } from './allowed-html.ts'

describe('the HTML that a body may hold', () => {
  it('is everything that the portal accepts', () => {
    const html =
      '<h2>T</h2><p>a <strong>b</strong> <em>c</em><br><a href="https://example.org">d</a></p>' +
      '<ul><li>e</li></ul><blockquote><p>f</p></blockquote><table><tbody><tr><td>g</td></tr></tbody></table>' +
      '<iframe src="https://www.youtube-nocookie.com/embed/x"></iframe>'
    expect(disallowedHtml(html)).toEqual([])
  })

  it.each([
    ['<script>x</script>', 'script'],
    ['<p style="x">a</p>', 'p@style'],
    ['<img src="x" onerror="y">', 'img@onerror'],
    ['<iframe src="https://evil.example/embed"></iframe>', 'iframe@src'],
    ['<iframe src="https://www.youtube.com.evil.example/"></iframe>', 'iframe@src'],
    ['<a href="javascript:alert(1)">a</a>', 'a@href'],
    ['<a href="java\nscript:alert(1)">a</a>', 'a@href'],
    ['<a href=" &#x6A;avascript:alert(1)">a</a>', 'a@href'],
    ['<svg><circle/></svg>', 'svg'],
    ['<!DOCTYPE html><p>a</p>', '!doctype'],
  ])('is not %s', (html, found) => {
    expect(disallowedHtml(html)).toContain(found)
  })
})

describe('a link', () => {
  it.each([
    'https://example.org',
    'http://example.org',
    'mailto:a@example.org',
    'tel:+32',
    '/node/1',
    '#top',
    'page',
  ])('may lead to %s', address => expect(isAllowedLink(address)).toBe(true))
  it.each([
    'javascript:x',
    'JaVaScRiPt:x',
    '\u0001javascript:x',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
  ])('may not lead to %j', address => expect(isAllowedLink(address)).toBe(false))
})
