import { redoDepth, undoDepth } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'

/** What the words at the caret are, and what can be done; plain values, so that two of these are quick to compare. */
export interface FormatsAt {
  readonly block: string
  readonly level: number
  readonly marks: string
  /** The list, quote or table around the caret; the innermost of each kind counts. */
  readonly around: string
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** Marks of a selection: those that its first words have, as when one goes on typing there. */
function marksAt(state: EditorState): readonly string[] {
  const { $from, empty, to } = state.selection
  if (empty) return (state.storedMarks ?? $from.marks()).map(mark => mark.type.name)
  const $inside =
    $from.parentOffset < $from.parent.content.size && to > $from.pos
      ? state.doc.resolve($from.pos + 1)
      : $from
  return $inside.marks().map(mark => mark.type.name)
}

/** Reads the formats at the caret in time that does not depend on the length of the text: it is done with each key. */
export function formatsAt(state: EditorState): FormatsAt {
  const { $from } = state.selection
  const around: string[] = []
  let list: string | null = null
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node: Node = $from.node(depth)
    const { name } = node.type
    if (name === 'bulletList' || name === 'orderedList') list ??= name
    else if (name === 'blockquote' || name === 'definitionList' || name === 'table') around.push(name)
  }
  const block = $from.parent
  const level: unknown = block.attrs['level']
  return {
    block: block.type.name,
    level: typeof level === 'number' ? level : 0,
    marks: [...marksAt(state)].sort().join(' '),
    around: [...around, ...(list === null ? [] : [list])].join(' '),
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
  }
}

function has(names: string, name: string): boolean {
  return names.split(' ').includes(name)
}

export function isMarkedAs(formats: FormatsAt, mark: string): boolean {
  return has(formats.marks, mark)
}

export function isInside(formats: FormatsAt, block: string): boolean {
  return formats.block === block || has(formats.around, block)
}
