import { Mark } from '@tiptap/core'
import { textAttributes } from './text-attributes.ts'

/** The name of a work: kept where it stands, so that its paragraph stays editable. */
export const CiteMark = Mark.create({
  name: 'cite',
  parseHTML: () => [{ tag: 'cite' }],
  renderHTML: () => ['cite', 0],
  addKeyboardShortcuts() {
    return { 'Mod-Alt-b': () => this.editor.commands.toggleMark(this.name) }
  },
})

/** A quotation inside a sentence. */
export const InlineQuoteMark = Mark.create({
  name: 'inlineQuote',
  addAttributes: () => textAttributes('cite'),
  parseHTML: () => [{ tag: 'q' }],
  renderHTML: ({ HTMLAttributes }) => ['q', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { 'Mod-Alt-q': () => this.editor.commands.toggleMark(this.name) }
  },
})
