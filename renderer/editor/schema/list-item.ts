import { Extension, Node } from '@tiptap/core'
import { saysSomething } from '#shared/content/body-source.ts'
import { writingAttributes } from '../html/write-block.ts'

/** An item of a list: text, further lists, and whatever else the portal accepts in one. */
export const ListItem = Node.create({
  name: 'listItem',
  content: 'block+',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: ({ HTMLAttributes }) => ['li', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      Tab: () => this.editor.commands.sinkListItem(this.name),
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
    }
  },
})

/** Whether the text of an item or cell stands in a `p` rather than in the item itself. */
function startsWithParagraph(element: HTMLElement): boolean {
  const first = [...element.childNodes].find(
    child => child.nodeType === 1 || saysSomething(child.textContent ?? ''),
  )
  return first !== undefined && first === element.firstElementChild && first.nodeName === 'P'
}

/** Remembers how items and cells write their text, so that editing one of them leaves the others as they were. */
export const WrappedText = Extension.create({
  name: 'wrappedText',
  addGlobalAttributes: () => [
    {
      types: ['listItem', 'definition', 'tableCell', 'tableHeader'],
      attributes: {
        wrapped: {
          default: false,
          parseHTML: startsWithParagraph,
          renderHTML: ({ wrapped }) => (wrapped === true ? { [writingAttributes.wrapped]: '' } : {}),
        },
      },
    },
  ],
})
