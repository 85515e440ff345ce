import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import {
  type Figure,
  figuresHtml,
  type PullQuote,
  pullQuoteHtml,
  type TimelineEntry,
  timelineHtml,
  withFigure,
  withTimelineEntry,
} from '#shared/case-study/blocks.ts'
import { parseBody } from '../../editor/html/parse-body.ts'
import { writeBlock } from '../../editor/html/write-block.ts'

/** A block of the text and the stretch of positions that it takes. */
interface Stretch {
  readonly from: number
  readonly to: number
}

function topBlocks(doc: Node): readonly (Stretch & { readonly node: Node })[] {
  const blocks: (Stretch & { node: Node })[] = []
  doc.forEach((node, from) => {
    blocks.push({ node, from, to: from + node.nodeSize })
  })
  return blocks
}

/** Puts blocks in place of a stretch, as one step that can be undone, and the caret behind them. */
function putInPlace(editor: Editor, { from, to }: Stretch, html: string): void {
  const blocks = parseBody(html, editor.schema)
  const change = editor.state.tr.replaceWith(from, to, blocks)
  const end = Math.min(from + blocks.size, change.doc.content.size)
  change.setSelection(TextSelection.near(change.doc.resolve(end), -1)).scrollIntoView()
  editor.view.dispatch(change)
  editor.view.focus()
}

/** Where a new block goes: behind the one in hand, or in its place where that is an empty paragraph. */
function placeInHand(editor: Editor): Stretch {
  const { to } = editor.state.selection
  const blocks = topBlocks(editor.state.doc)
  const inHand = blocks.find(block => to >= block.from && to <= block.to) ?? blocks.at(-1)
  if (inHand === undefined) return { from: 0, to: 0 }
  const isEmpty = inHand.node.type.name === 'paragraph' && inHand.node.content.size === 0
  return isEmpty ? inHand : { from: inHand.to, to: inHand.to }
}

export function insertPullQuote(editor: Editor, quote: PullQuote): void {
  putInPlace(editor, placeInHand(editor), pullQuoteHtml(quote))
}

/** Adds a figure: to the list of figures at the caret or just before it, else as a list of its own. */
export function insertFigure(editor: Editor, figure: Figure): void {
  const place = placeInHand(editor)
  const beside = topBlocks(editor.state.doc).findLast(
    block => block.to <= place.from || block.to === place.to,
  )
  const longer = beside === undefined ? null : withFigure(writeBlock(beside.node, editor.schema), figure)
  if (beside !== undefined && longer !== null) putInPlace(editor, beside, longer)
  else putInPlace(editor, place, figuresHtml([figure]))
}

/** Adds an entry to the last timeline of the text, or begins one. */
export function insertTimelineEntry(editor: Editor, entry: TimelineEntry): void {
  for (const block of topBlocks(editor.state.doc).toReversed()) {
    const longer = withTimelineEntry(writeBlock(block.node, editor.schema), entry)
    if (longer !== null) {
      putInPlace(editor, block, longer)
      return
    }
  }
  putInPlace(editor, placeInHand(editor), timelineHtml([entry]))
}
