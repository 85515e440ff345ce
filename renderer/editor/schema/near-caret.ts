import { Extension } from '@tiptap/core'
import { type EditorState, Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** The class of the block in which the caret is. */
const nearCaret = 'near-caret'

function blockOfCaret({ doc, selection }: EditorState): DecorationSet {
  const { $head } = selection
  const block = doc.maybeChild($head.index(0))
  if (block == null) return DecorationSet.empty
  const from = $head.depth === 0 ? $head.pos : $head.before(1)
  return DecorationSet.create(doc, [Decoration.node(from, from + block.nodeSize, { class: nearCaret })])
}

/**
 * Marks the block in which the caret is, so that the style sheet lays it out always. A block that was just made is not
 * laid out before the next frame where `content-visibility` is `auto`, and Chromium then puts the second letter that is
 * typed into it before the first.
 */
export const NearCaret = Extension.create({
  name: 'nearCaret',
  addProseMirrorPlugins: () => [new Plugin({ props: { decorations: blockOfCaret } })],
})
