/**
 * A running text as a tree of blocks: what every format that the desk reads or writes (HTML, Markdown, DOCX, ODT) has
 * in common, and no more than the portal's allowed HTML can say. Readers make it, writers take it.
 */

/** Marks in the order in which they are nested, the outermost first. */
export const marks = ['strong', 'em', 'cite', 'q', 'code'] as const
export type Mark = (typeof marks)[number]

export interface Link {
  readonly href: string
  readonly title: string | null
  readonly hreflang: string | null
}

/** A stretch of text that looks the same throughout. */
export interface Run {
  readonly kind: 'text'
  readonly text: string
  /** In the order of `marks`. */
  readonly marks: readonly Mark[]
  readonly link: Link | null
}

export interface Picture {
  readonly kind: 'picture'
  readonly src: string
  readonly alt: string
  readonly caption: string | null
  readonly align: string | null
  readonly width: string | null
  readonly height: string | null
  readonly link: Link | null
}

export type Inline = Run | { readonly kind: 'break' } | Picture

export interface Cell {
  readonly isHeader: boolean
  readonly scope: string | null
  readonly colspan: number
  readonly rowspan: number
  readonly blocks: readonly Block[]
}

export type Row = readonly Cell[]

export interface Table {
  readonly kind: 'table'
  readonly caption: readonly Inline[] | null
  /** The rows that stand above the others as their heading. */
  readonly head: readonly Row[]
  readonly body: readonly Row[]
}

export interface List {
  readonly kind: 'list'
  readonly ordered: boolean
  readonly start: number
  readonly items: readonly (readonly Block[])[]
}

export type DefinitionEntry =
  | { readonly kind: 'term'; readonly content: readonly Inline[] }
  | { readonly kind: 'description'; readonly blocks: readonly Block[] }

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6
export const headingLevels: readonly HeadingLevel[] = [1, 2, 3, 4, 5, 6]

export interface Heading {
  readonly kind: 'heading'
  readonly level: HeadingLevel
  readonly content: readonly Inline[]
}

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly content: readonly Inline[]
}

export type Block =
  | Paragraph
  | Heading
  | List
  | { readonly kind: 'definitions'; readonly entries: readonly DefinitionEntry[] }
  | { readonly kind: 'quote'; readonly cite: string | null; readonly blocks: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string }
  | Table
  | Picture
  | {
      readonly kind: 'video'
      readonly src: string
      readonly title: string | null
      readonly width: string | null
      readonly height: string | null
    }

/** A plain run of text. */
export function plainRun(text: string): Run {
  return { kind: 'text', text, marks: [], link: null }
}

/** The words of inline content; a break reads as a space. */
export function wordsOf(content: readonly Inline[]): string {
  return content
    .map(inline => (inline.kind === 'text' ? inline.text : inline.kind === 'break' ? ' ' : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}
