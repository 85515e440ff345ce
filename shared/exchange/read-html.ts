import { isAllowedLink } from '../content/allowed-html.ts'
import { asParagraph, Flow, type Loose } from './flow.ts'
import { type CaptionLine, tidied, withHeadingRow } from './foreign-blocks.ts'
import { declarations, isHiddenBy, markerOf, wordListPlace } from './foreign-style.ts'
import { type Format, formatOf, isVideo, type Origin, pictureOf, plain, spanOf } from './html-elements.ts'
import { childrenOf, type HtmlElement, type HtmlNode, htmlTree, isElement, textIn } from './html-tree.ts'
import { containers, type LeftOut, type LeftOutKind, leftOutBy, unseen } from './html-vocabulary.ts'
import { folded, isAll, isBlank, withoutMark } from './inline-content.ts'
import {
  type Block,
  type Cell,
  type DefinitionEntry,
  headingLevels,
  type Inline,
  plainRun,
  type Row,
} from './text-tree.ts'
import { gatherItems } from './word-lists.ts'

export interface ReadText {
  readonly blocks: readonly Block[]
  readonly leftOut: LeftOut
}

interface ReadOptions {
  readonly from: Origin
}

/** Deeper than any text: from here on only the words are read. */
const deepestNesting = 100

/** Reads HTML as a tree of blocks. Never throws; what no body can hold is left out and counted. */
export function readHtml(html: string, { from }: ReadOptions): ReadText {
  const isForeign = from === 'elsewhere'
  const leftOut: Partial<Record<LeftOutKind, number>> = {}
  const leave = (kind: LeftOutKind) => {
    leftOut[kind] = (leftOut[kind] ?? 0) + 1
  }

  function walkAll(nodes: readonly HtmlNode[], format: Format, flow: Flow, depth: number): void {
    for (const node of nodes) walk(node, format, flow, depth + 1)
  }

  function walk(node: HtmlNode, format: Format, flow: Flow, depth: number): void {
    if (depth > deepestNesting) {
      flow.add({ kind: 'text', text: textIn(node), ...format })
      return
    }
    if (!isElement(node)) {
      if (node.type === 'text') addText(node.data, format, flow)
      else if (node.type === 'cdata') walkAll(childrenOf(node), format, flow, depth)
      return
    }
    const kind = leftOutBy[node.name]
    if (kind !== undefined) {
      leave(kind)
      return
    }
    if (unseen.has(node.name) || /^[wmv]:/.test(node.name)) return
    const style = isForeign ? declarations(node.attribs['style']) : null
    if (style && (isHiddenBy(style) || /^comment/.test(style.get('mso-element') ?? ''))) return
    if (style?.get('mso-list')?.toLowerCase() === 'ignore') return
    walkElement(node, format, flow, depth)
  }

  /** Programs mark the blanks beside a word with it; the blanks stay, without the marks. */
  function addText(text: string, format: Format, flow: Flow): void {
    const words = text.trim()
    const start = text.length - text.trimStart().length
    const [before, after] = [text.slice(0, start), text.slice(start + words.length)]
    if (!isForeign || format.marks.length === 0 || words === '') {
      flow.add({ kind: 'text', text, ...format })
      return
    }
    const blank = { ...format, marks: [] }
    if (before !== '') flow.add({ kind: 'text', text: before, ...blank })
    flow.add({ kind: 'text', text: words, ...format })
    if (after !== '') flow.add({ kind: 'text', text: after, ...blank })
  }

  function walkElement(node: HtmlElement, format: Format, flow: Flow, depth: number): void {
    switch (node.name) {
      case 'br':
        flow.add({ kind: 'break' })
        return
      case 'img': {
        const picture = pictureOf(node, format.link, from)
        if (picture.src !== '' || picture.alt !== '') flow.add(picture)
        return
      }
      case 'iframe':
        video(node, flow)
        return
      case 'p':
        flow.endLine()
        paragraph(node, formatOf(node, format, from), flow, depth)
        return
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        heading(node, flow, depth)
        return
      case 'ul':
      case 'ol':
        flow.block(list(node, format, depth))
        return
      case 'li':
      case 'dt':
      case 'dd':
        flow.endLine()
        walkAll(node.children, format, flow, depth)
        flow.endLine()
        return
      case 'dl':
        flow.block({ kind: 'definitions', entries: definitions(node, format, depth) })
        return
      case 'blockquote': {
        const cite = node.attribs['cite'] ?? null
        const blocks = blocksIn(node.children, format, depth)
        if (blocks.length > 0) {
          flow.block({ kind: 'quote', cite: cite !== null && isAllowedLink(cite) ? cite : null, blocks })
        }
        return
      }
      case 'pre':
      case 'listing':
      case 'xmp': {
        const text = codeIn(node)
        if (text.trim() !== '' || !isForeign) flow.block({ kind: 'code', text })
        return
      }
      case 'table':
        flow.endLine()
        flow.blocks.push(...table(node, format, depth))
        return
      case 'figure':
        flow.endLine()
        figure(node, format, flow, depth)
        return
      default:
        if (containers.has(node.name)) {
          flow.endLine()
          walkAll(node.children, formatOf(node, format, from), flow, depth)
          flow.endLine()
        } else if (isForeign && node.attribs['class'] === 'Apple-converted-space') {
          flow.add({ kind: 'text', text: ' ', ...format })
        } else walkAll(node.children, formatOf(node, format, from), flow, depth)
    }
  }

  function paragraph(node: HtmlElement, format: Format, flow: Flow, depth: number): void {
    const style = declarations(isForeign ? node.attribs['style'] : undefined)
    const place = wordListPlace(style)
    if (place === null) {
      walkAll(node.children, format, flow, depth)
      if (/\bMsoQuote|\bMsoIntenseQuote/.test(node.attribs['class'] ?? '') && isForeign) {
        flow.endLine(content => [{ kind: 'quote', cite: null, blocks: asParagraph(content) }])
      } else if (/^(?:Mso)?caption$/i.test(node.attribs['class'] ?? '') && isForeign) {
        flow.endLine(content => [{ kind: 'paragraph', content, role: 'caption' } satisfies CaptionLine])
      } else flow.endLine()
      return
    }
    const inner = new Flow()
    walkAll(node.children, format, inner, depth)
    inner.endLine()
    const marker = markerOf(
      ignoredIn(node)
        .replace(/\u00a0/g, ' ')
        .trim(),
    )
    flow.block({ kind: 'loose-item', ...place, ...marker, blocks: finish(inner.blocks) })
  }

  /** The words that Word has put before an item: the bullet, the number. */
  function ignoredIn(node: HtmlNode): string {
    if (!isElement(node)) return ''
    if (declarations(node.attribs['style']).get('mso-list')?.toLowerCase() === 'ignore') return textIn(node)
    return node.children.map(ignoredIn).join('')
  }

  function heading(node: HtmlElement, flow: Flow, depth: number): void {
    flow.endLine()
    const inner = new Flow()
    walkAll(node.children, plain, inner, depth)
    inner.endLine()
    const found = finish(inner.blocks)
    const words = found.flatMap((block, index): readonly Inline[] =>
      block.kind === 'paragraph' ? [...(index > 0 ? [plainRun(' ')] : []), ...block.content] : [],
    )
    const level = headingLevels[Number(node.name.slice(1)) - 1] ?? 2
    const text = folded(words)
    const content = isForeign && isAll(text, 'strong') ? withoutMark(text, 'strong') : text
    if (content.length > 0) flow.block({ kind: 'heading', level, content })
    for (const block of found) if (block.kind !== 'paragraph') flow.block(block)
  }

  function list(node: HtmlElement, format: Format, depth: number): Block {
    const items: Block[][] = []
    for (const child of node.children) {
      if (isElement(child) && child.name === 'li') items.push([...blocksIn(child.children, format, depth)])
      else {
        // A list that stands in a list without an item belongs to the item before it.
        const loose = blocksIn([child], format, depth)
        const last = items.at(-1)
        if (loose.length > 0 && last) last.push(...loose)
        else if (loose.length > 0) items.push([...loose])
      }
    }
    const start = Number(node.attribs['start'] ?? 1)
    const filled = isForeign ? items.filter(item => item.length > 0) : items
    return {
      kind: 'list',
      ordered: node.name === 'ol',
      start: Number.isInteger(start) ? start : 1,
      items: filled,
    }
  }

  function definitions(node: HtmlElement, format: Format, depth: number): readonly DefinitionEntry[] {
    return node.children.flatMap((child): readonly DefinitionEntry[] => {
      if (!isElement(child)) return []
      if (child.name === 'div') return definitions(child, format, depth + 1)
      const blocks = blocksIn(child.children, format, depth)
      if (child.name !== 'dt') return [{ kind: 'description', blocks }]
      return [{ kind: 'term', content: inlineOf(blocks) }]
    })
  }

  function codeIn(node: HtmlElement): string {
    const parts: string[] = []
    const read = (inner: HtmlNode): void => {
      if (!isElement(inner)) parts.push(textIn(inner))
      else if (inner.name === 'br') parts.push('\n')
      else for (const child of inner.children) read(child)
    }
    for (const child of node.children) read(child)
    const text = parts.join('').replace(/\r\n?/g, '\n')
    // The line break that follows the tag is there for the reader of the source.
    const [first] = node.children
    const code = first && !isElement(first) && text.startsWith('\n') ? text.slice(1) : text
    // So is the one that ends the last line.
    return code.endsWith('\n') ? code.slice(0, -1) : code
  }

  function video({ attribs }: HtmlElement, flow: Flow): void {
    const src = attribs['src'] ?? ''
    if (!isVideo(src)) {
      leave('embedded')
      return
    }
    const { title = null, width = null, height = null } = attribs
    flow.block({ kind: 'video', src, title, width, height })
  }

  function figure(node: HtmlElement, format: Format, flow: Flow, depth: number): void {
    const isCaption = (child: HtmlNode) => isElement(child) && child.name === 'figcaption'
    const caption = node.children
      .filter(isCaption)
      .map(child => textIn(child))
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim()
    const blocks = blocksIn(
      node.children.filter(child => !isCaption(child)),
      format,
      depth,
    )
    const [only] = blocks
    if (blocks.length === 1 && only?.kind === 'picture' && caption !== '') flow.block({ ...only, caption })
    else if (blocks.length === 1 && only?.kind === 'table' && caption !== '' && only.caption === null) {
      flow.block({ ...only, caption: [plainRun(caption)] })
    } else {
      for (const block of blocks) flow.block(block)
      if (caption !== '') flow.block({ kind: 'paragraph', content: [plainRun(caption)] })
    }
  }

  function cell(node: HtmlElement, format: Format, depth: number): Cell {
    const { colspan, rowspan, scope = null } = node.attribs
    return {
      isHeader: node.name === 'th',
      scope,
      colspan: spanOf(colspan),
      rowspan: spanOf(rowspan),
      blocks: blocksIn(node.children, format, depth),
    }
  }

  function table(node: HtmlElement, format: Format, depth: number): readonly Block[] {
    const head: Row[] = []
    const body: Row[] = []
    let caption: readonly Inline[] | null = null
    const outside = new Flow()
    const read = (children: readonly HtmlNode[], isInHead: boolean) => {
      for (const child of children) {
        if (!isElement(child)) {
          if (textIn(child).trim() !== '') walk(child, format, outside, depth + 1)
        } else if (child.name === 'thead') read(child.children, true)
        else if (child.name === 'tbody' || child.name === 'tfoot') read(child.children, false)
        else if (child.name === 'caption') caption = inlineOf(blocksIn(child.children, format, depth))
        else if (child.name === 'tr') {
          const cells = child.children
            .filter(isElement)
            .filter(({ name }) => name === 'td' || name === 'th')
            .map(each => cell(each, format, depth + 1))
          if (cells.length > 0) (isInHead ? head : body).push(cells)
        } else if (!unseen.has(child.name)) walk(child, format, outside, depth + 1)
      }
    }
    read(node.children, false)
    outside.endLine()
    const before = finish(outside.blocks)
    const [onlyRow, ...otherRows] = [...head, ...body]
    if (onlyRow === undefined) return before
    // A frame around a text, drawn as a table of one cell.
    if (isForeign && otherRows.length === 0 && onlyRow.length === 1 && caption === null) {
      return [...before, ...(onlyRow[0]?.blocks ?? [])]
    }
    const rows = isForeign ? withHeadingRow(head, body) : { head, body }
    return [...before, { kind: 'table', caption, ...rows }]
  }

  function blocksIn(nodes: readonly HtmlNode[], format: Format, depth: number): readonly Block[] {
    const flow = new Flow()
    walkAll(nodes, format, flow, depth)
    flow.endLine()
    return finish(flow.blocks)
  }

  function finish(blocks: readonly Loose[]): readonly Block[] {
    return isForeign ? tidied(gatherItems(blocks)) : gatherItems(blocks).flatMap(alonePicture)
  }

  return { blocks: blocksIn(htmlTree(html), plain, 0), leftOut }
}

/** Everything in blocks that can stand in a line; where a block ends, a space. */
function inlineOf(blocks: readonly Block[]): readonly Inline[] {
  return folded(
    blocks.flatMap((block, index): readonly Inline[] => {
      const space = index > 0 ? [plainRun(' ')] : []
      if (block.kind === 'paragraph' || block.kind === 'heading') return [...space, ...block.content]
      return block.kind === 'picture' ? [block] : []
    }),
  )
}

/** Pictures that stand in a paragraph without a word are blocks of their own. */
function alonePicture(block: Block): readonly Block[] {
  if (block.kind !== 'paragraph') return [block]
  const pictures = block.content.filter(inline => inline.kind === 'picture')
  const others = block.content.filter(inline => inline.kind !== 'picture')
  return pictures.length > 0 && isBlank(others) ? pictures : [block]
}
