import { Node } from '@tiptap/core'
import { allowedPart } from '../html/allowed-part.ts'
import { clipboardAttributes } from '../html/sanitise.ts'

/** Marks a kept block on the clipboard; never part of a stored body. */
const clipboardAttribute = clipboardAttributes.keptAsIs

/**
 * A block that the editor cannot edit, because it could not give it back whole (a table in a paragraph, a heading with
 * a list in it): shown, moved and deleted as one, and stored letter for letter as it came.
 */
export const KeptAsIs = Node.create({
  name: 'keptAsIs',
  group: 'block',
  atom: true,
  selectable: true,
  draggable: true,

  addAttributes() {
    return { html: { default: '', rendered: false } }
  },

  parseHTML() {
    return [
      {
        tag: `div[${clipboardAttribute}]`,
        // Whatever wrote it on the clipboard, it is stored as it stands here: only what a body may hold.
        getAttrs: element => ({ html: allowedPart(element.getAttribute(clipboardAttribute) ?? '') }),
      },
    ]
  },

  renderHTML({ node }) {
    return ['div', { [clipboardAttribute]: String(node.attrs['html']) }]
  },
})
