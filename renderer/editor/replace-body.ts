import type { Editor } from '@tiptap/core'
import type { Fragment, Node } from '@tiptap/pm/model'

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((size, node) => size + node.nodeSize, 0)
}

/**
 * Puts other blocks in place of the editor's, touching only those that differ: the caret stays where it is as long as
 * its own block stands. It is no step of the person's, so undo passes over it.
 */
export function replaceBody(editor: Editor, next: Fragment): void {
  const before = editor.state.doc.content.content
  const after = next.content
  const shorter = Math.min(before.length, after.length)
  const agree = (one: Node | undefined, other: Node | undefined) => one && other && one.eq(other)
  let start = 0
  while (start < shorter && agree(before[start], after[start])) start += 1
  let end = 0
  while (end < shorter - start && agree(before.at(-1 - end), after.at(-1 - end))) end += 1
  const from = sizeOf(before.slice(0, start))
  const to = from + sizeOf(before.slice(start, before.length - end))
  const change = editor.state.tr.replaceWith(from, to, after.slice(start, after.length - end))
  editor.view.dispatch(change.setMeta('addToHistory', false).setMeta('preventUpdate', true))
}
