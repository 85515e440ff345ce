import type { Node } from '@tiptap/pm/model'
import { type Command, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state'

/**
 * Puts a block behind the text block of the caret, or in the place of an empty one; where none may stand, behind the
 * next block around it. The caret goes into its first text block; what has no text is
 * selected.
 */
export function insertBlock(block: Node): Command {
  return (state, dispatch) => {
    const { $from, to } = state.selection
    for (let depth = $from.depth; depth > 0; depth -= 1) {
      const parent = $from.node(depth - 1)
      const index = $from.index(depth - 1)
      const here = $from.node(depth)
      const isEmpty = here.isTextblock && here.content.size === 0
      if (isEmpty && parent.canReplaceWith(index, index + 1, block.type)) {
        const at = $from.before(depth)
        dispatch?.(withCaretIn(state.tr.replaceWith(at, at + here.nodeSize, block), at, block))
        return true
      }
      if (parent.canReplaceWith(index + 1, index + 1, block.type)) {
        const at = $from.after(depth)
        dispatch?.(withCaretIn(state.tr.insert(at, block), at, block))
        return true
      }
    }
    // A block is selected as a whole: the new one follows it.
    const at = $from.depth === 0 ? to : state.doc.content.size
    dispatch?.(withCaretIn(state.tr.insert(at, block), at, block))
    return true
  }
}

function withCaretIn(change: Transaction, at: number, block: Node): Transaction {
  if (block.isAtom) return change.setSelection(NodeSelection.create(change.doc, at)).scrollIntoView()
  return change.setSelection(TextSelection.near(change.doc.resolve(at + 1))).scrollIntoView()
}
