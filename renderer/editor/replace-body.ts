import type { Editor } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import type { Fragment, Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { diffArrays } from 'diff'

/** A stretch of the old document and the blocks that take its place. */
interface Replacement {
  readonly from: number
  readonly to: number
  readonly nodes: readonly Node[]
}

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((size, node) => size + node.nodeSize, 0)
}

function replacementsBetween(before: readonly Node[], after: readonly Node[]): readonly Replacement[] {
  const replacements: Replacement[] = []
  let at = 0
  for (const part of diffArrays([...before], [...after], { comparator: (one, other) => one.eq(other) })) {
    const last = replacements.at(-1)
    const size = sizeOf(part.value)
    if (part.added) {
      // What was removed just before makes room for what comes now: one step, so that the document is never empty.
      if (last?.to === at && last.nodes.length === 0) {
        replacements[replacements.length - 1] = { ...last, nodes: part.value }
      } else {
        replacements.push({ from: at, to: at, nodes: part.value })
      }
    } else {
      if (part.removed) replacements.push({ from: at, to: at + size, nodes: [] })
      at += size
    }
  }
  return replacements
}

function withBlocks(editor: Editor, next: Fragment): Transaction {
  const change = editor.state.tr
  // From the end, so that the places before stay true.
  for (const { from, to, nodes } of replacementsBetween(
    editor.state.doc.content.content,
    next.content,
  ).toReversed()) {
    change.replaceWith(from, to, nodes)
  }
  return change
}

/**
 * Puts other blocks in place of the editor's, touching only those that differ: the caret stays where it is as long as
 * its own block stands. It is no step of the person's, so undo passes over it.
 */
export function replaceBody(editor: Editor, next: Fragment): void {
  editor.view.dispatch(withBlocks(editor, next).setMeta('addToHistory', false).setMeta('preventUpdate', true))
}

/** The same as a step of the person's: one undo brings the old blocks back. */
export function rewriteBody(editor: Editor, next: Fragment): void {
  const change = withBlocks(editor, next)
  if (change.docChanged) editor.view.dispatch(closeHistory(change))
}
