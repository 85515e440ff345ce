// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { afterEach, describe, expect, it } from 'vitest'
import { parseBody, serialiseBody } from './body-html.ts'
import { bodyExtensions } from './body-schema.ts'
import { replaceBody } from './replace-body.ts'

const opened: Editor[] = []

// An editor looks at the page once more after a change: it must not outlive the page of its test.
afterEach(() => {
  for (const editor of opened.splice(0)) editor.destroy()
})

function anEditor(html: string) {
  const editor = new Editor({ extensions: bodyExtensions('Kept as it is'), injectCSS: false })
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
