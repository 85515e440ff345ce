import { Editor } from '@tiptap/core'
import type { TextPlace } from '#shared/content/checks.ts'
import { showPlace } from '../../editor/show-place.ts'

/** Everything in a field's control that can be written in or chosen from. */
const writable = 'input:not([type=hidden]), textarea, [role=textbox], button'

/** The editor of a text with formatting, which stands on its own element. */
function editorIn(holder: HTMLElement): Editor | null {
  const element = holder.querySelector('.ProseMirror')
  return element !== null && 'editor' in element && element.editor instanceof Editor ? element.editor : null
}

/** Brings a field into sight and puts the caret into it; in a text with formatting, on the very spot that is meant. */
export function focusField(page: HTMLElement, field: string, at?: TextPlace): void {
  const holder = [...page.querySelectorAll<HTMLElement>('[data-field]')].find(
    element => element.dataset['field'] === field,
  )
  if (holder === undefined) return
  const editor = at === undefined ? null : editorIn(holder)
  if (editor !== null && at !== undefined) {
    showPlace(editor, at)
    return
  }
  const control = holder.querySelector<HTMLElement>(writable)
  control?.scrollIntoView({ block: 'center' })
  control?.focus({ preventScroll: true })
}
