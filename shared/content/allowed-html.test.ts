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

  it.each(['', 'a & b', '<p>a &lt; b</p>', '<p>a < b</p>', '<p>a', '<ul><li>a<li>b', '<p>&am', '<br>'])(
    'is %j',
    html => expect(disallowedHtml(html)).toEqual([]),
  )

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
    ['<!-- a --><p>a</p>', '!--'],
    // A browser ends this at the first ">", and runs what follows.
    ['<![CDATA[><img src=x onerror=alert(1)>]]>', '!--'],
    // What stands behind the body in a page would close these.
    ['<p>a</p><img src=x onerror=alert(1) ', 'unfinished'],
    ['<p>a</p><img src="x" alt="', 'unfinished'],
    ['<p>a</p', 'unfinished'],
    ['<p>a</p><', 'unfinished'],
    ['<p>a</p><!', 'unfinished'],
    ['<iframe src="https://www.youtube.com/embed/x">', 'unfinished'],
    [
      '<iframe src="https://www.youtube.com/embed/x"><img alt="</iframe><img src=x onerror=y>">',
      'img@onerror',
    ],
  ])('is not %s', (html, found) => {
    expect(disallowedHtml(html)).toContain(found)
  })
})

describe('HTML that was made to keep a parser busy', () => {
  it.each([
    ['elements in elements', '<q>'.repeat(400_000) + '</b>'.repeat(400_000), ['nesting']],
    ['signs that open nothing', '<'.repeat(1_000_000), ['unfinished']],
    ['ends of nothing', `${'</b>'.repeat(400_000)}`, []],
  ])('is answered at once: %s', (_name, html, found) => {
    const startedAt = performance.now()
    expect(disallowedHtml(html)).toEqual(found)
    // By the square of its length it would be many minutes.
    expect(performance.now() - startedAt).toBeLessThan(30_000)
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
