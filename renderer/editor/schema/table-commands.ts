import { Extension } from '@tiptap/core'
import { GapCursor } from '@tiptap/pm/gapcursor'
import type { Node } from '@tiptap/pm/model'
import { type Command, type EditorState, Plugin, TextSelection } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  CellSelection,
  deleteColumn,
  deleteRow,
  goToNextCell,
  isInTable,
  mergeCells,
  splitCell,
  tableEditing,
} from '@tiptap/pm/tables'
import { insertBlock } from './insert-block.ts'

/** A table around the selection, and the position before it. */
interface TablePlace {
  readonly table: Node
  readonly at: number
}

/** The innermost table around the selection; null outside of tables. */
export function tableAround(state: EditorState): TablePlace | null {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === 'table') return { table: $from.node(depth), at: $from.before(depth) }
  }
  return null
}

function gridOf(table: Node): Node | null {
  return table.lastChild?.type.name === 'tableGrid' ? table.lastChild : null
}

function captionOf(table: Node): Node | null {
  return table.firstChild?.type.name === 'tableCaption' ? table.firstChild : null
}

/** Whether every cell of the first row is a header. */
export function hasHeaderRow(table: Node): boolean {
  const row = gridOf(table)?.firstChild
  return !!row && row.childCount > 0 && row.content.content.every(cell => cell.type.name === 'tableHeader')
}

export function hasCaption(table: Node): boolean {
  return captionOf(table) !== null
}

/** Puts a table with a header row behind the block of the caret, or in its place where that is empty. */
export function insertTable(rows: number, columns: number): Command {
  return (state, dispatch) => {
    const { table, tableGrid, tableRow, tableCell, tableHeader, paragraph } = state.schema.nodes
    if (!table || !tableGrid || !tableRow || !tableCell || !tableHeader || !paragraph) return false
    const row = (isHeader: boolean) =>
      tableRow.create(
        isHeader ? { section: 'head' } : null,
        Array.from({ length: columns }, () =>
          (isHeader ? tableHeader : tableCell).create(null, paragraph.create()),
        ),
      )
    const made = table.create(
      null,
      tableGrid.create(
        null,
        Array.from({ length: rows }, (_, index) => row(index === 0)),
      ),
    )
    return insertBlock(made)(state, dispatch)
  }
}

/** Makes headers of the first row's cells, in the table's head; or plain cells of them. */
const toggleHeaderRow: Command = (state, dispatch) => {
  const place = tableAround(state)
  const grid = place && gridOf(place.table)
  const row = grid?.firstChild
  const { tableCell, tableHeader } = state.schema.nodes
  if (!place || !row || !tableCell || !tableHeader) return false
  const isHeader = hasHeaderRow(place.table)
  const rowAt = place.at + 2 + (captionOf(place.table)?.nodeSize ?? 0)
  const change = state.tr.setNodeMarkup(rowAt, null, { ...row.attrs, section: isHeader ? null : 'head' })
  row.forEach((cell, offset) => {
    change.setNodeMarkup(rowAt + 1 + offset, isHeader ? tableCell : tableHeader, cell.attrs)
  })
  dispatch?.(change)
  return true
}

/** Gives the table a caption to write into, or takes it away. */
const toggleCaption: Command = (state, dispatch) => {
  const place = tableAround(state)
  const { tableCaption } = state.schema.nodes
  if (!place || !tableCaption) return false
  const caption = captionOf(place.table)
  const at = place.at + 1
  const change = caption
    ? state.tr.delete(at, at + caption.nodeSize)
    : state.tr.insert(at, tableCaption.create())
  dispatch?.(
    caption ? change : change.setSelection(TextSelection.create(change.doc, at + 1)).scrollIntoView(),
  )
  return true
}

const deleteTable: Command = (state, dispatch) => {
  const place = tableAround(state)
  if (!place) return false
  const change = state.tr.delete(place.at, place.at + place.table.nodeSize)
  dispatch?.(
    change
      .setSelection(TextSelection.near(change.doc.resolve(Math.min(place.at, change.doc.content.size))))
      .scrollIntoView(),
  )
  return true
}

