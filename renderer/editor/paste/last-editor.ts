import type { Editor } from '@tiptap/core'
import { sliceOf } from './slice-of.ts'

/** The text in which somebody wrote last: a window over it takes the focus, but not its caret. */
let last: Editor | null = null

export function rememberEditor(editor: Editor): void {
  last = editor
}

export function forgetEditor(editor: Editor): void {
  if (last === editor) last = null
}

/** Whether there is a text on screen with a caret in it. */
export function hasCaret(): boolean {
  return last !== null && !last.isDestroyed && last.isEditable && last.view.dom.isConnected
}

/**
 * Puts body HTML where the caret is, as one step of undo. The HTML must have gone through the sanitiser. False where no
 * text is on screen.
 */
export function insertAtCaret(html: string): boolean {
  if (last === null || !hasCaret()) return false
  const { view } = last
  view.dispatch(view.state.tr.replaceSelection(sliceOf(html, last.schema)).scrollIntoView())
  view.focus()
  return true
}
