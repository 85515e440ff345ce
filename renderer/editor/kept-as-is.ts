import { Node } from '@tiptap/core'
import { clipboardAttributes, sanitise, sanitisePasted } from './sanitise.ts'

/** Marks a kept block on the clipboard; never part of a stored body. */
const clipboardAttribute = clipboardAttributes.keptAsIs

/**
 * A block that the editor cannot edit (a table, a player, a definition list): shown, moved and deleted as one, and
 * stored letter for letter as it came.
 */
export const KeptAsIs = Node.create<{ label: string }>({
  name: 'keptAsIs',
  group: 'block',
  atom: true,
  selectable: true,
  draggable: true,

  addOptions() {
    return { label: '' }
  },

  addAttributes() {
    return { html: { default: '', rendered: false } }
  },

  parseHTML() {
    return [
      {
        tag: `div[${clipboardAttribute}]`,
        getAttrs: element => ({ html: sanitisePasted(element.getAttribute(clipboardAttribute) ?? '') }),
      },
      // Pasted tables and definition lists; those of a stored body are recognised before the parser sees them.
      { tag: 'table, dl', getAttrs: element => ({ html: sanitisePasted(element.outerHTML) }) },
    ]
  },

  renderHTML({ node }) {
    return ['div', { [clipboardAttribute]: String(node.attrs['html']) }]
  },

  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('div')
      dom.className = 'kept-as-is'
      dom.contentEditable = 'false'
      const label = document.createElement('p')
      label.className = 'kept-as-is-label'
      label.textContent = this.options.label
      const content = document.createElement('div')
      content.className = 'kept-as-is-content'
      content.append(sanitise(String(node.attrs['html'])))
      // What is shown here is not for typing into, nor for following links out of the text that is being written.
      content.inert = true
      dom.append(label, content)
      return { dom }
    }
  },
})
