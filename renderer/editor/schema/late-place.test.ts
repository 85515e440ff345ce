// @vitest-environment happy-dom
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { anEditor } from '../../../tests/support/an-editor.ts'
import { insertPicturesAt } from './insert-object.ts'
import { rememberPlace } from './late-place.ts'

const facts = { src: '/files/a', alt: 'a', caption: '', align: null, width: null, height: null }
const shown = '<img src="/files/a" alt="a">'

/** A text into which pictures are pasted that come later. */
function aText(html: string) {
  const text = anEditor(html)
  const { editor } = text
  editor.view.focus()
  const paste = (alt = 'a') => {
    const place = rememberPlace(editor.view, 'block')
    return () => insertPicturesAt(editor, place, [{ ...facts, alt }])
  }
  return { ...text, paste }
}

describe('a picture that is pasted and comes later', () => {
  it('is selected where nobody has done anything since', () => {
    const { editor, paste, type, stored } = aText('<p>o|ne</p><p>two</p>')
    paste()()
    expect(editor.state.selection).toBeInstanceOf(NodeSelection)
    type('below')
    expect(stored()).toBe(`<p>one</p>${shown}<p>below</p><p>two</p>`)
  })

  it('does not tear the sentence in two that is being typed', () => {
    const { paste, type, stored } = aText('<p>one|</p><p>two</p>')
    const come = paste()
    type(' and ha')
    come()
    type('lf')
    expect(stored()).toBe(`<p>one and half</p>${shown}<p>two</p>`)
  })

  it('comes where it was pasted, and leaves the caret where it is by then', () => {
    const { editor, paste, press, type, stored } = aText('<p>one|</p><p>two</p>')
    const come = paste()
    press('Enter')
    type('ne')
    come()
    type('xt')
    expect(stored()).toBe(`<p>one</p>${shown}<p>next</p><p>two</p>`)
    expect(editor.state.selection.$from.parent.textContent).toBe('next')
  })

  it('leaves the keys where they have gone', () => {
    const { editor, paste } = aText('<p>one|</p>')
    const come = paste()
    const title = document.body.appendChild(document.createElement('input'))
    title.focus()
    come()
    expect(document.activeElement).toBe(title)
    expect(editor.state.selection).not.toBeInstanceOf(NodeSelection)
    title.remove()
  })

  it('stands behind one that was pasted before it', () => {
    const { paste, type, stored } = aText('<p>one|</p><p>two</p>')
    const first = paste('first')
    const second = paste('second')
    type(' more')
    const third = paste('third')
    for (const come of [first, second, third]) come()
    const pictures = ['first', 'second', 'third'].map(alt => `<img src="/files/a" alt="${alt}">`)
    expect(stored()).toBe(`<p>one more</p>${pictures.join('')}<p>two</p>`)
  })

  it('takes the place of an empty paragraph that is still empty', () => {
    const { paste, stored } = aText('<p>one</p><p>|</p>')
    const [first, second] = [paste('first'), paste('second')]
    first()
    second()
    expect(stored()).toBe('<p>one</p><img src="/files/a" alt="first"><img src="/files/a" alt="second">')
  })
})

describe('words that are pasted and come later', () => {
  it('stand before what was typed since, and behind those that were pasted before them', () => {
    const { editor, type, stored } = aText('<p>one |</p>')
    const [first, second] = [rememberPlace(editor.view, 'words'), rememberPlace(editor.view, 'words')]
    type('typed')
    for (const [place, words] of [
      [first, 'first '],
      [second, 'second '],
    ] as const) {
      const at = place.selection()
      if (at === null) throw new Error('The text is open')
      const change = editor.state.tr.insertText(words, at.from)
      place.fill(change, TextSelection.create(change.doc, at.from + words.length))
    }
    type('!')
    expect(stored()).toBe('<p>one first second typed!</p>')
    expect(first.selection()).toBeNull()
  })

  it('go nowhere once they are given up', () => {
    const { editor } = aText('<p>one|</p>')
    const place = rememberPlace(editor.view, 'words')
    place.end()
    expect(place.selection()).toBeNull()
  })
})
