import { strFromU8 } from 'fflate'
import { base64Of } from '#shared/exchange/data-address.ts'
import { type FoundPicture, placeholderOf } from '#shared/exchange/foreign-pictures.ts'
import {
  elementsNamed,
  type HtmlElement,
  type HtmlNode,
  isElement,
  textIn,
  xmlTree,
} from '#shared/exchange/html-tree.ts'
import type { ImportNote } from '#shared/exchange/import-report.ts'
import type { FoundText } from '#shared/exchange/imported-text.ts'
import { readHtml } from '#shared/exchange/read-html.ts'
import { escapeText } from '#shared/exchange/write-html.ts'
import { type Archive, ArchiveProblem } from './archive.ts'
import { type OdtStyle, readOdtStyles } from './odt-styles.ts'

const plainStyles =
  /^(?:standard|text body|default|body|list|table|heading|first line|hanging|marginalia|footnote|endnote|frame|index|header|footer|salutation|signature|internet link|visited|p\d+|ma?p?\d*$|horizontal)/i

/** Left out; what a person may miss of it is noted by its count. */
const leftOutElements = new Set([
  'text:tracked-changes',
  'text:table-of-content',
  'text:illustration-index',
  'text:table-index',
  'text:alphabetical-index',
  'text:bibliography',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'office:forms',
  'office:annotation',
  'office:annotation-end',
  'draw:object',
  'draw:object-ole',
  'draw:applet',
  'draw:plugin',
  'script:event-listener',
])

const deepestNesting = 100

/** Marks of one program written as HTML, which the one reader of foreign HTML takes from here. */
function marked(html: string, { bold, italic, isCode }: OdtStyle): string {
  const code = isCode ? `<code>${html}</code>` : html
  const slanted =
    italic === null ? code : `<span style="font-style:${italic ? 'italic' : 'normal'}">${code}</span>`
  return bold === null ? slanted : `<span style="font-weight:${bold ? 'bold' : 'normal'}">${slanted}</span>`
}

