// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { afterEach, describe, expect, it } from 'vitest'
import { replaceBody } from '../replace-body.ts'
import { bodyExtensions } from '../schema/body-schema.ts'
import { BodyWords } from './body-words.ts'
import { parseBody } from './parse-body.ts'

const opened: Editor[] = []

afterEach(() => {
  for (const editor of opened.splice(0)) editor.destroy()
})

/** An editor whose body is known as the page knows it. */
function aText(html: string) {
  const editor = new Editor({ extensions: bodyExtensions(), injectCSS: false })
  opened.push(editor)
  replaceBody(editor, parseBody(html, editor.schema))
  const words = new BodyWords(editor.schema, html, editor.state.doc)
  editor.on('update', () => words.changed(editor.state.doc))
  return {
    editor,
    words,
    type: (letters: string) => editor.commands.insertContentAt(1, letters),
    /** What the page does with a body that it is given. */
    give: (value: string) => {
      if (!words.isNews(value)) return
      replaceBody(editor, parseBody(value, editor.schema))
      words.shows(value, editor.state.doc)
    },
  }
}

describe('the words of an editor', () => {
  it('are the ones that came, letter for letter, as long as nothing was changed', () => {
    const html = "<p class='x'>a &amp;  b</p>\n<P>c"
    expect(aText(html).words.take()).toBe(html)
  })

  it('are the ones that came when what was typed is taken back', () => {
    const { editor, words, type } = aText('<p>a</p >')
    type('x')
    editor.commands.undo()
    expect(words.take()).toBe('<p>a</p >')
  })

  it('go out and come back as an echo, which changes nothing', () => {
    const { editor, words, type, give } = aText('<p>a</p>')
    type('x')
    const first = words.take()
    type('y')
    const second = words.take()
    const { doc } = editor.state
    give(first)
    give(second)
    expect([first, second]).toEqual(['<p>xa</p>', '<p>yxa</p>'])
    expect(editor.state.doc).toBe(doc)
  })

  it('stand over what comes from outside until they were taken', () => {
    const { words, type, give } = aText('<p>a</p>')
    type('x')
    give('<p>theirs</p>')
    expect(words.take()).toBe('<p>xa</p>')
    give('<p>xa</p>')
    give('<p>theirs again</p>')
    expect(words.take()).toBe('<p>theirs again</p>')
  })

  it('can be undone after they were taken and stored', () => {
    const { editor, words, type, give } = aText('<p>a</p>')
    type('x')
    give(words.take())
    type('y')
    give(words.take())
    editor.commands.undo()
    expect(words.take()).toBe('<p>a</p>')
  })
})
