import { Node } from '@tiptap/core'
import { writingAttributes } from '../html/write-block.ts'
import { textAttributes } from './text-attributes.ts'

/** A table: its caption, where it has one, and the grid of its cells. */
export const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableCaption? tableGrid',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', 0],
})

export const TableCaption = Node.create({
  name: 'tableCaption',
  content: 'inline*',
  defining: true,
  isolating: true,
  selectable: false,
  parseHTML: () => [{ tag: 'caption' }],
  renderHTML: () => ['caption', 0],
  addKeyboardShortcuts() {
    // A caption is one line: Enter goes on into the first cell.
    return {
      Enter: () => {
        const { $from } = this.editor.state.selection
        if ($from.parent.type !== this.type) return false
        return this.editor.commands.setTextSelection($from.after() + 4)
      },
    }
  },
})

/** The rows of a table. All stand in one body while it is edited; `section` remembers where each one belongs. */
export const TableGrid = Node.create({
  name: 'tableGrid',
  content: 'tableRow+',
  selectable: false,
  isolating: true,
  extendNodeSchema: extension => (extension.name === 'tableGrid' ? { tableRole: 'table' } : {}),
  renderHTML: () => ['tbody', 0],
})

/** `head`: in the `thead`; `further`: opens a second or later `tbody`. */
type RowSection = 'head' | 'further' | null

function sectionOf(row: HTMLElement): RowSection {
  const part = row.parentElement
  const known = row.getAttribute(writingAttributes.section)
  if (known === 'head' || known === 'further') return known
  if (part?.localName === 'thead') return 'head'
  const isFurther =
    part?.localName === 'tbody' &&
    part.previousElementSibling?.localName === 'tbody' &&
    part.firstElementChild === row
  return isFurther ? 'further' : null
}

export const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  extendNodeSchema: extension => (extension.name === 'tableRow' ? { tableRole: 'row' } : {}),
  addAttributes: () => ({
    section: {
      default: null,
      parseHTML: sectionOf,
      renderHTML: ({ section }) => (section === null ? {} : { [writingAttributes.section]: section }),
    },
  }),
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: ({ HTMLAttributes }) => ['tr', HTMLAttributes, 0],
})

/** How many columns or rows a cell takes. */
function spanOf(name: 'colspan' | 'rowspan') {
  return {
    default: 1,
    parseHTML: (element: HTMLElement) => {
      const span = Number(element.getAttribute(name) ?? 1)
      return Number.isInteger(span) && span > 0 && span <= 1_000 ? span : 1
    },
    renderHTML: (attributes: Readonly<Record<string, unknown>>) =>
      attributes[name] === 1 ? {} : { [name]: attributes[name] },
  }
}

export const TableCell = Node.create({
  name: 'tableCell',
  content: 'block+',
  isolating: true,
  extendNodeSchema: extension => (extension.name === 'tableCell' ? { tableRole: 'cell' } : {}),
  addAttributes: () => ({ colspan: spanOf('colspan'), rowspan: spanOf('rowspan') }),
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: ({ HTMLAttributes }) => ['td', HTMLAttributes, 0],
})

export const TableHeader = Node.create({
  name: 'tableHeader',
  content: 'block+',
  isolating: true,
  extendNodeSchema: extension => (extension.name === 'tableHeader' ? { tableRole: 'header_cell' } : {}),
  addAttributes: () => ({
    colspan: spanOf('colspan'),
    rowspan: spanOf('rowspan'),
    ...textAttributes('scope'),
  }),
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['th', HTMLAttributes, 0],
})
