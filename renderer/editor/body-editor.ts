import { Editor } from '@tiptap/core'
import { DOMSerializer, DOMParser as DocumentParser, type Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { FindInText } from './find/find-in-text.ts'
import { bodyExtensions } from './schema/body-schema.ts'
import { NearCaret } from './schema/near-caret.ts'
import { SmartQuotes } from './schema/smart-quotes.ts'

/** An editor on no page and without a text. */
export function createBodyEditor(): Editor {
  const editor = new Editor({
    element: null,
    extensions: [...bodyExtensions(), FindInText, SmartQuotes, NearCaret],
    injectCSS: false,
  })
  // Each is made once for a schema and kept with it.
  DocumentParser.fromSchema(editor.schema)
  DOMSerializer.fromSchema(editor.schema)
  return editor
}

/** Gives an editor that is on no page its text. */
export function holdText(editor: Editor, doc: Node): void {
  editor.view.updateState(EditorState.create({ doc }))
}

/**
 * Puts an editor on the page. Its text comes to the view together with the plugins: before them it would be drawn once
 * without their views and once more with them.
 */
export function mountEditor(editor: Editor, place: Element): void {
  const { doc, plugins } = editor.state
  if (plugins.length > 0) {
    // It was on the page before: it comes back with its selection and its history.
    editor.mount(place)
    return
  }
  editor.view.updateState(EditorState.create({ schema: editor.schema }))
  editor.mount(place)
  editor.view.updateState(EditorState.create({ doc, plugins: editor.state.plugins }))
}

/** Milliseconds that making an editor takes on a slow computer: it waits for an idle moment of this length. */
const longToMake = 12

let spare: Editor | null = null
let isSpareKept = false

function makeSpare(): void {
  requestIdleCallback(deadline => {
    if (!isSpareKept || spare !== null) return
    if (deadline.timeRemaining() < longToMake) makeSpare()
    else spare = createBodyEditor()
  })
}

/** From now on an editor is made in an idle moment for the text that is opened next. Returns the end of it. */
export function keepSpareEditor(): () => void {
  isSpareKept = true
  makeSpare()
  return () => {
    isSpareKept = false
    spare?.destroy()
    spare = null
  }
}

/** An editor on no page and without a text: the one that was made beforehand, where there is one. */
export function takeEditor(): Editor {
  const taken = spare ?? createBodyEditor()
  spare = null
  if (isSpareKept) makeSpare()
  return taken
}
