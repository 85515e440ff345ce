import { Extension } from '@tiptap/core'
import { type Command, NodeSelection, TextSelection } from '@tiptap/pm/state'

/** Moves the blocks of the selection past the block before or after them; the selection goes with them. */
function moveBlock(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection
    const start = $from.index(0)
    const end = state.selection instanceof NodeSelection && $from.depth === 0 ? start + 1 : $to.index(0) + 1
    const target = direction === -1 ? start - 1 : end
    if (target < 0 || target >= state.doc.childCount) return false
    const passed = state.doc.child(target)
    let from = 0
    for (let index = 0; index < start; index += 1) from += state.doc.child(index).nodeSize
    let to = from
    for (let index = start; index < end; index += 1) to += state.doc.child(index).nodeSize
    if (dispatch) {
      // The passed block is what moves: the chosen ones keep their identity and with it the letters they came from.
      const change = state.tr
      const shift = direction * passed.nodeSize
      const { anchor, head } = state.selection
      if (direction === -1) change.insert(to, passed).delete(from - passed.nodeSize, from)
      else change.delete(to, to + passed.nodeSize).insert(from, passed)
      change.setSelection(
        state.selection instanceof NodeSelection
          ? NodeSelection.create(change.doc, state.selection.from + shift)
          : TextSelection.create(change.doc, anchor + shift, head + shift),
      )
      dispatch(change.scrollIntoView())
    }
    return true
  }
}

/** Alt+↑ and Alt+↓ move a paragraph, a table, a picture, a kept block. */
export const MoveBlock = Extension.create({
  name: 'moveBlock',
  addKeyboardShortcuts() {
    const run = (command: Command) => () =>
      this.editor.commands.command(({ state, dispatch }) => command(state, dispatch))
    return { 'Alt-ArrowUp': run(moveBlock(-1)), 'Alt-ArrowDown': run(moveBlock(1)) }
  },
})
