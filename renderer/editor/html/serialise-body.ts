import type { Node, Schema } from '@tiptap/pm/model'
import { saysSomething } from '#shared/content/body-source.ts'
import { type BlockEdge, readBody, sameBlocks, takeBlocks } from './body-blocks.ts'
import { type Origin, type Place, placeAt, placeOf, type SourceStretch } from './body-origin.ts'
import { writeBlock } from './write-block.ts'

/** What the result is joined from: a stretch of the source as it was, or one block written anew. */
interface Piece {
  readonly text: string
  readonly head: BlockEdge
  readonly tail: BlockEdge
  readonly nodes: readonly Node[]
  /** Where its first and last block stood, for the white space around them. */
  readonly first: Place | undefined
  readonly last: Place | undefined
  /** The source that it repeats letter for letter. */
  readonly verbatim: SourceStretch | null
}

function isEmptyParagraph(node: Node): boolean {
  return node.type.name === 'paragraph' && node.content.size === 0 && placeOf(node) === undefined
}

function withoutEmptyEnd(blocks: readonly Node[]): readonly Node[] {
  return blocks.slice(0, blocks.findLastIndex(block => !isEmptyParagraph(block)) + 1)
}

/**
 * The places of blocks. Blocks that were edited have none of their own; between two that are as they were, as many of
 * them as there were before stand in the places of those.
 */
function placesOf(blocks: readonly Node[]): readonly (Place | undefined)[] {
  const places = blocks.map(placeOf)
  const known = places.findIndex(place => place !== undefined)
  const origin = places[known]?.origin
  if (origin === undefined) return places
  let start = 0
  while (start < places.length) {
    if (places[start] !== undefined) {
      start += 1
      continue
    }
    const nextKnown = places.findIndex((place, index) => index > start && place !== undefined)
    const end = nextKnown === -1 ? places.length : nextKnown
    fillRun(places, start, end, origin)
    start = end
  }
  return places
}

function fillRun(places: (Place | undefined)[], start: number, end: number, first: Origin): void {
  const before = places[start - 1]
  const after = places[end]
  const origin = before?.origin ?? after?.origin ?? first
  const from = before === undefined ? 0 : before.position + 1
  const to = after === undefined ? origin.nodes.length : after.position
  if (after !== undefined && after.origin !== origin) return
  if (to - from !== end - start) return
  for (let index = start; index < end; index += 1) places[index] = placeAt(origin, from + index - start)
}

/** Whether a block is what stands in its place, be it the same object or one that was edited and edited back. */
function isUntouched(block: Node | undefined, place: Place | undefined): boolean {
  if (block === undefined || place === undefined) return false
  const original = place.stretch.nodes[place.part]
  return original !== undefined && (original === block || original.eq(block))
}

function writtenPiece(block: Node, place: Place | undefined, schema: Schema): Piece {
  const text = writeBlock(block, schema)
  const edge = /^<img\b/i.test(text) ? 'picture' : 'block'
  return { text, head: edge, tail: edge, nodes: [block], first: place, last: place, verbatim: null }
}

function piecesOf(blocks: readonly Node[], schema: Schema): readonly Piece[] {
  const places = placesOf(blocks)
  const pieces: Piece[] = []
  let index = 0
  while (index < blocks.length) {
    const block = blocks[index]
    if (block === undefined) break
    const place = places[index]
    const stretch = place?.stretch
    const size = stretch?.nodes.length ?? 1
    const isWhole =
      stretch?.nodes.every((_, part) => {
        const here = places[index + part]
        return here?.stretch === stretch && here.part === part && isUntouched(blocks[index + part], here)
      }) ?? false
    if (stretch !== undefined && isWhole) {
      pieces.push({
        text: stretch.source,
        head: stretch.head,
        tail: stretch.tail,
        nodes: blocks.slice(index, index + size),
        first: place,
        last: places[index + size - 1],
        verbatim: stretch,
      })
      index += size
    } else {
      pieces.push(writtenPiece(block, place, schema))
      index += 1
    }
  }
  return pieces
}

function isLastOf(place: Place): boolean {
  return place.part === place.stretch.nodes.length - 1
}

/** The white space before a block in its origin; undefined where that is not known. */
function gapBefore(place: Place | undefined): string | undefined {
  if (place === undefined || place.part > 0) return undefined
  const previous = place.origin.stretches[place.stretch.index - 1]
  return previous === undefined || saysSomething(previous.after) ? undefined : previous.after
}

