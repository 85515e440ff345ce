/** Elements that part words from those around them. */
const blocks =
  'p, h1, h2, h3, h4, h5, h6, li, dt, dd, tr, td, th, caption, blockquote, pre, ul, ol, dl, figure, figcaption, div, section, br'
/** What is on the page and not in the text: what was taken out of it, and what is said to screen readers only. */
const notText =
  'del, .spoken, .side-before, .change-target, .change-traits, .change-moved-here, .change-moved-away, [aria-hidden=true], .visually-hidden, button'

interface Letters {
  readonly node: Text
  /** Where the letters of the node begin in the text; each is at its own place. */
  readonly places: readonly number[]
}

/** The text of a part of the page, in which each run of white space, and each border of a block, is one space. */
export interface ReadableText {
  readonly text: string
  /** The part of the page in which a passage stands. Null where there is none of it. */
  readonly rangeOf: (start: number, end: number) => Range | null
  /** Where a part of the page begins and ends in the text; null where it is outside. */
  readonly placesOf: (range: Range) => { readonly start: number; readonly end: number } | null
}

function isText(node: Node): boolean {
  return node.parentElement?.closest(notText) === null
}

/** Reads what stands in an element. The same words give the same text, however they are shown. */
export function readableText(root: Element): ReadableText {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  const all: Letters[] = []
  let text = ''
  let isParted = true
  const part = () => {
    if (!isParted) text += ' '
    isParted = true
  }
  let block: Element | null = null
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (node.matches('br')) part()
      continue
    }
    if (!(node instanceof Text) || !isText(node)) continue
    const own = node.parentElement?.closest(blocks) ?? null
    if (own !== block) part()
    block = own
    const places: number[] = []
    for (const letter of node.data) {
      const isSpace = /\s/.test(letter)
      if (isSpace) part()
      const at = isSpace ? Math.max(0, text.length - 1) : text.length
      // A letter outside the Basic Multilingual Plane has two units.
      for (let unit = 0; unit < letter.length; unit += 1) places.push(at + (isSpace ? 0 : unit))
      if (!isSpace) {
        text += letter
        isParted = false
      }
    }
    all.push({ node, places })
  }

  function pointOf(place: number): { readonly node: Text; readonly offset: number } | null {
    for (const { node, places } of all) {
      const last = places.at(-1)
      if (last === undefined || last < place) continue
      const offset = places.findIndex(each => each >= place)
      if (offset !== -1) return { node, offset }
    }
    return null
  }

  /** The place of the first letter at or behind a point of the page. */
  function placeAt(container: Node, offset: number): number | null {
    const point = document.createRange()
    point.setStart(container, offset)
    for (const { node, places } of all) {
      if (node === container) return places[offset] ?? (places.at(-1) ?? -1) + 1
      if (point.comparePoint(node, 0) >= 0) return places[0] ?? null
    }
    return text.length
  }

  return {
    text,
    rangeOf: (start, end) => {
      const [from, to] = [pointOf(start), pointOf(end - 1)]
      if (from === null || to === null || end <= start) return null
      const range = document.createRange()
      range.setStart(from.node, from.offset)
      range.setEnd(to.node, to.offset + 1)
      return range
    },
    placesOf: range => {
      if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null
      const start = placeAt(range.startContainer, range.startOffset)
      const end = placeAt(range.endContainer, range.endOffset)
      return start === null || end === null || end <= start ? null : { start, end }
    },
  }
}