function attribute(value: string): string {
  return escapeText(value).replace(/"/g, '&quot;')
}

/** How often a repeated cell or row is really there: programs fill a page with thousands of empty ones. */
function repeated(value: string | undefined): number {
  const count = Number(value ?? 1)
  return Number.isInteger(count) && count > 1 ? Math.min(count, 100) : 1
}

/**
 * Reads an OpenDocument text. Source: OASIS OpenDocument 1.3, part 3. Throws `ArchiveProblem` where a part is damaged
 * or kept under a password.
 */
export function readOdt(archive: Archive): FoundText {
  const part = (name: string) => {
    const content = archive.read(name)
    return content === undefined ? '' : strFromU8(content)
  }
  if (part('META-INF/manifest.xml').includes('<manifest:encryption-data'))
    throw new ArchiveProblem('encrypted')
  const contentXml = part('content.xml')
  const content = xmlTree(contentXml)
  const [textRoot] = elementsNamed(content, 'office:text')
  if (!textRoot) throw new ArchiveProblem('damaged')
  const styles = readOdtStyles(contentXml, part('styles.xml'))

  const pictures: FoundPicture[] = []
  const footnotes: string[] = []
  const unknown = new Set<string>()
  let title: string | null = null
  let unreachable = 0

  function inner(element: HtmlElement, depth: number): string {
    return element.children.map(child => written(child, depth + 1)).join('')
  }

  function written(node: HtmlNode, depth: number): string {
    // White space folds as in HTML; what is meant to stay is an element of its own.
    if (!isElement(node)) return node.type === 'text' ? escapeText(node.data) : ''
    if (depth > deepestNesting) return escapeText(textIn(node))
    if (leftOutElements.has(node.name)) return ''
    const { attribs } = node
    switch (node.name) {
      case 'text:p':
        return paragraph(node, depth)
      case 'text:h': {
        const level = Math.min(6, Math.max(1, Number(attribs['text:outline-level'] ?? 1) || 1))
        return `<h${level}>${inner(node, depth)}</h${level}>`
      }
      case 'text:span':
        return marked(inner(node, depth), styles.lookOf(attribs['text:style-name']))
      case 'text:a':
        return `<a href="${attribute(attribs['xlink:href'] ?? '')}">${inner(node, depth)}</a>`
      case 'text:s':
        return `${'&nbsp;'.repeat(repeated(attribs['text:c']) - 1)} `
      case 'text:tab':
        return ' '
      case 'text:line-break':
        return '<br>'
      case 'text:list':
        return list(node, depth)
      case 'text:note':
        return note(node, depth)
      case 'table:table':
        return table(node, depth)
      case 'draw:frame':
        return frame(node, depth)
      default:
        return inner(node, depth)
    }
  }

  function paragraph(node: HtmlElement, depth: number): string {
    const lineage = styles.lineageOf(node.attribs['text:style-name'])
    const is = (...names: readonly string[]) => lineage.some(name => names.includes(name))
    const words = inner(node, depth)
    if (is('Title') && title === null) {
      title = textIn(node).replace(/\s+/g, ' ').trim()
      return ''
    }
    if (is('Quotations', 'Quote')) return `<blockquote><p>${words}</p></blockquote>`
    if (is('Preformatted Text')) return `<pre>${words}</pre>`
    if (is('Caption', 'Illustration', 'Figure', 'Table')) return `<p class="caption">${words}</p>`
    const [name = ''] = lineage.filter(each => !/^[A-Z]+\d+$/.test(each))
    const isKnown = is('Subtitle') || lineage.some(each => plainStyles.test(each))
    if (name !== '' && !isKnown && textIn(node).trim() !== '') unknown.add(name)
    return `<p>${marked(words, { ...styles.lookOf(node.attribs['text:style-name']), isCode: false })}</p>`
  }

  function list(node: HtmlElement, depth: number, outer?: string, level = 1): string {
    if (depth > deepestNesting) return escapeText(textIn(node))
    const name = node.attribs['text:style-name'] ?? outer
    const { ordered, start } = styles.countingOf(name, level)
    const items = node.children.filter(isElement).map(item => {
      const parts = item.children.map(child =>
        isElement(child) && child.name === 'text:list'
          ? list(child, depth + 2, name, level + 1)
          : written(child, depth + 2),
      )
      return `<li>${parts.join('')}</li>`
    })
    const tag = ordered ? 'ol' : 'ul'
    return `<${tag}${ordered && start !== 1 ? ` start="${start}"` : ''}>${items.join('')}</${tag}>`
  }

  function note(node: HtmlElement, depth: number): string {
    const body = node.children.filter(isElement).find(({ name }) => name === 'text:note-body')
    const number = footnotes.push('')
    footnotes[number - 1] = body === undefined ? '' : inner(body, depth)
    return `[${number}]`
  }

  function table(node: HtmlElement, depth: number): string {
    const rowsOf = (element: HtmlElement): string =>
      element.children
        .filter(isElement)
        .map(child => {
          switch (child.name) {
            case 'table:table-header-rows':
              return `<thead>${rowsOf(child)}</thead>`
            case 'table:table-row-group':
            case 'table:table-rows':
              return rowsOf(child)
            case 'table:table-row':
              return row(child, depth).repeat(repeated(child.attribs['table:number-rows-repeated']))
            default:
              return ''
          }
        })
        .join('')
    return `<table>${rowsOf(node)}</table>`
  }

  function row(node: HtmlElement, depth: number): string {
    const cells = node.children.filter(isElement).map(cell => {
      if (cell.name !== 'table:table-cell') return ''
      const columns = attribute(cell.attribs['table:number-columns-spanned'] ?? '1')
      const rows = attribute(cell.attribs['table:number-rows-spanned'] ?? '1')
      const one = `<td colspan="${columns}" rowspan="${rows}">${inner(cell, depth + 2)}</td>`
      return one.repeat(repeated(cell.attribs['table:number-columns-repeated']))
    })
    return `<tr>${cells.join('')}</tr>`
  }

  function frame(node: HtmlElement, depth: number): string {
    const children = node.children.filter(isElement)
    const images = children.filter(({ name }) => name === 'draw:image')
    // A drawing comes with a picture of itself for programs that cannot draw it.
    const image = images.find(({ attribs }) => !/\.svg$/i.test(attribs['xlink:href'] ?? '')) ?? images[0]
    const box = children.find(({ name }) => name === 'draw:text-box')
    if (box) return `<div>${inner(box, depth)}</div>`
    if (!image || children.some(({ name }) => name === 'draw:object')) return ''
    const label =
      children.find(({ name }) => name === 'svg:desc') ?? children.find(({ name }) => name === 'svg:title')
    const alt = label === undefined ? '' : textIn(label).replace(/\s+/g, ' ').trim()
    const href = image.attribs['xlink:href'] ?? ''
    if (/^https?:/i.test(href)) return `<img src="${attribute(href)}" alt="${attribute(alt)}">`
    const bytes = archive.read(href.replace(/^\.\//, ''))
    if (bytes === undefined) {
      unreachable += 1
      return escapeText(alt)
    }
    const placeholder = placeholderOf(pictures.length + 1)
    const name = href.split('/').at(-1) ?? 'picture'
    pictures.push({ placeholder, alt, name, base64: base64Of(bytes) })
    return `<img src="${placeholder}" alt="${attribute(alt)}">`
  }

  const running = inner(textRoot, 0)
  const listed = footnotes.map(words => `<li>${words}</li>`).join('')
  const html = footnotes.length > 0 ? `${running}<ol>${listed}</ol>` : running
  const { blocks } = readHtml(html, { from: 'elsewhere' })
  const [properties] = elementsNamed(xmlTree(part('meta.xml')), 'dc:title')
  const named = properties === undefined ? '' : textIn(properties).trim()

  const count = (name: string) => elementsNamed(content, name).length
  const notes: readonly (ImportNote | null)[] = [
    unknown.size > 0 ? { note: 'styles_unknown', styles: [...unknown] } : null,
    footnotes.length > 0 ? { note: 'footnotes_listed', count: footnotes.length } : null,
    count('text:insertion') > 0 ? { note: 'insertions_kept', count: count('text:insertion') } : null,
    count('text:deletion') > 0 ? { note: 'left_out', kind: 'deleted', count: count('text:deletion') } : null,
    count('office:annotation') > 0 ? { note: 'comments_dropped', count: count('office:annotation') } : null,
    count('draw:object') > 0 ? { note: 'objects_dropped', count: count('draw:object') } : null,
    count('text:table-of-content') > 0 ? { note: 'contents_dropped' } : null,
    unreachable > 0 ? { note: 'pictures_unreachable', count: unreachable } : null,
  ]
  return {
    blocks,
    title,
    property: named === '' ? null : named,
    pictures,
    notes: notes.filter(each => each !== null),
  }
}
