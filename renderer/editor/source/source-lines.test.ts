import { describe, expect, it } from 'vitest'
import { fromSourceLines, sourceLines } from './source-lines.ts'

describe('the source of a text', () => {
  it('is shown a block a line and stored as it was', () => {
    const html = '<h2>A</h2><p>b <em>c</em></p><ul><li>d</li></ul><p>e</p>'
    const lines = sourceLines(html)
    expect(lines.text).toBe('<h2>A</h2>\n<p>b <em>c</em></p>\n<ul><li>d</li></ul>\n<p>e</p>')
    expect(fromSourceLines(lines.text, lines.isBroken)).toBe(html)
  })

  it('keeps the lines that it has', () => {
    const html = '<p>a</p>\n\n<pre>b\nc</pre><p>d</p>'
    const lines = sourceLines(html)
    expect(lines).toEqual({ text: html, isBroken: false })
    expect(fromSourceLines(lines.text, lines.isBroken)).toBe(html)
  })

  it('keeps a line that was written within a block', () => {
    const { isBroken } = sourceLines('<p>a</p><p>b</p>')
    expect(fromSourceLines('<p>a</p>\n<pre>one\ntwo</pre>\n<p>b</p>', isBroken)).toBe(
      '<p>a</p><pre>one\ntwo</pre><p>b</p>',
    )
  })
})
