import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  type INumberingOptions,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { FactEntry, Publication, PublishedPicture } from '#shared/exchange/publication.ts'
import {
  type Block,
  type Inline,
  type Link,
  type List,
  plainRun,
  type Row,
} from '#shared/exchange/text-tree.ts'

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const

/** The width of the text on the page, in pixels of Word (96 an inch). */
const textWidth = 600
/** An indent of one level, in twips (1/20 pt). */
const indent = 720
const deepestLevel = 8

const pictureTypes = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif' } as const
const pictureTypeOf = new Map<string, 'png' | 'jpg' | 'gif'>(Object.entries(pictureTypes))

interface Place {
  /** Indents of the block, from the left edge. */
  readonly level: number
  readonly style?: string
}

const top: Place = { level: 0 }

function look(place: Place) {
  return {
    ...(place.style === undefined ? {} : { style: place.style }),
    ...(place.level === 0 ? {} : { indent: { left: place.level * indent } }),
  }
}

/** Word follows addresses of the web and of mail; the portal's own ones would lead nowhere. */
function followable(link: Link | null): string | null {
  return link && /^(?:https?|mailto|tel):/i.test(link.href) ? link.href : null
}

/** Writes a publication as a Word document; one writer a document, because lists are numbered across it. */
class DocxWriter {
  private readonly pictures: Publication['pictures']
  private readonly lists: INumberingOptions['config'][number][] = []

  constructor(pictures: Publication['pictures']) {
    this.pictures = pictures
  }

  get numbering(): INumberingOptions {
    return { config: this.lists }
  }

  private image(content: PublishedPicture, alt: string): ImageRun | null {
    const type = pictureTypeOf.get(content.mediaType)
    if (type === undefined) return null
    const scale = Math.min(1, textWidth / content.width)
    const width = Math.max(1, Math.round(content.width * scale))
    const height = Math.max(1, Math.round(content.height * scale))
    return new ImageRun({
      type,
      data: content.bytes,
      transformation: { width, height },
      altText: { name: alt === '' ? type : alt.slice(0, 80), description: alt, title: '' },
    })
  }

  private run(inline: Inline, isLinked: boolean): TextRun | ImageRun {
    if (inline.kind === 'break') return new TextRun({ break: 1 })
    if (inline.kind === 'picture') {
      const content = this.pictures.get(inline.src)
      const image = content ? this.image(content, inline.alt) : null
      return image ?? new TextRun({ text: inline.alt === '' ? inline.src : inline.alt, italics: true })
    }
    const { marks } = inline
    const isQuoted = marks.includes('q')
    return new TextRun({
      text: isQuoted ? `“${inline.text}”` : inline.text,
      bold: marks.includes('strong'),
      italics: marks.includes('em') || marks.includes('cite'),
      ...(marks.includes('code') ? { style: 'HTMLCode' } : isLinked ? { style: 'Hyperlink' } : {}),
    })
  }

  inline(content: readonly Inline[]): readonly ParagraphChild[] {
    return content.map(inline => {
      const link = inline.kind === 'break' ? null : followable(inline.link)
      if (link === null) return this.run(inline, false)
      return new ExternalHyperlink({ link, children: [this.run(inline, true)] })
    })
  }

  private list({ ordered, start, items }: List, place: Place, depth: number): readonly (Paragraph | Table)[] {
    const reference = `list-${this.lists.length + 1}`
    const level = Math.min(depth, deepestLevel)
    this.lists.push({
      reference,
      levels: Array.from({ length: deepestLevel + 1 }, (_, index) => ({
        level: index,
        format: ordered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
        text: ordered ? `%${index + 1}.` : '•',
        alignment: AlignmentType.LEFT,
        start: index === level ? start : 1,
        style: { paragraph: { indent: { left: (index + 1) * indent, hanging: indent / 2 } } },
      })),
    })
    return items.flatMap(item => {
      const [first, ...others] = item
      const isLine = first?.kind === 'paragraph'
      const line = new Paragraph({
        children: isLine ? [...this.inline(first.content)] : [],
        numbering: { reference, level },
      })
      const inside: Place = { level: place.level + depth + 1 }
      return [line, ...this.blocks(isLine ? others : item, inside, depth + 1)]
    })
  }

  private row(cells: Row, isHeading: boolean): TableRow {
    return new TableRow({
      // Readers take the mark for a heading whatever it says.
      ...(isHeading ? { tableHeader: true } : {}),
      cantSplit: true,
      children: cells.map(cell => {
        const blocks = this.blocks(cell.blocks, top, 0)
        return new TableCell({
          columnSpan: cell.colspan,
          rowSpan: cell.rowspan,
          margins: { top: 60, bottom: 60, left: 100, right: 100 },
          ...(cell.isHeader ? { shading: { fill: 'F1F2F4' } } : {}),
          // Word wants a paragraph at the end of each cell.
          children: blocks.at(-1) instanceof Paragraph ? [...blocks] : [...blocks, new Paragraph({})],
        })
      }),
    })
  }

