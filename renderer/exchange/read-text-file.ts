import { sortPictures } from '#shared/exchange/foreign-pictures.ts'
import { elementsNamed, htmlTree, textIn } from '#shared/exchange/html-tree.ts'
import type { ImportNote } from '#shared/exchange/import-report.ts'
import type { FoundText } from '#shared/exchange/imported-text.ts'
import { type ReadText, readHtml } from '#shared/exchange/read-html.ts'
import { readMarkdown, titleInFrontMatter } from '#shared/exchange/read-markdown.ts'
import { decodeText } from './decoded-text.ts'
import { leftOutNotes } from './left-out-notes.ts'

interface Titles {
  readonly title: string | null
  readonly property: string | null
}

function found({ blocks, leftOut }: ReadText, titles: Titles, isGuessed: boolean): FoundText {
  const sorted = sortPictures(blocks)
  const notes: readonly (ImportNote | null)[] = [
    ...leftOutNotes(leftOut),
    sorted.remote.length > 0 ? { note: 'pictures_remote', addresses: sorted.remote } : null,
    sorted.unreachable > 0 ? { note: 'pictures_unreachable', count: sorted.unreachable } : null,
    isGuessed ? { note: 'letters_guessed' } : null,
  ]
  return {
    blocks: sorted.blocks,
    ...titles,
    pictures: sorted.found,
    notes: notes.filter(note => note !== null),
  }
}

/** Reads a file of Markdown. Never fails: any text is Markdown. */
export function readMarkdownFile(bytes: Uint8Array): FoundText {
  const { text, isGuessed } = decodeText(bytes)
  return found(
    readMarkdown(text, { from: 'elsewhere' }),
    { title: titleInFrontMatter(text), property: null },
    isGuessed,
  )
}

/** Reads an HTML file. Scripts in it are left out, never run. */
export function readHtmlFile(bytes: Uint8Array): FoundText {
  const { text, isGuessed } = decodeText(bytes)
  const read = readHtml(text, { from: 'elsewhere' })
  const [named] = elementsNamed(htmlTree(text), 'title')
  const property = named === undefined ? '' : textIn(named).replace(/\s+/g, ' ').trim()
  return found(read, { title: null, property: property === '' ? null : property }, isGuessed)
}
