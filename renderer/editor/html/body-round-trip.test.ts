// @vitest-environment happy-dom
import { getSchema } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { disallowedHtml } from '#shared/content/allowed-html.ts'
import { bodyExtensions } from '../schema/body-schema.ts'
import { parseBody } from './parse-body.ts'
import { serialiseBody } from './serialise-body.ts'

const schema = getSchema(bodyExtensions())

function read(html: string) {
  return schema.topNodeType.create(null, parseBody(html, schema))
}

/** The document as if every block had been touched: same content, other nodes. */
function written(html: string): string {
  return serialiseBody(schema.nodeFromJSON(read(html).toJSON()), schema)
}

function kinds(html: string): readonly string[] {
  return read(html).content.content.map(node => node.type.name)
}

describe('reading and writing a body', () => {
  it.each([
    '<p>One <strong>two</strong> <em>three</em> <code>four</code>.</p>',
    '<h2>Two</h2><h3>Three</h3><h6>Six</h6>',
    '<h1>One</h1><p>a<br>b</p>',
    '<ul><li>one</li><li>two<ul><li>deep</li></ul></li></ul>',
    '<ol start="3"><li>three</li></ol>',
    '<blockquote cite="https://example.eu/"><p>said</p></blockquote>',
    '<pre><code>let a = 1\n  b</code></pre>',
    '<p><a href="https://example.eu" title="t" hreflang="fr">link</a> and <a href="mailto:a@b.eu">mail</a></p>',
    '<p>See <cite>The Report</cite>: <q cite="https://a.eu">yes</q></p>',
    '<p>before <img src="https://a.eu/b.png" alt="b" data-align="left"> after</p>',
  ])('gives %s back when it was edited', html => {
    expect(written(html)).toBe(html)
  })

  it.each([
    [
      'table',
      '<table><caption>c <em>d</em></caption><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
    ],
    [
      'table',
      '<table><tbody><tr><td colspan="2" rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>',
    ],
    [
      'table',
      '<table><tbody><tr><td>a</td></tr></tbody><tbody><tr><td>b</td></tr><tr><td>c</td></tr></tbody></table>',
    ],
    ['table', '<table><thead><tr><th>only a head</th></tr></thead></table>'],
    ['table', '<table><tbody><tr><td><p>one</p></td><td><p>one</p><p>two</p></td></tr></tbody></table>'],
    ['table', '<table><tbody><tr><td><ul><li>a</li></ul></td><td></td></tr></tbody></table>'],
    ['definitionList', '<dl><dt>a <strong>b</strong></dt><dt>c</dt><dd>d</dd><dd><p>e</p><p>f</p></dd></dl>'],
    ['video', '<p><iframe src="https://player.vimeo.com/video/1" title="007"></iframe></p>'],
    ['video', '<iframe src="https://player.vimeo.com/video/1" title="t" allowfullscreen=""></iframe>'],
    ['bulletList', '<ul><li>one<table><tbody><tr><td>x</td></tr></tbody></table></li></ul>'],
    ['bulletList', '<ul><li><p>one</p></li><li>two</li></ul>'],
    ['bulletList', '<ul><li><h3>one</h3><p>two</p></li></ul>'],
    [
      'pictureBlock',
      '<img src="/files/a.png" alt="a" width="10" data-align="center" data-caption="c &quot;d&quot;">',
    ],
    ['codeBlock', '<pre> a  b\n</pre>'],
    ['codeBlock', '<pre><code>\n a\n</code></pre>'],
    ['paragraph', '<p><strong><code>a</code></strong> <a href="/x"><code>b</code></a></p>'],
    ['blockquote', '<blockquote><p>a</p><img src="/b" alt=""></blockquote>'],
  ])('edits a %s and gives %s back', (kind, html) => {
    expect(kinds(html)).toEqual([kind])
    expect(written(html)).toBe(html)
  })

  it.each([
    '<iframe src="https://player.vimeo.com/video/1">words</iframe>',
    '<p>words <iframe src="https://player.vimeo.com/video/1"></iframe></p>',
    '<table><tbody><tr><td>a</td></tr></tbody><caption>below</caption></table>',
    '<q>a <q>b</q></q>',
    '<pre>a <strong>b</strong></pre>',
    '<dl><dt><p>a</p></dt><dd>b</dd></dl>',
  ])('keeps %s as it is, letter for letter', html => {
    expect(kinds(`<p>a</p>${html}<p>b</p>`)).toEqual(['paragraph', 'keptAsIs', 'paragraph'])
    expect(serialiseBody(read(`<p>a</p>${html}<p>b</p>`), schema)).toBe(`<p>a</p>${html}<p>b</p>`)
  })

  it('writes blocks that nobody touched exactly as they were', () => {
    const html = '<p>a   b</p><ul class="x"><li><p>one</p></li></ul>'
    expect(serialiseBody(read(html), schema)).toBe(html)
  })

  it('does not take the order of marks for a loss', () => {
    expect(kinds('<p><em><strong><a href="/a">x</a></strong></em></p>')).toEqual(['paragraph'])
  })

  it('reads loose text as a paragraph and nothing as an empty text', () => {
    expect(written('loose <strong>text</strong><p>b</p>')).toBe('<p>loose <strong>text</strong></p><p>b</p>')
    expect(serialiseBody(read(''), schema)).toBe('')
    expect(serialiseBody(read('<p>a</p>'), schema)).toBe('<p>a</p>')
  })

  it('does not make a link of a script', () => {
    expect(JSON.stringify(parseBody('<p><a href="javascript:alert(1)">a</a></p>', schema))).not.toContain(
      '"type":"link"',
    )
  })

  it('writes only what the portal accepts once a block was edited', () => {
    const untidy = '<p class="a" style="color:red" onclick="x()">a</p><ol type="i"><li>b</li></ol>'
    expect(disallowedHtml(written(untidy))).toEqual([])
  })
})
