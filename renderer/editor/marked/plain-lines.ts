import { Fragment, type Node, Schema, Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { changedStretch } from '#shared/content/changed-stretch.ts'

/** A text of lines, each a paragraph, and nothing else. */
const plainLines = new Schema({
  nodes: {
    doc: { content: 'line+' },
    line: { content: 'text*', toDOM: () => ['p', 0], parseDOM: [{ tag: 'p' }, { tag: 'div' }] },
    text: {},
  },
})

function linesOf(text: string): readonly Node[] {
  return text
    .split('\n')
    .map(line => plainLines.nodes.line.create(null, line === '' ? null : plainLines.text(line)))
}

/** A text as a document of lines. */
export function docOfLines(text: string): Node {
  return plainLines.nodes.doc.create(null, [...linesOf(text)])
}

/** The text of a document of lines. */
export function textOfLines(doc: Node): string {
  return doc.children.map(line => line.textContent).join('\n')
}

/** Lines as something to put in, at both ends within a line. */
export function sliceOfLines(text: string): Slice {
  return new Slice(Fragment.fromArray([...linesOf(text.replace(/\r\n?|[\u2028\u2029]/g, '\n'))]), 1, 1)
}

/** Where an offset of the text is in its document: a line's end takes two places, and its first line's beginning one. */
export function positionOf(text: string, offset: number): number {
  return 1 + offset + text.slice(0, offset).split('\n').length - 1
}

/** Which offset of the text a place of its document is. */
export function offsetOf(doc: Node, position: number): number {
  return doc.textBetween(0, Math.min(position, doc.content.size), '\n').length
}

/** Makes the text of a document another one, and touches nothing but what differs. */
export function changeLines(transaction: Transaction, text: string): Transaction {
  const before = textOfLines(transaction.doc)
  const { from, to, words } = changedStretch(before, text)
  const [begin, end] = [positionOf(before, from), positionOf(before, to)]
  return words === '' ? transaction.delete(begin, end) : transaction.replace(begin, end, sliceOfLines(words))
}
