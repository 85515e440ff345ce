import { expect, test } from 'vitest'
import { readHtml } from '../exchange/read-html.ts'
import { writeHtml } from '../exchange/write-html.ts'
import { pageBlocks } from './page-blocks.ts'

function shown(html: string): string {
  return writeHtml(pageBlocks(readHtml(html, { from: 'desk' }).blocks, alt => `[${alt}]`))
}

test('headings begin below the page’s own, and skip no level', () => {
  expect(shown('<h1>A</h1><h4>B</h4><h2>C</h2><h3>D</h3><h6>E</h6>')).toBe(
    '<h2>A</h2><h3>B</h3><h2>C</h2><h3>D</h3><h4>E</h4>',
  )
})

test.each([
  [
    'a quote',
    '<blockquote><h1>A</h1></blockquote><h3>B</h3>',
    '<blockquote><h2>A</h2></blockquote><h3>B</h3>',
  ],
  [
    'a list',
    '<ul><li><h1>A</h1></li><li><h6>B</h6></li></ul>',
    '<ul><li><h2>A</h2></li><li><h3>B</h3></li></ul>',
  ],
  [
    'a table',
    '<table><thead><tr><th><h1>A</h1></th></tr></thead><tbody><tr><td><h5>B</h5></td></tr></tbody></table>',
    '<table><thead><tr><th><h2>A</h2></th></tr></thead><tbody><tr><td><h3>B</h3></td></tr></tbody></table>',
  ],
  ['a description', '<dl><dt>T</dt><dd><h1>A</h1></dd></dl>', '<dl><dt>T</dt><dd><h2>A</h2></dd></dl>'],
  [
    'quotes in lists',
    '<h2>A</h2><ul><li><blockquote><h1>B</h1><h4>C</h4></blockquote></li></ul><h4>D</h4>',
    '<h2>A</h2><ul><li><blockquote><h2>B</h2><h3>C</h3></blockquote></li></ul><h4>D</h4>',
  ],
])('headings in %s are among them', (_where, written, read) => {
  expect(shown(written)).toBe(read)
})

test('a picture of the service is shown, one of another website is a link', () => {
  const file = `/files/${'a'.repeat(64)}`
  expect(
    shown(`<p>See <img src="${file}" alt="ours"> and <img src="https://example.eu/x.png" alt="theirs"></p>`),
  ).toBe(`<p>See <img src="${file}" alt="ours"> and <a href="https://example.eu/x.png">[theirs]</a></p>`)
})

test('a picture whose address leads into a script is no link either', () => {
  expect(shown('<p><img src="javascript:alert(1)" alt="x"> and words</p>')).toBe('<p>[x] and words</p>')
})
