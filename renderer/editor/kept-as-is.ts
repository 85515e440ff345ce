import { Node } from '@tiptap/core'
import { clipboardAttributes, sanitisePasted } from './sanitise.ts'

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
        getAttrs: element => ({ html: sanitisePasted(element.getAttribute(clipboardAttribute) ?? '') }),
      },
    ]
  },

  renderHTML({ node }) {
    return ['div', { [clipboardAttribute]: String(node.attrs['html']) }]
  },
})
