import { Extension } from '@tiptap/core'
import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model'
import { type Command, type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'

/** Where the caret is in a definition list: in a term, or in a definition. */
interface DefinitionPlace {
  readonly $caret: ResolvedPos
  /** Depth of the list, and of the term or definition in it. */
  readonly list: number
  readonly entry: Node
  readonly isTerm: boolean
}

function placeIn($at: ResolvedPos): DefinitionPlace | null {
  for (let depth = $at.depth; depth > 0; depth -= 1) {
    if ($at.node(depth).type.name !== 'definitionList') continue
    const entry = $at.node(depth + 1)
    return { $caret: $at, list: depth, entry, isTerm: entry.type.name === 'definitionTerm' }
  }
  return null
}

/** The place of a caret that is directly in a term or in a paragraph of a definition, not in a list inside of one. */
function caretIn(state: EditorState): DefinitionPlace | null {
  const { $from, empty } = state.selection
  const place = empty ? placeIn($from) : null
  if (place === null) return null
  return $from.depth === place.list + (place.isTerm ? 1 : 2) ? place : null
}

function selectNear(change: Transaction, position: number): Transaction {
  return change.setSelection(TextSelection.near(change.doc.resolve(position))).scrollIntoView()
}

function isAtEndOf({ $caret, list }: DefinitionPlace): boolean {
  return $caret.parentOffset === $caret.parent.content.size && $caret.after() >= $caret.end(list + 1)
}

/** Enter: behind a term comes its definition, behind a definition the next term; an empty term ends the list. */
const goOn: Command = (state, dispatch) => {
  const place = caretIn(state)
  if (place === null) return false
  const { definitionTerm: term, definition, paragraph } = state.schema.nodes
  if (!term || !definition || !paragraph) return false
  const { $caret, list, isTerm } = place
  const isLast = $caret.index(list) === $caret.node(list).childCount - 1
  if (isTerm && place.entry.content.size === 0 && isLast) return leave(state, dispatch, place)
  if (!isAtEndOf(place) && !(isTerm && $caret.parentOffset === $caret.parent.content.size)) return false
  const next = isTerm ? definition.create(null, paragraph.create()) : term.create()
  const after = $caret.after(list + 1)
  dispatch?.(selectNear(state.tr.insert(after, next), after + 1))
  return true
}

/** Puts a paragraph behind the list in place of its empty last term. */
function leave(
  state: EditorState,
  dispatch: ((tr: Transaction) => void) | undefined,
  place: DefinitionPlace,
) {
  const { paragraph } = state.schema.nodes
  if (!paragraph) return false
  const { $caret, list } = place
  const isOnly = $caret.node(list).childCount === 1
  const from = isOnly ? $caret.before(list) : $caret.before(list + 1)
  const change = isOnly
    ? state.tr.replaceWith(from, $caret.after(list), paragraph.create())
    : state.tr.delete(from, $caret.after(list + 1))
  if (!isOnly) change.insert(change.mapping.map($caret.after(list)), paragraph.create())
  dispatch?.(selectNear(change, isOnly ? from + 1 : change.mapping.map($caret.after(list), -1) + 1))
  return true
}

/** A term as a block that may stand anywhere. */
function asBlocks(state: EditorState, entry: Node): readonly Node[] {
  if (entry.type.name !== 'definitionTerm') return entry.content.content
  const paragraph = state.schema.nodes['paragraph']?.create(null, entry.content)
  return paragraph ? [paragraph] : []
}

/** Backspace at the beginning of an entry: its words go to the end of the entry before, or out of the list. */
const goBack: Command = (state, dispatch) => {
  const place = caretIn(state)
  if (place === null || place.$caret.parentOffset > 0) return false
  const { $caret, list, entry, isTerm } = place
  const index = $caret.index(list)
  if (!isTerm && $caret.index(list + 1) > 0) return false
  if (index === 0) return takeOut(state, dispatch, place)
  const before = $caret.node(list).child(index - 1)
  const start = $caret.before(list + 1)
  const change = state.tr
  if (before.type.name === 'definitionTerm') {
    // The first paragraph joins the term; what else the definition holds stays a definition.
    const [first, ...others] = isTerm ? [entry] : entry.content.content
    if (first === undefined || !first.isTextblock) return false
    const rest = others.length > 0 ? Fragment.from(entry.copy(Fragment.from(others))) : Fragment.empty
    change.replaceWith(start, start + entry.nodeSize, rest).insert(start - 1, first.content)
    dispatch?.(selectNear(change, start - 1))
    return true
  }
  const words = entry.textContent === '' && entry.childCount <= 1 ? [] : asBlocks(state, entry)
  change.delete(start, start + entry.nodeSize).insert(start - 1, words)
  dispatch?.(
    change.setSelection(TextSelection.near(change.doc.resolve(start - 1), words.length > 0 ? 1 : -1)),
  )
  return true
}

/** Takes the first entry out of the list, as paragraphs before it. */
function takeOut(
  state: EditorState,
  dispatch: ((tr: Transaction) => void) | undefined,
  { $caret, list, entry }: DefinitionPlace,
): boolean {
  const whole = $caret.node(list)
  const rest = whole.content.content.slice(1)
  const from = $caret.before(list)
  const blocks = [...asBlocks(state, entry), ...(rest.length > 0 ? [whole.copy(Fragment.from(rest))] : [])]
  const change = state.tr.replaceWith(from, $caret.after(list), blocks)
  dispatch?.(selectNear(change, from + 1))
  return true
}

/** The list around the caret as paragraphs. */
function undoList(
  state: EditorState,
  dispatch: ((tr: Transaction) => void) | undefined,
  place: DefinitionPlace,
) {
  const { $caret, list } = place
  const from = $caret.before(list)
  const blocks = $caret.node(list).content.content.flatMap(entry => asBlocks(state, entry))
  dispatch?.(selectNear(state.tr.replaceWith(from, $caret.after(list), blocks), from + 1))
  return true
}

/** Makes a definition list of the chosen paragraphs, a term and its definition in turn; or paragraphs of a list. */
export const toggleDefinitionList: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  const place = placeIn($from)
  if (place !== null) return undoList(state, dispatch, place)
  const { definitionList, definitionTerm, definition, paragraph } = state.schema.nodes
  if (!definitionList || !definitionTerm || !definition || !paragraph) return false
  const range = $from.blockRange($to)
  if (range === null) return false
  const blocks = range.parent.content.content.slice(range.startIndex, range.endIndex)
  if (!blocks.every(block => block.isTextblock && block.type.spec.code !== true)) return false
  const entries = blocks.map((block, index) =>
    index % 2 === 0
      ? definitionTerm.create(null, block.content)
      : definition.create(null, paragraph.create(null, block.content)),
  )
  const list = definitionList.create(null, entries)
  if (!range.parent.canReplaceWith(range.startIndex, range.endIndex, definitionList)) return false
  const caret = range.start + 2 + (blocks[0]?.content.size ?? 0)
  dispatch?.(selectNear(state.tr.replaceWith(range.start, range.end, list), caret))
  return true
}

/** Tab: from a term into its definition and on; Shift+Tab back. */
function step(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const place = caretIn(state)
    if (place === null) return false
    const { $caret, list } = place
    const to = direction === 1 ? $caret.after(list + 1) : $caret.before(list + 1)
    const isEdge = direction === 1 ? to === $caret.end(list) : to === $caret.start(list)
    if (isEdge) return direction === 1 ? goOn(state, dispatch) : false
    dispatch?.(state.tr.setSelection(TextSelection.near(state.doc.resolve(to), direction)).scrollIntoView())
    return true
  }
}

/** The keys inside a definition list. */
export const DefinitionKeys = Extension.create({
  name: 'definitionKeys',
  priority: 900,
  addKeyboardShortcuts() {
    const run = (command: Command) => () =>
      this.editor.commands.command(({ state, dispatch }) => command(state, dispatch))
    return {
      Enter: run(goOn),
      Backspace: run(goBack),
      Tab: run(step(1)),
      'Shift-Tab': run(step(-1)),
      'Mod-Shift-6': run(toggleDefinitionList),
    }
  },
})
