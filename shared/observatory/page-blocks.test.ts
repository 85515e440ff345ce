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

test('a picture of the service is shown, one of another website is a link', () => {
  const file = `/files/${'a'.repeat(64)}`
  expect(
    shown(`<p>See <img src="${file}" alt="ours"> and <img src="https://example.eu/x.png" alt="theirs"></p>`),
  ).toBe(`<p>See <img src="${file}" alt="ours"> and <a href="https://example.eu/x.png">[theirs]</a></p>`)
})

test('a picture whose address leads into a script is no link either', () => {
  expect(shown('<p><img src="javascript:alert(1)" alt="x"> and words</p>')).toBe('<p>[x] and words</p>')
})
