import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cleanPasted } from './clean-pasted.ts'

function copiedFrom(program: string) {
  const path = join(import.meta.dirname, '../../tests/fixtures/clipboard', `${program}.txt`)
  return cleanPasted(readFileSync(path, 'utf8'))
}

describe('what was copied in Word', () => {
  const paste = copiedFrom('word')

  it('keeps headings, lists of paragraphs, tables with their captions, links and marks', () => {
    expect(paste.html).toBe(
      '<h2>Implementation</h2>' +
        '<p>The <strong>city council</strong> decided in <em>March</em>; see <a href="https://example.eu/decision">the decision</a>.[1]</p>' +
        '<ul><li>Schools<ul><li>42 of them</li></ul></li><li>Libraries</li></ul>' +
        '<ol start="3"><li>Train the teachers</li></ol>' +
        '<h3>Costs</h3>' +
        '<table><caption>Table 1: Costs by year</caption><thead><tr><th>Year</th><th>Euro</th></tr></thead>' +
        '<tbody><tr><td>2025</td><td>80,000</td></tr></tbody></table>' +
        '<p>A school</p>' +
        '<p>But this.</p>',
    )
  })

  it('counts the picture that Word did not hand over, and what was deleted', () => {
    expect(paste.missingPictures).toBe(1)
    expect(paste.leftOut).toEqual({ deleted: 1 })
  })
})

describe('what was copied in LibreOffice', () => {
  const paste = copiedFrom('libreoffice')

  it('keeps its structure without its fonts', () => {
    expect(paste.html).toBe(
      '<h2>Governance</h2>' +
        '<p>A <strong>board</strong> of <em>five</em> people meets <a href="https://example.eu/board">every month</a>.</p>' +
        '<ol start="2"><li>Propose</li><li>Decide<ul><li>by majority</li></ul></li></ol>' +
        '<table><thead><tr><th>Role</th><th>Person</th></tr></thead><tbody><tr><td colspan="2">Chair: Ana</td></tr></tbody></table>' +
        '<dl><dt>EUPL</dt><dd>The licence of the Commission.</dd></dl>' +
        '<blockquote><p>Nobody would go back.</p></blockquote>' +
        '<pre><code>make install\nmake test</code></pre>' +
        '<img src="#picture-1" alt="The board">',
    )
  })

  it('takes the picture that is in it', () => {
    expect(paste.pictures).toEqual([
      { placeholder: '#picture-1', alt: 'The board', name: 'picture-1.png', base64: 'iVBORw0KGgo=' },
    ])
  })
})

describe('what was copied in Google Docs', () => {
  it('reads weights and slants from styles, and lists inside lists', () => {
    const paste = copiedFrom('google-docs')
    expect(paste.html).toBe(
      '<h2>Results</h2>' +
        '<p>Costs fell by <strong>40 %</strong>, as the <a href="https://example.eu/report">report</a> <em>says</em>.</p>' +
        '<ul><li>Fewer calls<ul><li>in winter</li></ul></li><li><strong>Faster</strong> starts</li></ul>' +
        '<h3>Figures</h3>' +
        '<table><thead><tr><th>Year</th><th>Calls</th></tr></thead><tbody><tr><td>2025</td><td>120</td></tr></tbody></table>' +
        '<p><a href="https://lh7-rt.googleusercontent.com/docsz/AD_4nXd?key=abc">A chart of calls</a></p>',
    )
    expect(paste.remotePictures).toBe(1)
  })
})

describe('what was copied from a web page', () => {
  const paste = copiedFrom('web-page')

  it('keeps text, code and a known video, and nothing that runs', () => {
    expect(paste.html).toBe(
      '<h2>Install</h2>' +
        '<p>Run <code>npm ci</code>, then <strong>read</strong> the guide or <a href="https://example.eu/docs">the docs</a>.</p>' +
        '<pre><code>const a = 1\n  return a</code></pre>' +
        '<p><a href="https://example.eu/a.png">A figure</a></p>' +
        '<iframe src="https://www.youtube-nocookie.com/embed/abc" title="A talk" allowfullscreen=""></iframe>' +
        '<p>First line</p><p>Second line</p>',
    )
  })

  it('counts what was left out', () => {
    expect(paste.leftOut).toEqual({ drawings: 1, scripts: 1, forms: 2, embedded: 1 })
  })
})

it('keeps the table of rows that were copied out of a spreadsheet', () => {
  expect(copiedFrom('spreadsheet').html).toBe(
    '<table><tbody><tr><td>Country</td><td>Items</td></tr><tr><td>Portugal</td><td>12</td></tr></tbody></table>',
  )
})

it.each([
  ['a word without a block', '<meta charset="utf-8"><span>word</span>', '<p>word</p>'],
  ['headings of every level', '<h1>a</h1><h6>b</h6>', '<h2>a</h2><h6>b</h6>'],
  ['a heading set in bold', '<h2><b>a</b></h2>', '<h2>a</h2>'],
  ['bold that is switched off', '<b style="font-weight: normal"><p>a</p></b>', '<p>a</p>'],
  ['empty lines', '<p>a</p><p>&nbsp;</p><p><br></p><p>b</p>', '<p>a</p><p>b</p>'],
  ['a frame drawn as a table', '<table><tr><td><p>a</p><p>b</p></td></tr></table>', '<p>a</p><p>b</p>'],
  [
    'a picture in the middle of a line',
    '<p>a <img src="data:image/gif;base64,AA==" alt="x"> b</p>',
    '<p>a</p><img src="#picture-1" alt="x"><p>b</p>',
  ],
  ['a link that runs', '<a href="javascript:alert(1)">a</a>', '<p>a</p>'],
  ['a local file', '<a href="file:///C:/a.docx">a</a>', '<p>a</p>'],
])('%s', (_, pasted, expected) => {
  expect(cleanPasted(pasted).html).toBe(expected)
})

it('cleans 5 MB to what a body can hold', () => {
  const paragraph =
    '<p class=MsoNormal style="mso-list:l0 level1 lfo1"><span lang=EN-GB style="font-size:11pt">Words <b>and</b> more words<o:p></o:p></span></p>\n'
  const count = Math.ceil(5_000_000 / paragraph.length)
  const { html } = cleanPasted(paragraph.repeat(count))
  expect(html).toBe(`<ul>${'<li>Words <strong>and</strong> more words</li>'.repeat(count)}</ul>`)
}, 60_000)
