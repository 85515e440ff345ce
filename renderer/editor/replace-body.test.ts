// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { afterEach, describe, expect, it } from 'vitest'
import { parseBody } from './html/parse-body.ts'
import { serialiseBody } from './html/serialise-body.ts'
import { replaceBody, rewriteBody } from './replace-body.ts'
import { bodyExtensions } from './schema/body-schema.ts'

const opened: Editor[] = []

// An editor looks at the page once more after a change: it must not outlive the page of its test.
afterEach(() => {
  for (const editor of opened.splice(0)) editor.destroy()
})

function anEditor(html: string) {
  const editor = new Editor({ extensions: bodyExtensions(), injectCSS: false })
  opened.push(editor)
  const show = (next: string) => replaceBody(editor, parseBody(next, editor.schema))
  const shown = () => serialiseBody(editor.state.doc, editor.schema)
  show(html)
  return { editor, show, shown }
}

describe('a text that changes from outside', () => {
  it('is shown as it came, and undo does not empty it', () => {
    const { editor, shown } = anEditor('<p>One.</p><table><tbody><tr><td>x</td></tr></tbody></table>')
    editor.commands.undo()
    expect(shown()).toBe('<p>One.</p><table><tbody><tr><td>x</td></tr></tbody></table>')
  })

  it('leaves the caret where it is while its own paragraph stands', () => {
    const { editor, show, shown } = anEditor('<p>First.</p><p>Second.</p><p>Third.</p>')
    editor.commands.setTextSelection(11)
    const words = () => editor.state.selection.$from.parent.textContent
    expect(words()).toBe('Second.')
    show('<p>A new beginning.</p><p>First, changed.</p><p>Second.</p><p>Third.</p><p>Fourth.</p>')
    expect(words()).toBe('Second.')
    expect(shown()).toBe(
      '<p>A new beginning.</p><p>First, changed.</p><p>Second.</p><p>Third.</p><p>Fourth.</p>',
    )
  })

  it('leaves the steps of the person to be undone', () => {
    const { editor, show, shown } = anEditor('<p>First.</p><p>Second.</p>')
    editor.commands.insertContentAt(editor.state.doc.content.size, '<p>Mine.</p>')
    show('<p>Theirs.</p><p>Second.</p><p>Mine.</p>')
    editor.commands.undo()
    expect(shown()).toBe('<p>Theirs.</p><p>Second.</p>')
  })

  it('says nothing of a change that nobody made here', () => {
    const { editor, show } = anEditor('<p>First.</p>')
    let updates = 0
    editor.on('update', () => {
      updates += 1
    })
    show('<p>Other.</p>')
    expect(updates).toBe(0)
    editor.commands.insertContent('x')
    expect(updates).toBe(1)
  })
})

describe('a text that is written anew by its person', () => {
  it('comes back with one undo, letter for letter', () => {
    const old = '<p>One.</p><p>Two <b>bold</b>.</p>'
    const { editor, show, shown } = anEditor(old)
    editor.commands.insertContentAt(editor.state.doc.content.size, '<p>Typed just before.</p>')
    rewriteBody(editor, parseBody('<p>One.</p><h2>New</h2>', editor.schema))
    expect(shown()).toBe('<p>One.</p><h2>New</h2>')
    editor.commands.undo()
    expect(shown()).toBe(`${old}<p>Typed just before.</p>`)
    show(old)
    expect(shown()).toBe(old)
  })

  it('is no step where nothing is different', () => {
    const { editor, shown } = anEditor('<p>One.</p>')
    rewriteBody(editor, parseBody('<p>One.</p>', editor.schema))
    expect(editor.can().undo()).toBe(false)
    expect(shown()).toBe('<p>One.</p>')
  })
})
