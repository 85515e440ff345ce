// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { readableText } from './readable-text.ts'

function read(html: string) {
  const root = document.createElement('div')
  root.innerHTML = html
  document.body.replaceChildren(root)
  return { root, ...readableText(root) }
}

describe('the text of a part of the page', () => {
  it('has one space for white space and for each border of a block', () => {
    const { text } = read('<h2>One</h2>\n<p>two   <b>th</b>ree<br>four</p><ul><li>five</li><li>six</li></ul>')
    expect(text).toBe('One two three four five six')
  })

  it('has nothing of what was taken out or is said to screen readers only', () => {
    const { text } = read('<p>New<del> old</del><span class="spoken"> added</span> <ins>words</ins></p>')
    expect(text).toBe('New words')
  })

  it('says the same of the same words, however they are shown', () => {
    const plain = read('<p>The code is <strong>open</strong>.</p>').text
    const compared = read('<div><p><ins>The code</ins> is <strong>open</strong>.</p></div>').text
    expect(compared).toBe(plain)
  })

  it('has what is now, not what was beside it', () => {
    const { text } = read(
      '<table><tbody><tr><td class="side side-before">Old words</td><td class="side side-after"><span aria-hidden="true">Now</span><p>New <ins>words</ins></p><span class="change-traits">Kind: heading</span></td></tr></tbody></table>',
    )
    expect(text.trim()).toBe('New words')
  })

  it('leads back to the page and from there', () => {
    const { text, rangeOf, placesOf } = read('<p>The <b>code</b> is open 🙂 now.</p><p>More of it.</p>')
    for (const words of ['code is', '🙂 now', 'now. More', 'The', 'it.']) {
      const start = text.indexOf(words)
      const range = rangeOf(start, start + words.length)
      expect(range && placesOf(range)).toEqual({ start, end: start + words.length })
    }
    expect(rangeOf(3, 3)).toBeNull()
  })

  it('knows nothing of what is selected elsewhere', () => {
    const { placesOf } = read('<p>Here</p>')
    const other = document.createElement('p')
    other.textContent = 'There'
    document.body.append(other)
    const range = document.createRange()
    range.selectNodeContents(other)
    expect(placesOf(range)).toBeNull()
  })
})
