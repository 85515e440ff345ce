import { expect, test } from 'vitest'
import { readHtml } from '../exchange/read-html.ts'
import { writeHtml } from '../exchange/write-html.ts'
import { withWholeAddresses } from './whole-addresses.ts'

const site = 'https://osor.example.eu'

function whole(html: string): string {
  return writeHtml(withWholeAddresses(readHtml(html, { from: 'desk' }).blocks, site))
}

test('links, pictures and sources of quotes are completed wherever they stand', () => {
  const picture = `/files/${'a'.repeat(64)}`
  expect(
    whole(
      `<p><a href="/a">A</a></p><ul><li><a href="/b">B</a></li></ul><blockquote cite="/c"><p>C</p></blockquote><table><tbody><tr><td><a href="/d">D</a></td></tr></tbody></table><dl><dt><a href="/e">E</a></dt></dl><p>See <img src="${picture}" alt="">!</p>`,
    ),
  ).toBe(
    `<p><a href="${site}/a">A</a></p><ul><li><a href="${site}/b">B</a></li></ul><blockquote cite="${site}/c"><p>C</p></blockquote><table><tbody><tr><td><a href="${site}/d">D</a></td></tr></tbody></table><dl><dt><a href="${site}/e">E</a></dt></dl><p>See <img src="${site}${picture}" alt="">!</p>`,
  )
})

test.each([
  '<p><a href="https://example.eu/">others</a>, <a href="//example.eu/">more</a>, <a href="#below">below</a></p>',
  '<p>Write <code>&lt;a href="/about"&gt;</code> for it</p>',
  '<pre><code>&lt;img src="/logo.png"&gt;</code></pre>',
])('all else stays as it is: %s', html => {
  expect(whole(html)).toBe(html)
})
