import type { Node } from '@tiptap/pm/model'
import {
  type Command,
  NodeSelection,
  type Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'

/**
 * Puts a block behind the text block of a selection, or in the place of an empty one; where none may stand, behind the next
 * block around it. Answers the caret in its first text block, or what has no text as selected.
 */
export function putBlock(change: Transaction, { $from, to }: Selection, block: Node): Selection {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const parent = $from.node(depth - 1)
    const index = $from.index(depth - 1)
    const here = $from.node(depth)
    const isEmpty = here.isTextblock && here.content.size === 0
    if (isEmpty && parent.canReplaceWith(index, index + 1, block.type)) {
      const at = $from.before(depth)
      return caretIn(change.replaceWith(at, at + here.nodeSize, block), at, block)
    }
    if (parent.canReplaceWith(index + 1, index + 1, block.type)) {
      const at = $from.after(depth)
      return caretIn(change.insert(at, block), at, block)
    }
  }
  // A block is selected as a whole: the new one follows it.
  const at = $from.depth === 0 ? to : change.doc.content.size
  return caretIn(change.insert(at, block), at, block)
}

function caretIn(change: Transaction, at: number, block: Node): Selection {
  if (block.isAtom) return NodeSelection.create(change.doc, at)
  return TextSelection.near(change.doc.resolve(at + 1))
}

/** Puts a block where the caret is, as `putBlock` does, and the caret into it. */
export function insertBlock(block: Node): Command {
  return (state, dispatch) => {
    const change = state.tr
    const caret = putBlock(change, state.selection, block)
    dispatch?.(change.setSelection(caret).scrollIntoView())
    return true
  }
}