function gapBetween(piece: Piece, next: Piece, usual: string): string {
  const { last } = piece
  if (last !== undefined && isLastOf(last)) {
    const isEnd = last.stretch.index === last.origin.stretches.length - 1
    if (!isEnd || saysSomething(last.stretch.after)) return last.stretch.after
  }
  return gapBefore(next.first) ?? usual
}

/** White space ends a body whatever block is its last now; end tags of nothing and comments go with their own block. */
function gapAtEnd(last: Place | undefined): string {
  const end = last?.origin.stretches.at(-1)
  if (last === undefined || end === undefined) return ''
  return saysSomething(end.after) && !(last.stretch === end && isLastOf(last)) ? '' : end.after
}

/** Whether a block has words in which a mark of an earlier block would go on; in the cells of a table it does not. */
function showsMarks(block: Node): boolean {
  return block.isTextblock && saysSomething(block.textContent)
}

/**
 * Whether the same follows as when the source was read, up to the first words, which would show a mark that goes on, or
 * to the end. `following` stands in reverse, the next piece at its end.
 */
function isFollowedAsBefore(piece: Piece, following: readonly Piece[]): boolean {
  let current = piece
  for (let index = following.length - 1; index >= 0; index -= 1) {
    const next = following[index]
    const { last } = current
    const isNext =
      next !== undefined &&
      next.verbatim !== null &&
      last !== undefined &&
      last.origin === next.first?.origin &&
      last.position + 1 === next.first.position
    if (!isNext) return false
    if (next.nodes.some(showsMarks)) return true
    current = next
  }
  return current.last !== undefined && current.last.position === current.last.origin.nodes.length - 1
}

/** Whether a source that is not tidy still says what it said, and changes nothing in what now follows it. */
function staysApart(stretch: SourceStretch, following: string): boolean {
  const probe = `${following}<p>x</p>`
  const together = takeBlocks(readBody(stretch.source + probe))
  return sameBlocks(together, [...stretch.said, ...takeBlocks(readBody(probe))])
}

function mayStandAsItWas(piece: Piece, previous: Piece | undefined, following: readonly Piece[]): boolean {
  const stretch = piece.verbatim
  const next = following.at(-1)
  if (stretch === null) return true
  // White space alone stands for an empty text, not for an empty paragraph among others.
  if (!saysSomething(stretch.source)) return previous === undefined && next === undefined
  if (piece.head === 'loose' && previous !== undefined && previous.tail !== 'block') return false
  if (piece.tail === 'loose' && next !== undefined && next.head !== 'block') return false
  if (stretch.isTidy || isFollowedAsBefore(piece, following)) return true
  return staysApart(stretch, next === undefined ? '' : gapBetween(piece, next, '') + next.text)
}

/** Writes anew what could not stand beside its new neighbours as it was. */
function settled(pieces: readonly Piece[], schema: Schema): readonly Piece[] {
  // From the end: whether a piece may stand depends on the letters that follow it.
  const following: Piece[] = []
  for (const [index, piece] of [...pieces.entries()].toReversed()) {
    if (mayStandAsItWas(piece, pieces[index - 1], following)) following.push(piece)
    else following.push(...piece.nodes.map(node => writtenPiece(node, placeOf(node), schema)).toReversed())
  }
  return following.toReversed()
}

/** Tidy blocks only, as most texts are: nothing depends on what stands beside it. */
function areAllTidy(pieces: readonly Piece[]): boolean {
  return pieces.every(({ verbatim }) => verbatim === null || (verbatim.isTidy && verbatim.head === 'block'))
}

function joined(pieces: readonly Piece[]): string {
  const parts: string[] = []
  let usual = ''
  for (const [index, piece] of pieces.entries()) {
    parts.push(piece.text)
    const next = pieces[index + 1]
    if (next === undefined) continue
    const gap = gapBetween(piece, next, usual)
    parts.push(gap)
    if (!saysSomething(gap)) usual = gap
  }
  const first = pieces.at(0)?.first
  const lead = first?.position === 0 ? first.origin.lead : ''
  return lead + parts.join('') + gapAtEnd(pieces.at(-1)?.last)
}

/**
 * The document as body HTML; an empty document is an empty string. Blocks that nobody touched are written letter for
 * letter as they were read, with the white space between them, and each block that was edited is written once.
 * Empty paragraphs at the end are left out.
 */
export function serialiseBody(doc: Node, schema: Schema): string {
  const pieces = piecesOf(withoutEmptyEnd(doc.content.content), schema)
  return joined(areAllTidy(pieces) ? pieces : settled(pieces, schema))
}
