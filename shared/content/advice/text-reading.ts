import { Parser } from 'htmlparser2'

interface ReadHeading {
  readonly level: number
  readonly text: string
}

export interface ReadLink {
  readonly address: string
  readonly text: string
  /** Whether a picture stands in it. */
  readonly hasPicture: boolean
}

interface ReadPicture {
  readonly address: string
  /** null: it has no alternative text at all. */
  readonly alt: string | null
}

interface ReadTable {
  readonly hasHeader: boolean
}

/** One of the outermost elements of a text, as a person sees it. */
interface BlockReading {
  /** Its words; lines and cells parted by a line break, white space folded. */
  readonly text: string
  /** The lines of it that are running text: no headings, cells or code. */
  readonly prose: readonly string[]
  readonly headings: readonly ReadHeading[]
  readonly links: readonly ReadLink[]
  readonly pictures: readonly ReadPicture[]
  readonly tables: readonly ReadTable[]
  /** Words that stand on both sides of more than one space. */
  readonly wideGaps: readonly string[]
}

/** A text block by block, in the order of the source. */
export type TextReading = readonly BlockReading[]

const blockElements = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table caption thead tbody tr th td iframe'.split(' '),
)
/** Elements whose words are no sentences. */
const noProse = new Set('h1 h2 h3 h4 h5 h6 pre caption th td dt'.split(' '))
/** Stand outermost as a block of their own, though they may stand in a line too. */
const blockAlone = new Set(['img', 'iframe'])

interface Line {
  words: string
  isProse: boolean
}

interface Mutable {
  lines: Line[]
  raw: string
  headings: ReadHeading[]
  links: ReadLink[]
  pictures: ReadPicture[]
  tables: { hasHeader: boolean }[]
}

function folded(text: string): string {
  return text.replace(/[\s\u00a0]+/gu, ' ').trim()
}

const wideGap = /(?<=[^\s\u00a0])[ \u00a0]{2,}(?=[^\s\u00a0])/gu
/** Most wide gaps of a block that are told: what has more was not typed by a person. */
const mostGaps = 50
/** Characters on each side of a gap that are shown of the words there. */
const besideGap = 30

/** The words on both sides of each wide gap. */
function wideGapsIn(raw: string): readonly string[] {
  const found: string[] = []
  for (const { 0: gap, index } of raw.matchAll(wideGap)) {
    const end = index + gap.length
    const before = /[^\s\u00a0]+$/u.exec(raw.slice(Math.max(0, index - besideGap), index))?.[0] ?? ''
    const behind = /^[^\s\u00a0]+/u.exec(raw.slice(end, end + besideGap))?.[0] ?? ''
    found.push(`${before} ${behind}`)
    if (found.length === mostGaps) break
  }
  return found
}

function finished({ lines, raw, headings, links, pictures, tables }: Mutable): BlockReading {
  const read = lines.flatMap(({ words, isProse }) => {
    const text = folded(words)
    return text === '' ? [] : [{ text, isProse }]
  })
  return {
    text: read.map(line => line.text).join('\n'),
    prose: read.filter(line => line.isProse).map(line => line.text),
    headings,
    links,
    pictures,
    tables,
    wideGaps: wideGapsIn(raw),
  }
}

/** Deeper than any text: what nests deeper was made to keep a parser busy, and is not read on. */
const deepestNesting = 100
/** Characters read before the time is looked at again. */
const stretch = 4_096

/**
 * Reads HTML piece by piece, so that a long text need not be read in one go. `readUntil` reads on until the text is
 * at its end or `isTimeUp` says so after a piece; it answers with the reading once there is one.
 */
export function readingOf(html: string): {
  readonly readUntil: (isTimeUp: () => boolean) => TextReading | null
} {
  const blocks: BlockReading[] = []
  const open: string[] = []
  const openLinks: { address: string; text: string; hasPicture: boolean }[] = []
  const openHeadings: { level: number; text: string }[] = []
  const openTables: { hasHeader: boolean }[] = []
  let current: Mutable | null = null

  const block = (): Mutable => {
    current ??= { lines: [], raw: '', headings: [], links: [], pictures: [], tables: [] }
    return current
  }
  const endBlock = () => {
    if (current) blocks.push(finished(current))
    current = null
  }
  const newLine = () => {
    if (!current) return
    current.lines.push({ words: '', isProse: !open.some(name => noProse.has(name)) })
    current.raw += '\n'
  }
  const write = (text: string) => {
    const into = block()
    const line = into.lines.at(-1)
    if (line) line.words += text
    else into.lines.push({ words: text, isProse: !open.some(name => noProse.has(name)) })
    if (!open.includes('pre')) into.raw += text
    for (const link of openLinks) link.text += text
    for (const heading of openHeadings) heading.text += text
  }

  const parser = new Parser({
    onopentag: (name, attributes) => {
      const isBlock = blockElements.has(name)
      if (open.length === 0 && (isBlock || blockAlone.has(name))) endBlock()
      open.push(name)
      if (isBlock || name === 'br') {
        block()
        newLine()
      }
      if (name === 'a') openLinks.push({ address: attributes['href'] ?? '', text: '', hasPicture: false })
      else if (name === 'img') {
        block().pictures.push({ address: attributes['src'] ?? '', alt: attributes['alt'] ?? null })
        for (const link of openLinks) link.hasPicture = true
      } else if (/^h[1-6]$/.test(name)) openHeadings.push({ level: Number(name.slice(1)), text: '' })
      else if (name === 'table') openTables.push({ hasHeader: false })
      else if (name === 'th') {
        const table = openTables.at(-1)
        if (table) table.hasHeader = true
      }
    },
    ontext: text => {
      // White space between the outermost elements is no block.
      if (open.length === 0 && current === null && text.trim() === '') return
      write(text)
    },
    onclosetag: name => {
      open.pop()
      if (name === 'a') {
        const link = openLinks.pop()
        if (link) block().links.push({ ...link, text: folded(link.text) })
      } else if (/^h[1-6]$/.test(name)) {
        const heading = openHeadings.pop()
        if (heading) block().headings.push({ level: heading.level, text: folded(heading.text) })
      } else if (name === 'table') {
        const table = openTables.pop()
        if (table) block().tables.push(table)
      }
      const isBlock = blockElements.has(name)
      if (open.length === 0 && (isBlock || blockAlone.has(name))) endBlock()
      else if (isBlock) newLine()
    },
  })

  let read = 0
  let reading: TextReading | null = null
  return {
    readUntil: isTimeUp => {
      while (reading === null) {
        if (read < html.length && open.length <= deepestNesting) {
          parser.write(html.slice(read, read + stretch))
          read += stretch
        } else {
          parser.end()
          endBlock()
          reading = blocks
        }
        if (reading === null && isTimeUp()) return null
      }
      return reading
    },
  }
}

/** Reads HTML in one go. */
export function readText(html: string): TextReading {
  return readingOf(html).readUntil(() => false) ?? []
}
