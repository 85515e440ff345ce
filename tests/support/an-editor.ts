import { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { afterEach } from 'vitest'
import { parseBody } from '../../renderer/editor/html/parse-body.ts'
import { serialiseBody } from '../../renderer/editor/html/serialise-body.ts'
import { bodyExtensions } from '../../renderer/editor/schema/body-schema.ts'

/** The place of the caret in the HTML of a test. */
const caretSign = '|'

const opened: Editor[] = []

// An editor looks at the page once more after a change: it must not outlive the page of its test.
afterEach(() => {
  for (const editor of opened.splice(0)) editor.destroy()
})

function placeOfCaret(editor: Editor): number | null {
  let place: number | null = null
  editor.state.doc.descendants((node, position) => {
    const at = node.isText ? (node.text ?? '').indexOf(caretSign) : -1
    if (at >= 0) place = position + at
    return place === null
  })
  return place
}

/** An editor over body HTML, in the page. A `|` in it is the caret. */
export function anEditor(html: string) {
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: bodyExtensions(),
    injectCSS: false,
  })
  opened.push(editor)
  document.body.append(editor.view.dom)
  // As a text that comes in: nobody has edited it yet.
  const whole = editor.state.tr.replaceWith(0, editor.state.doc.content.size, parseBody(html, editor.schema))
  editor.view.dispatch(whole.setMeta('preventUpdate', true))
  const caret = placeOfCaret(editor)
  if (caret !== null) {
    const change = editor.state.tr.delete(caret, caret + caretSign.length)
    editor.view.dispatch(change.setSelection(TextSelection.create(change.doc, caret)))
  }
  const press = (key: string, modifiers: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers })
    return editor.view.someProp('handleKeyDown', handle => handle(editor.view, event)) === true
  }
  const type = (text: string) => {
    for (const letter of text) {
      const { from, to } = editor.state.selection
      const isHandled = editor.view.someProp('handleTextInput', handle =>
        handle(editor.view, from, to, letter, () => editor.state.tr.insertText(letter, from, to)),
      )
      if (!isHandled) editor.view.dispatch(editor.state.tr.insertText(letter, from, to))
    }
  }
  /** The body as it is stored. */
  const stored = () => serialiseBody(editor.state.doc, editor.schema)
  return { editor, press, type, stored }
}
