import { Parser } from 'htmlparser2'

/**
 * A top-level block of body HTML in the letters of its source: one element such as `<p>…</p>`, or a run of words that
 * stand alone.
 */
export interface SourceBlock {
  readonly source: string
  /** What stands between this block and the next one: white space, as a rule. */
  readonly after: string
  /** The element's name in lower case; null for a run of words. */
  readonly name: string | null
  /**
   * Every element is closed and stands where it may stand: any parser reads the block the same, and the block has no
   * say in how the rest of the body is read.
   */
  readonly isTidy: boolean
}

/** The body is `lead`, then each block's `source` and `after`, letter for letter. */
export interface BodySource {
  readonly lead: string
  readonly blocks: readonly SourceBlock[]
}

const words = (text: string) => new Set(text.split(' '))

/** Elements that stand as blocks of their own. `div` is not accepted, but what other programs wrote may hold it. */
export const blockElements: ReadonlySet<string> = words(
  'p h1 h2 h3 h4 h5 h6 blockquote pre ul ol li dl dt dd table caption thead tbody tr th td iframe div',
)
const phrasing = words('em strong b i br cite code q a img')
const empty = words('br img')
const phrasingHolders = words('p h1 h2 h3 h4 h5 h6 pre em strong b i cite code q a')
const flowHolders = words('blockquote li dt dd td th caption')
const onlyIn: Readonly<Record<string, ReadonlySet<string>>> = {
  li: words('ul ol'),
  dt: words('dl'),
  dd: words('dl'),
  caption: words('table'),
  thead: words('table'),
  tbody: words('table'),
  tr: words('thead tbody table'),
  td: words('tr'),
  th: words('tr'),
}
/** Words in these are moved out of them by browsers. */
const wordless = words('table thead tbody tr')
/** Deeper than any text; beyond some hundred levels browsers flatten. */
const deepest = 100
/** White space as HTML knows it: a no-break space is none. */
const notBlank = /[^ \t\r\n\f]/

/** Whether a text is more than the white space of HTML. */
export function saysSomething(text: string): boolean {
  return notBlank.test(text)
}

function mayStandIn(name: string, parent: string | undefined): boolean {
  const home = onlyIn[name]
  if (home !== undefined) return parent !== undefined && home.has(parent)
  if (parent === undefined || flowHolders.has(parent)) return phrasing.has(name) || blockElements.has(name)
  return phrasingHolders.has(parent) && phrasing.has(name)
}

interface Stretch {
  readonly start: number
  end: number
  readonly name: string | null
  isTidy: boolean
  /** Where the pictures of a run begin and end that holds nothing else; null as soon as it holds words. */
  pictures: { start: number; end: number }[] | null
}

/** What a parser says of a body, gathered into top-level stretches. */
class Slicer {
  readonly found: Stretch[] = []
  #open: string[] = []
  #current: Stretch | null = null
  /** The current block was ended by what follows it, not by its own end tag. */
  #endsWithNext = false
  /** Where the outermost open element starts, and what stood before it in its run ends. */
  #top = { start: 0, endBefore: 0 }

  open(name: string, isImplied: boolean, start: number, end: number): void {
    const isInside = this.#open.length > 0
    if (!isInside) {
      if (this.#endsWithNext) this.#finish(start)
      if (blockElements.has(name)) {
        this.#finish()
        this.#current = { start, end, name, isTidy: true, pictures: null }
      }
    }
    if (!isInside) this.#top = { start, endBefore: this.#current?.end ?? start }
    this.#current ??= { start, end, name: null, isTidy: true, pictures: [] }
    if (isInside && this.#current.name === null && blockElements.has(name)) this.#partFromRun()
    const current = this.#current
    if (isImplied || !mayStandIn(name, this.#open.at(-1)) || this.#open.length > deepest)
      current.isTidy = false
    if (name === 'a' && this.#open.includes('a')) current.isTidy = false
    if (name !== 'img' || isInside) current.pictures = null
    else current.pictures?.push({ start, end })
    current.end = end
    this.#open.push(name)
  }

  text(text: string, start: number, end: number): void {
    if (!saysSomething(text)) return
    if (this.#endsWithNext) this.#finish(start)
    this.#current ??= { start, end, name: null, isTidy: true, pictures: null }
    const current = this.#current
    current.end = end
    current.pictures = null
    if (wordless.has(this.#open.at(-1) ?? '')) current.isTidy = false
  }

  close(name: string, isImplied: boolean, end: number): void {
    this.#open.pop()
    const current = this.#current
    if (current === null) return
    const isUnclosed = isImplied && !empty.has(name)
    if (isUnclosed) current.isTidy = false
    else current.end = end
    if (this.#open.length > 0 || current.name === null) return
    if (isUnclosed) this.#endsWithNext = true
    else this.#finish()
  }

  end(length: number): void {
    this.#finish(this.#endsWithNext ? length : undefined)
  }

  /** A block stands in an element of a run, such as a paragraph in a link: that element is a block, not a part of the run. */
  #partFromRun(): void {
    const { start, endBefore } = this.#top
    const run = this.#current
    if (run !== null && run.start < start) this.found.push({ ...run, end: endBefore })
    this.#current = { start, end: start, name: this.#open[0] ?? null, isTidy: false, pictures: null }
  }

  #finish(end = this.#current?.end): void {
    const current = this.#current
    this.#current = null
    this.#endsWithNext = false
    if (current === null || end === undefined) return
    current.end = end
    this.found.push(current)
  }
}

/** Takes a body apart into its top-level blocks, in time in proportion to its length. Nothing is lost or changed. */
export function sliceBody(html: string): BodySource {
  const slicer = new Slicer()
  const parser = new Parser({
    onopentag: (name, _attributes, isImplied) =>
      slicer.open(name, isImplied, parser.startIndex, parser.endIndex + 1),
    ontext: text => slicer.text(text, parser.startIndex, parser.endIndex + 1),
    onclosetag: (name, isImplied) => slicer.close(name, isImplied, parser.endIndex + 1),
  })
  parser.write(html)
  parser.end()
  slicer.end(html.length)
  const stretches = slicer.found.flatMap(piecesOf)
  return {
    lead: html.slice(0, stretches[0]?.start ?? html.length),
    blocks: stretches.map(({ start, end, name, isTidy }, index) => {
      const after = html.slice(end, stretches[index + 1]?.start ?? html.length)
      // End tags of nothing belong to a block that is not tidy; so does a comment, of which parsers differ where it ends.
      return { source: html.slice(start, end), after, name, isTidy: isTidy && !saysSomething(after) }
    }),
  }
}

/** Pictures that stand alone are a block each. */
function piecesOf(stretch: Stretch): readonly Pick<Stretch, 'start' | 'end' | 'name' | 'isTidy'>[] {
  if (stretch.pictures === null || stretch.pictures.length === 0) return [stretch]
  return stretch.pictures.map(({ start, end }) => ({ start, end, name: 'img', isTidy: stretch.isTidy }))
}
