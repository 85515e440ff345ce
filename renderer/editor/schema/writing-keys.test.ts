// @vitest-environment happy-dom
import { NodeSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { anEditor } from '../../../tests/support/an-editor.ts'
import { insertPictures } from './insert-object.ts'

describe('signs that make a format', () => {
  it.each([
    ['## a', '<h2>a</h2>'],
    ['# a', '<h2>a</h2>'],
    ['### a', '<h3>a</h3>'],
    ['- a', '<ul><li>a</li></ul>'],
    ['1. a', '<ol><li>a</li></ol>'],
    ['> a', '<blockquote><p>a</p></blockquote>'],
    ['**a** b', '<p><strong>a</strong> b</p>'],
    ['*a* b', '<p><em>a</em> b</p>'],
    ['x `a` b', '<p>x <code>a</code> b</p>'],
    ['``` a', '<pre><code>a</code></pre>'],
    ['“a” "b" \'c\' -- ...', '<p>“a” "b" \'c\' -- ...</p>'],
  ])('%s', (typed, html) => {
    const { type, stored } = anEditor('<p>|</p>')
    type(typed)
    expect(stored()).toBe(html)
  })
})

describe('an address that is typed', () => {
  it.each([
    ['See https://osor.eu/a. Then', '<p>See <a href="https://osor.eu/a">https://osor.eu/a</a>. Then</p>'],
    ['(www.osor.eu) x', '<p>(<a href="https://www.osor.eu">www.osor.eu</a>) x</p>'],
    ['https://a.eu/x_(y) z', '<p><a href="https://a.eu/x_(y)">https://a.eu/x_(y)</a> z</p>'],
    ['osor.eu is none', '<p>osor.eu is none</p>'],
    ['https://localhost x', '<p>https://localhost x</p>'],
    ['javascript:alert(1) x', '<p>javascript:alert(1) x</p>'],
  ])('%s', (typed, html) => {
    const { type, stored } = anEditor('<p>|</p>')
    type(typed)
    expect(stored()).toBe(html)
  })

  it('becomes a link when Enter follows it, and undo takes back the link alone', () => {
    const { editor, type, press, stored } = anEditor('<p>|</p>')
    type('https://osor.eu')
    press('Enter')
    expect(stored()).toBe('<p><a href="https://osor.eu">https://osor.eu</a></p>')
    const other = anEditor('<p>|</p>')
    other.type('https://osor.eu ')
    other.editor.commands.undo()
    expect(other.stored()).toBe('<p>https://osor.eu </p>')
    expect(editor.isDestroyed).toBe(false)
  })

  it('stays plain in code', () => {
    const { type, stored } = anEditor('<pre><code>|</code></pre>')
    type('https://osor.eu x')
    expect(stored()).toBe('<pre><code>https://osor.eu x</code></pre>')
  })
})

describe('moving with Alt and an arrow', () => {
  it('takes a block past its neighbour, and leaves both letter for letter as they were', () => {
    const { press, stored, editor } = anEditor("<p class='x'>one</p>\n<p>two</p>\n<P>three</P>")
    editor.commands.setTextSelection(2)
    press('ArrowDown', { altKey: true })
    expect(stored()).toBe("<p>two</p>\n<p class='x'>one</p>\n<P>three</P>")
    press('ArrowUp', { altKey: true })
    expect(stored()).toBe("<p class='x'>one</p>\n<p>two</p>\n<P>three</P>")
    expect(editor.state.selection.$from.parent.textContent).toBe('one')
  })

  it('moves a kept block that is selected', () => {
    const kept = '<q>a <q>b</q></q>'
    const { press, stored, editor } = anEditor(`<p>one</p>${kept}`)
    editor.commands.setNodeSelection(5)
    press('ArrowUp', { altKey: true })
    expect(stored()).toBe(`${kept}<p>one</p>`)
    expect(editor.state.selection).toBeInstanceOf(NodeSelection)
  })
})

describe('a picture', () => {
  const facts = { src: '/files/a', alt: 'a', caption: '', align: null, width: null, height: null }

  it('is put behind the paragraph of the caret and is selected, and words typed then stand below it', () => {
    const { editor, type, stored } = anEditor('<p>o|ne</p><p>two</p>')
    insertPictures(editor, [facts])
    expect(editor.state.selection).toBeInstanceOf(NodeSelection)
    type('below')
    expect(stored()).toBe('<p>one</p><img src="/files/a" alt="a"><p>below</p><p>two</p>')
  })

  it('asks for its dialog with Enter', () => {
    const { editor, press } = anEditor('<p>o|ne</p>')
    insertPictures(editor, [facts])
    press('Enter')
    expect(editor.storage.bodyRequests.current()).toBe('picture')
  })
})