  private block(block: Block, place: Place, depth: number): readonly (Paragraph | Table)[] {
    switch (block.kind) {
      case 'paragraph':
        return [new Paragraph({ ...look(place), children: [...this.inline(block.content)] })]
      case 'heading':
        return [
          new Paragraph({
            heading: headings[block.level - 1] ?? HeadingLevel.HEADING_6,
            children: [...this.inline(block.content)],
          }),
        ]
      case 'list':
        return this.list(block, place, depth)
      case 'quote':
        return this.blocks(block.blocks, { ...place, style: 'Quote' }, depth)
      case 'code':
        return block.text
          .split('\n')
          .map(line => new Paragraph({ style: 'HTMLPreformatted', children: [new TextRun(line)] }))
      case 'definitions':
        return block.entries.flatMap(entry =>
          entry.kind === 'term'
            ? [
                new Paragraph({
                  ...look(place),
                  keepNext: true,
                  children: [...this.inline(entry.content.map(bold))],
                }),
              ]
            : this.blocks(entry.blocks, { ...place, level: place.level + 1 }, depth),
        )
      case 'table': {
        const caption =
          block.caption === null
            ? []
            : [new Paragraph({ style: 'Caption', keepNext: true, children: [...this.inline(block.caption)] })]
        const rows = [
          ...block.head.map(row => this.row(row, true)),
          ...block.body.map(row => this.row(row, false)),
        ]
        return [...caption, new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows })]
      }
      case 'picture': {
        const line = new Paragraph({
          ...look(place),
          keepNext: block.caption !== null,
          ...(block.align === 'center' ? { alignment: AlignmentType.CENTER } : {}),
          children: [...this.inline([block])],
        })
        if (block.caption === null) return [line]
        return [line, new Paragraph({ style: 'Caption', children: [new TextRun(block.caption)] })]
      }
      case 'video': {
        const link = { href: block.src, title: null, hreflang: null }
        return [
          new Paragraph({
            ...look(place),
            children: [...this.inline([{ ...plainRun(block.title ?? block.src), link }])],
          }),
        ]
      }
    }
  }

  blocks(blocks: readonly Block[], place: Place = top, depth = 0): readonly (Paragraph | Table)[] {
    return blocks.flatMap((block, index) => {
      const written = this.block(block, place, depth)
      // Two tables without a line between them are one for Word.
      const isBeforeTable = block.kind === 'table' && blocks[index + 1]?.kind === 'table'
      return isBeforeTable ? [...written, new Paragraph({})] : written
    })
  }
}

function bold(inline: Inline): Inline {
  return inline.kind === 'text' && !inline.marks.includes('strong')
    ? { ...inline, marks: ['strong', ...inline.marks] }
    : inline
}

function entryBlocks(entry: FactEntry): readonly Block[] {
  switch (entry.kind) {
    case 'text':
      return [{ kind: 'paragraph', content: [plainRun(entry.text)] }]
    case 'link': {
      const link = { href: entry.href, title: null, hreflang: null }
      return [{ kind: 'paragraph', content: [{ ...plainRun(entry.text), link }] }]
    }
    case 'blocks':
      return entry.blocks
  }
}

/** The other fields of an item as a table of two columns. */
function factTable({ facts }: Publication): readonly Block[] {
  if (facts.length === 0) return []
  const cell = { scope: null, colspan: 1, rowspan: 1 }
  const body = facts.map(
    ({ label, entries }): Row => [
      {
        ...cell,
        isHeader: true,
        blocks: [{ kind: 'paragraph', content: [{ ...plainRun(label), marks: ['strong'] }] }],
      },
      { ...cell, isHeader: false, blocks: entries.flatMap(entryBlocks) },
    ],
  )
  return [
    { kind: 'paragraph', content: [] },
    { kind: 'table', caption: null, head: [], body },
  ]
}

/** Half-points, as Word measures letters. */
const sizes = { text: 22, small: 19 } as const

/** An item as a Word document: its title, its text with pictures and tables, and its other fields as a table. */
export async function writeDocx(
  publication: Publication,
  language: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { title, kind, blocks } = publication
  const writer = new DocxWriter(publication.pictures)
  const children = [
    new Paragraph({ style: 'Title', children: [new TextRun(title)] }),
    ...writer.blocks(blocks),
    ...writer.blocks(factTable(publication)),
  ]
  const document = new Document({
    title,
    subject: kind,
    numbering: writer.numbering,
    styles: {
      default: { document: { run: { size: sizes.text, language: { value: language } } } },
      paragraphStyles: [
        {
          id: 'Quote',
          name: 'Quote',
          basedOn: 'Normal',
          run: { italics: true },
          paragraph: { indent: { left: indent, right: indent } },
        },
        { id: 'Caption', name: 'caption', basedOn: 'Normal', run: { size: sizes.small, color: '4D515A' } },
        {
          id: 'HTMLPreformatted',
          name: 'HTML Preformatted',
          basedOn: 'Normal',
          run: { font: 'Courier New', size: sizes.small },
        },
      ],
      characterStyles: [{ id: 'HTMLCode', name: 'HTML Code', run: { font: 'Courier New' } }],
    },
    sections: [{ children }],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}