/** Removing the last row or column removes the table. */
function orWholeTable(command: Command): Command {
  return (state, dispatch) => command(state, dispatch) || (isInTable(state) && deleteTable(state, dispatch))
}

/** Everything that can be done to the table around the caret, by name. */
export const tableCommands = {
  rowAbove: addRowBefore,
  rowBelow: addRowAfter,
  columnBefore: addColumnBefore,
  columnAfter: addColumnAfter,
  removeRow: orWholeTable(deleteRow),
  removeColumn: orWholeTable(deleteColumn),
  mergeCells,
  splitCell,
  headerRow: toggleHeaderRow,
  caption: toggleCaption,
  deleteTable,
} as const satisfies Readonly<Record<string, Command>>

export type TableCommandName = keyof typeof tableCommands

/** Tab goes to the next cell; behind the last one it makes a row. */
const goOn: Command = (state, dispatch, view) => {
  if (!isInTable(state)) return false
  if (goToNextCell(1)(state, dispatch, view)) return true
  if (!dispatch || !view) return addRowAfter(state)
  addRowAfter(state, dispatch)
  return goToNextCell(1)(view.state, dispatch, view)
}

/**
 * Out of the first or last row of a table, where nothing stands on that side of it: the caret goes between the table
 * and the edge of what it stands in, and what is typed there begins a paragraph. Without this it would stay in the table.
 */
function leaveTable(direction: -1 | 1): Command {
  return (state, dispatch, view) => {
    const { selection } = state
    const { $head, empty } = selection
    const isCaret = selection instanceof TextSelection && empty
    if (!isCaret || !view?.endOfTextblock(direction === 1 ? 'down' : 'up')) return false
    // Up to the whole text nothing may follow, but for the other cells of the row, which stand beside.
    for (let depth = $head.depth - 1; depth >= 0; depth -= 1) {
      const around = $head.node(depth)
      const index = $head.index(depth)
      const isLast = index === (direction === 1 ? around.childCount - 1 : 0)
      if (!isLast && around.type.name !== 'tableRow') return false
    }
    const isInIt = $head.depth > 0 && $head.node(1).type.name === 'table'
    if (!isInIt) return false
    const $gap = state.doc.resolve(direction === 1 ? $head.after(1) : $head.before(1))
    dispatch?.(state.tr.setSelection(new GapCursor($gap)).scrollIntoView())
    return true
  }
}

/** Whether the whole table is chosen, cell by cell: then deleting deletes it rather than emptying its cells. */
const deleteWholeTable: Command = (state, dispatch) => {
  const { selection } = state
  if (!(selection instanceof CellSelection) || !selection.isRowSelection() || !selection.isColSelection())
    return false
  return deleteTable(state, dispatch)
}

/** Cells that are chosen together, keys in tables, and pasting of cells. */
export const TableEditing = Extension.create({
  name: 'tableEditing',
  // After the keys of lists, which stand inside of cells.
  priority: 90,

  addKeyboardShortcuts() {
    const run = (command: Command) => () =>
      this.editor.commands.command(({ state, dispatch, view }) => command(state, dispatch, view))
    return {
      Tab: () => goOn(this.editor.state, this.editor.view.dispatch, this.editor.view),
      'Mod-Alt-g': run(insertTable(3, 3)),
      'Shift-Tab': run((state, dispatch) => isInTable(state) && goToNextCell(-1)(state, dispatch)),
      ArrowUp: run(leaveTable(-1)),
      ArrowDown: run(leaveTable(1)),
      Backspace: run(deleteWholeTable),
      Delete: run(deleteWholeTable),
    }
  },

  addProseMirrorPlugins() {
    const editing = tableEditing()
    return [
      new Plugin({
        ...editing.spec,
        // A table with a cell too few is put right when it is edited. What only came in stays as it was written.
        appendTransaction: (transactions, before, after) =>
          transactions.some(transaction => transaction.getMeta('preventUpdate') === true)
            ? null
            : editing.spec.appendTransaction?.call(editing, transactions, before, after),
      }),
    ]
  },
})
