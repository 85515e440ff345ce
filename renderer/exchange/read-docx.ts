import { strFromU8, zipSync } from 'fflate'
import mammoth from 'mammoth'
import { type FoundPicture, placeholderOf } from '#shared/exchange/foreign-pictures.ts'
import { elementsNamed, htmlTree, textIn, xmlTree } from '#shared/exchange/html-tree.ts'
import type { ImportNote } from '#shared/exchange/import-report.ts'
import type { FoundText } from '#shared/exchange/imported-text.ts'
import { readHtml } from '#shared/exchange/read-html.ts'
import type { Archive } from './archive.ts'
import { leftOutNotes } from './left-out-notes.ts'

/** How Word's own styles are read, besides those that mammoth knows. Names are Word's English ones in every language. */
const styleMap = [
  "p[style-name='Title'] => p.document-title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  "p[style-name='Table'] => p.caption:fresh",
  "p[style-name='Figure'] => p.caption:fresh",
  "p[style-name='Illustration'] => p.caption:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='Preformatted Text'] => pre:separator('\\n')",
  "p[style-name='Source Code'] => pre:separator('\\n')",
  "r[style-name='HTML Code'] => code",
  "r[style-name='Source Text'] => code",
  "r[style-name='Verbatim Char'] => code",
  "r[style-name='Emphasis'] => em",
  "r[style-name='Intense Emphasis'] => em",
  "r[style-name='Subtle Emphasis'] => em",
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap(level => [
    `p[style-name='toc ${level}'] => !`,
    `p[style-name='TOC ${level}'] => !`,
  ]),
  "p[style-name='TOC Heading'] => !",
  "p[style-name='table of figures'] => !",
]

/** Styles that only say how a plain paragraph looks: nobody misses them. */
const plainStyles = new RegExp(
  '^(?:normal|body|text body|list|no spacing|default|standard|table|footer|header|page number|hyperlink|' +
    'followedhyperlink|plain text|block text|first paragraph|compact|bullet|annotation|balloon|line number|subtitle|' +
    'internet link|strong|number|footnote|endnote|web)',
  'i',
)

const unknownStyle = /^Unrecogni[sz]ed (?:paragraph|run|table) style: '?(.+?)'? \(Style ID: /

const titleLine = /<p class="document-title">.*?<\/p>/s
/** The arrow from a footnote to its place in the text: there are no places to lead to. */
const wayBack = /<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g

function wordsIn(html: string): string | null {
  const words = htmlTree(html)
    .map(node => textIn(node))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
  return words === '' ? null : words
}

function text(archive: Archive, name: string): string {
  const content = archive.read(name)
  return content === undefined ? '' : strFromU8(content)
}

function occurrences(xml: string, start: RegExp): number {
  return xml.match(start)?.length ?? 0
}

/** What Word holds beside the running text, told from the parts of the document. */
function notesOn(archive: Archive, documentXml: string): readonly ImportNote[] {
  const comments = occurrences(text(archive, 'word/comments.xml'), /<w:comment[ >]/g)
  const deleted = occurrences(documentXml, /<w:del[ >]/g)
  const inserted = occurrences(documentXml, /<w:ins[ >]/g)
  const boxes = occurrences(documentXml, /<w:txbxContent[ >]/g)
  // Word writes a text box twice, for itself and for programs that are older.
  const textBoxes = documentXml.includes('<mc:Fallback') ? Math.ceil(boxes / 2) : boxes
  const objects = occurrences(documentXml, /<(?:c:chart|w:object|dgm:relIds|cx:chart)[ >]/g)
  const formulas = occurrences(documentXml, /<m:oMath[ >]/g)
  const edges = archive.names.filter(name => /^word\/(?:header|footer)\d*\.xml$/.test(name))
  const edgesWithText = edges.filter(name => /<w:t[ >]/.test(text(archive, name))).length
  const hasContents =
    /w:instrText[^<>]{0,400}>\s{0,100}TOC\b|<w:docPartGallery w:val="Table of Contents"/.test(documentXml)
  const notes: readonly (ImportNote | null)[] = [
    inserted > 0 ? { note: 'insertions_kept', count: inserted } : null,
    deleted > 0 ? { note: 'left_out', kind: 'deleted', count: deleted } : null,
    comments > 0 ? { note: 'comments_dropped', count: comments } : null,
    textBoxes > 0 ? { note: 'text_boxes_dropped', count: textBoxes } : null,
    objects > 0 ? { note: 'objects_dropped', count: objects } : null,
    formulas > 0 ? { note: 'formulas_dropped', count: formulas } : null,
    edgesWithText > 0 ? { note: 'page_edges_dropped', count: edgesWithText } : null,
    hasContents ? { note: 'contents_dropped' } : null,
  ]
  return notes.filter(note => note !== null)
}

/** The title in a document's properties. Programs fill it with the name of a file when nobody has. */
function titleIn(properties: string): string | null {
  const [element] = elementsNamed(xmlTree(properties), 'dc:title')
  const title = element === undefined ? '' : textIn(element).replace(/\s+/g, ' ').trim()
  return title === '' || /^(?:microsoft word\b|document ?\d*$|untitled)/i.test(title) ? null : title
}

/**
 * Reads a Word document. The archive has been opened within its bounds; mammoth gets it unpacked, so that it never
 * unpacks anything itself. Throws `ArchiveProblem` for damaged parts, and whatever mammoth throws for XML that is none.
 */
export async function readDocx(archive: Archive): Promise<FoundText> {
  const parts = archive.names.filter(name => !name.endsWith('/'))
  const contents = parts.map(name => [name, archive.read(name) ?? new Uint8Array()] as const)
  const plain = zipSync(Object.fromEntries(contents), { level: 0 })
  const documentXml = text(archive, 'word/document.xml')

  const pictures: FoundPicture[] = []
  let unreadable = 0
  const convertImage = mammoth.images.imgElement(async image => {
    const base64 = await image.readAsBase64String().catch(() => '')
    if (base64 === '') {
      unreadable += 1
      return { src: '' }
    }
    const placeholder = placeholderOf(pictures.length + 1)
    const ending = image.contentType.split('/').at(-1)?.replace('jpeg', 'jpg') ?? 'bin'
    pictures.push({ placeholder, alt: '', name: `picture-${pictures.length + 1}.${ending}`, base64 })
    return { src: placeholder }
  })
  const input = { arrayBuffer: plain.buffer, buffer: plain }
  const { value, messages } = await mammoth.convertToHtml(input, {
    convertImage,
    styleMap,
    includeEmbeddedStyleMap: false,
  })
  const title = titleLine.exec(value)
  const footnotes = occurrences(value, /<li id="(?:foot|end)note-/g)
  const words = value.replace(titleLine, '').replace(wayBack, '')
  const { blocks, leftOut } = readHtml(words, { from: 'elsewhere' })
  const styles = messages.flatMap(({ message }) => unknownStyle.exec(message)?.[1] ?? [])
  const strange = [...new Set(styles)].filter(style => !plainStyles.test(style))
  const notes: readonly (ImportNote | null)[] = [
    strange.length > 0 ? { note: 'styles_unknown', styles: strange } : null,
    footnotes > 0 ? { note: 'footnotes_listed', count: footnotes } : null,
    unreadable > 0 ? { note: 'pictures_unreachable', count: unreadable } : null,
  ]
  return {
    blocks,
    title: title && wordsIn(title[0]),
    property: titleIn(text(archive, 'docProps/core.xml')),
    pictures,
    notes: [
      ...notes.filter(note => note !== null),
      ...notesOn(archive, documentXml),
      ...leftOutNotes(leftOut),
    ],
  }
}
