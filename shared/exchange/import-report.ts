import type { LeftOutKind } from './html-vocabulary.ts'
import type { Block, Inline } from './text-tree.ts'

/** The files that a text can be taken from. */
export type ImportFormat = 'docx' | 'odt' | 'markdown' | 'html'

/** The largest file that is read, in bytes. */
export const largestImport = 50 * 1024 * 1024

/** Why a file cannot be taken. The message catalogue has a sentence for each. */
export type ImportRefusal =
  | { readonly reason: 'empty' }
  | { readonly reason: 'too_large'; readonly bytes: number; readonly limit: number }
  /** Not a text document of any kind that is read here. */
  | { readonly reason: 'not_supported' }
  /** A Word document of before 2007. */
  | { readonly reason: 'old_word' }
  | { readonly reason: 'password' }
  /** An archive, but not of a document that is read here: a spreadsheet, an ordinary ZIP file. */
  | { readonly reason: 'other_archive' }
  | { readonly reason: 'damaged' }
  /** Unpacks to far more than its size. */
  | { readonly reason: 'bomb' }
  /** Read well, but there is nothing in it. */
  | { readonly reason: 'no_text' }
  | { readonly reason: 'bundle_damaged'; readonly part: BundlePart }
  /** Made by a later version of the desk. */
  | { readonly reason: 'bundle_newer' }
  /** The program itself failed; nothing was changed. */
  | { readonly reason: 'failed' }

/** The part of a bundle in which something is not as it was written. */
export type BundlePart = 'contents' | 'items' | 'files' | 'html'

/** Something that is not in the draft as it was in the file. The message catalogue has a sentence for each. */
export type ImportNote =
  | { readonly note: 'left_out'; readonly kind: LeftOutKind; readonly count: number }
  /** Paragraph or character styles that mean nothing here; their words are kept. */
  | { readonly note: 'styles_unknown'; readonly styles: readonly string[] }
  | { readonly note: 'insertions_kept'; readonly count: number }
  | { readonly note: 'comments_dropped'; readonly count: number }
  | { readonly note: 'footnotes_listed'; readonly count: number }
  | { readonly note: 'text_boxes_dropped'; readonly count: number }
  | { readonly note: 'objects_dropped'; readonly count: number }
  | { readonly note: 'formulas_dropped'; readonly count: number }
  | { readonly note: 'page_edges_dropped'; readonly count: number }
  | { readonly note: 'contents_dropped' }
  | { readonly note: 'pictures_remote'; readonly addresses: readonly string[] }
  | { readonly note: 'pictures_unreachable'; readonly count: number }
  | { readonly note: 'headings_moved' }
  /** Lines in bold that were read as headings. */
  | { readonly note: 'headings_from_bold'; readonly count: number }
  | { readonly note: 'letters_guessed' }

/** What a text is made of. */
export interface TextCounts {
  readonly headings: number
  readonly paragraphs: number
  readonly lists: number
  readonly tables: number
  readonly pictures: number
  readonly links: number
}

function linksIn(content: readonly Inline[]): ReadonlySet<unknown> {
  return new Set(content.flatMap(inline => (inline.kind === 'text' && inline.link ? [inline.link] : [])))
}

function added(counts: readonly TextCounts[]): TextCounts {
  const sum = (of: keyof TextCounts) => counts.reduce((all, each) => all + each[of], 0)
  return {
    headings: sum('headings'),
    paragraphs: sum('paragraphs'),
    lists: sum('lists'),
    tables: sum('tables'),
    pictures: sum('pictures'),
    links: sum('links'),
  }
}

const none: TextCounts = { headings: 0, paragraphs: 0, lists: 0, tables: 0, pictures: 0, links: 0 }

function inLine(content: readonly Inline[]): TextCounts {
  const pictures = content.filter(inline => inline.kind === 'picture').length
  return { ...none, pictures, links: linksIn(content).size }
}

function countsOf(block: Block): TextCounts {
  switch (block.kind) {
    case 'paragraph':
      return added([{ ...none, paragraphs: 1 }, inLine(block.content)])
    case 'heading':
      return added([{ ...none, headings: 1 }, inLine(block.content)])
    case 'list':
      return added([{ ...none, lists: 1 }, ...block.items.map(countText)])
    case 'quote':
      return countText(block.blocks)
    case 'definitions':
      return added(
        block.entries.map(entry => (entry.kind === 'term' ? inLine(entry.content) : countText(entry.blocks))),
      )
    case 'table': {
      const cells = [...block.head, ...block.body].flat().map(cell => countText(cell.blocks))
      return added([{ ...none, tables: 1 }, ...cells])
    }
    case 'picture':
      return { ...none, pictures: 1 }
    case 'code':
    case 'video':
      return { ...none, paragraphs: 1 }
  }
}

/** Counts what a text is made of, in its lists, tables and quotes too. */
export function countText(blocks: readonly Block[]): TextCounts {
  return added(blocks.map(countsOf))
}
