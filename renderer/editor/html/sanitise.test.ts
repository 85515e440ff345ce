// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { answerNodeNameOnNode } from './node-name-in-happy-dom.ts'
import { sanitise, sanitisePasted } from './sanitise.ts'

answerNodeNameOnNode()

function written(html: string): string {
  const holder = document.createElement('div')
  holder.replaceChildren(sanitise(html))
  return holder.innerHTML
}

describe('the sanitiser', () => {
  it('keeps what the portal accepts', () => {
    const html =
      '<h2>Title</h2><p>A <strong>word</strong> and <a href="https://example.eu" title="There">a link</a>.</p>'
    expect(written(html)).toBe(html)
  })

  it.each([
    ['a script', '<p>a</p><script>alert(1)</script>', /script|alert/],
    ['an event handler', '<p onclick="alert(1)">a</p>', /onclick/],
    ['a picture that fails on purpose', '<img src="x" onerror="alert(1)">', /onerror/],
    ['a drawing with a handler', '<svg onload="alert(1)"><g/></svg>', /svg|onload/],
    ['a style element', '<style>p{color:red}</style><p>a</p>', /style/],
    ['an inline style', '<p style="position:fixed">a</p>', /style/],
    ['a form', '<form action="https://evil.example"><p>a</p></form>', /form|evil/],
    ['an input', '<p>a</p><input name="a" autofocus onfocus="alert(1)">', /input|alert/],
    ['an object', '<object data="x"></object>', /object/],
    ['an embedded program', '<embed src="x">', /embed/],
    ['a base address', '<base href="https://evil.example"><p>a</p>', /base/],
    ['a template', '<template><script>alert(1)</script></template>', /template|script/],
    [
      'mathematics as a hiding place',
      '<math><mi xlink:href="javascript:alert(1)">a</mi></math>',
      /math|javascript/,
    ],
    ['a refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example">', /meta/],
  ])('leaves out %s', (_, html, traces) => {
    expect(written(html)).not.toMatch(traces)
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
  ])('takes the address %j off a link and keeps its words', address => {
    const link = document.createElement('a')
    link.setAttribute('href', address)
    link.append('words')
    const holder = document.createElement('div')
    holder.replaceChildren(sanitise(link.outerHTML))
    expect(holder.textContent).toBe('words')
    expect(holder.querySelector('a')?.hasAttribute('href') ?? false).toBe(false)
  })

  it('knows attributes by their element', () => {
    expect(written('<p href="https://example.eu" src="a">a</p>')).toBe('<p>a</p>')
  })

  it('keeps a player of a known host only', () => {
    expect(written('<iframe src="https://player.vimeo.com/video/1"></iframe>')).toContain('player.vimeo.com')
    expect(written('<iframe src="https://evil.example/video"></iframe>')).not.toContain('evil.example')
    expect(written('<iframe src="https://player.vimeo.com@evil.example/"></iframe>')).not.toContain(
      'evil.example',
    )
  })

  it('keeps the words of an element it leaves out', () => {
    expect(written('<p>one <font color="red">two</font> three</p>')).toBe('<p>one two three</p>')
  })

  it('lets pasted bold and italic through for the editor to read, without their styles', () => {
    expect(sanitisePasted('<p class="MsoNormal"><b style="mso:x">a</b> <i>b</i></p>')).toBe(
      '<p><b>a</b> <i>b</i></p>',
    )
  })

  it('does not take a wrapper that is not bold for bold, and steps pasted titles down', () => {
    expect(sanitisePasted('<b style="font-weight:normal"><h1>a</h1><p>b</p></b>')).toBe('<h2>a</h2><p>b</p>')
  })

  it('leaves the headings of what was copied in the editor as they are', () => {
    const own = '<h1 data-pm-slice="1 1 []">a</h1>'
    expect(sanitisePasted(own)).toBe(own)
  })
})
