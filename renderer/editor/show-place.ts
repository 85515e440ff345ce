import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection, type Selection, TextSelection } from '@tiptap/pm/state'
import type { PlacedElement, TextPlace } from '#shared/content/checks.ts'

/** Positions in the document, from before the first character to behind the last. */
interface Range {
  readonly from: number
  readonly to: number
}

/** The text of a block as a person sees it, and where each character of it stands in the document. */
interface PlacedText {
  readonly text: string
  readonly positions: readonly number[]
}

/** `start` is the position of the block's content. White space is folded as it is where the checks read. */
function placedText(block: Node, start: number): PlacedText {
  let text = ''
  const positions: number[] = []
  const add = (character: string, position: number) => {
    const isBlank = /\s/u.test(character)
    const last = text.at(-1)
    if (isBlank && (last === undefined || last === '\n')) return
    if (character === '\n' && last === ' ') {
      text = text.slice(0, -1)
      positions.pop()
    } else if (isBlank && last === ' ') return
    text += character === '\n' || !isBlank ? character : ' '
    positions.push(position)
  }
  block.descendants((node, offset) => {
    const position = start + offset
    if (node.isText) {
      // By UTF-16 units, as positions are.
      const words = node.text ?? ''
      for (let at = 0; at < words.length; at += 1) {
        const character = words.charAt(at)
        add(character === '\n' ? ' ' : character, position + at)
      }
    } else if (node.isBlock || node.type.name === 'hardBreak') add('\n', position)
    return true
  })
  return { text, positions }
}

function rangeOfWords(block: Node, start: number, words: string, occurrence: number): Range | null {
  const { text, positions } = placedText(block, start)
  let at = text.indexOf(words)
  for (let passed = 0; passed < occurrence && at >= 0; passed += 1)
    at = text.indexOf(words, at + words.length)
  const from = positions[at]
  const last = positions[at + words.length - 1]
  return at < 0 || from === undefined || last === undefined ? null : { from, to: last + 1 }
}

/** The runs of text in a block that are one link each. */
function linksIn(block: Node, start: number): readonly Range[] {
  const links: (Range & { readonly mark: Node['marks'][number] })[] = []
  block.descendants((node, offset) => {
    const mark = node.marks.find(({ type }) => type.name === 'link')
    if (mark === undefined) return true
    const from = start + offset
    const before = links.at(-1)
    if (before !== undefined && before.to === from && before.mark.eq(mark)) {
      links[links.length - 1] = { ...before, to: from + node.nodeSize }
    } else links.push({ from, to: from + node.nodeSize, mark })
    return true
  })
  return links
}

function isElement(node: Node, element: PlacedElement): boolean {
  switch (element) {
    case 'heading':
      return node.type.name === 'heading'
    case 'table':
      return node.type.name === 'table'
    case 'picture':
      return 'src' in node.attrs && 'alt' in node.attrs
    default:
      return false
  }
}

function elementsIn(block: Node, position: number, element: PlacedElement): readonly Range[] {
  if (element === 'link') return linksIn(block, position + 1)
  const found: Range[] = []
  const look = (node: Node, at: number) => {
    if (isElement(node, element)) found.push({ from: at, to: at + node.nodeSize })
  }
  look(block, position)
  block.descendants((node, offset) => {
    look(node, position + 1 + offset)
    return true
  })
  return found
}

/** The blocks of a document with their positions, those nearest to a place first: what is told may have moved. */
function blocksNear(doc: Node, index: number): readonly { readonly node: Node; readonly position: number }[] {
  const blocks: { node: Node; position: number; distance: number }[] = []
  doc.forEach((node, position, at) => {
    blocks.push({ node, position, distance: Math.abs(at - index) })
  })
  return blocks.sort((one, other) => one.distance - other.distance)
}

function rangeOf(doc: Node, { block: index, on }: TextPlace): Range | null {
  const blocks = blocksNear(doc, index)
  const [meant] = blocks
  if (meant === undefined) return null
  const whole = { from: meant.position, to: meant.position + meant.node.nodeSize }
  if ('element' in on) return elementsIn(meant.node, meant.position, on.element)[on.index] ?? whole
  const exact = rangeOfWords(meant.node, meant.position + 1, on.words, on.occurrence)
  if (exact !== null) return exact
  for (const { node, position } of blocks) {
    const range = rangeOfWords(node, position + 1, on.words, 0)
    if (range !== null) return range
  }
  return whole
}

function selectionOf(doc: Node, { from, to }: Range): Selection {
  const node = doc.nodeAt(from)
  const isWhole = node !== null && from + node.nodeSize === to
  if (node !== null && isWhole && !node.isText && NodeSelection.isSelectable(node) && node.isAtom) {
    return NodeSelection.create(doc, from)
  }
  return TextSelection.between(doc.resolve(from), doc.resolve(to))
}

/**
 * Selects a spot of the text, brings it into sight and puts the focus there. Where the text has moved on since, the
 * nearest block that still holds the words; else the block that was meant.
 */
export function showPlace(editor: Editor, place: TextPlace): void {
  const { state, view } = editor
  const range = rangeOf(state.doc, place)
  if (range === null) {
    view.focus()
    return
  }
  const selection = selectionOf(state.doc, range)
  view.focus()
  view.dispatch(state.tr.setSelection(selection).scrollIntoView())
  // Into the middle: at the edge one does not see what it belongs to.
  const { node } = view.domAtPos(selection.from)
  const element = node instanceof Element ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
}
