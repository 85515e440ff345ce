import { Node } from '@tiptap/core'
import { blockElements, saysSomething } from '#shared/content/body-source.ts'
import { textAttributes } from './text-attributes.ts'

const attributes = () => textAttributes('src', 'alt', 'width', 'height', 'data-align', 'data-caption')

const holders = new Set(['body', 'div', 'li', 'blockquote', 'td', 'th', 'dd'])

/** Whether no words stand in the same line as a picture on one side of it. */
function isFree(element: HTMLElement, side: 'previousSibling' | 'nextSibling'): boolean {
  let beside = element[side]
  while (beside !== null) {
    if (beside.nodeType === 3 && saysSomething(beside.textContent ?? '')) return false
    if (beside.nodeType === 1 && beside.nodeName !== 'IMG') {
      return blockElements.has(beside.nodeName.toLowerCase())
    }
    beside = beside[side]
  }
  return true
}

/** Whether a picture stands between blocks, in a line of its own. */
function standsAlone(element: HTMLElement): boolean {
  const holder = element.parentElement?.localName
  const mayHold = holder === undefined || holders.has(holder)
  return mayHold && isFree(element, 'previousSibling') && isFree(element, 'nextSibling')
}

/** A picture with a line of its own. */
export const PictureBlock = Node.create({
  name: 'pictureBlock',
  group: 'block',
  atom: true,
  draggable: true,
  priority: 60,
  addAttributes: attributes,
  parseHTML: () => [
    { tag: 'img[src]', priority: 60, getAttrs: element => (standsAlone(element) ? null : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => ['img', HTMLAttributes],
})

/** A picture inside a line of words. */
export const InlinePicture = Node.create({
  name: 'picture',
  group: 'inline',
  inline: true,
  atom: true,
  draggable: true,
  addAttributes: attributes,
  parseHTML: () => [{ tag: 'img[src]' }],
  renderHTML: ({ HTMLAttributes }) => ['img', HTMLAttributes],
})

/** Sides on which a picture may stand, as the portal's editor writes them. */
export const pictureAlignments = ['left', 'center', 'right'] as const
type PictureAlignment = (typeof pictureAlignments)[number]

/** What a picture says of itself, whether it stands in a node of the editor or in an element of a text. */
export interface PictureFacts {
  readonly src: string
  readonly alt: string
  readonly caption: string
  readonly align: PictureAlignment | null
  readonly width: number | null
  readonly height: number | null
}

function number(value: unknown): number | null {
  const read = typeof value === 'string' && value !== '' ? Number(value) : Number.NaN
  return Number.isInteger(read) && read > 0 ? read : null
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Reads what an `img` says from its attributes. */
export function pictureFacts(attributes: Readonly<Record<string, unknown>>): PictureFacts {
  const align = pictureAlignments.find(side => side === attributes['data-align'])
  return {
    src: words(attributes['src']),
    alt: words(attributes['alt']),
    caption: words(attributes['data-caption']),
    align: align ?? null,
    width: number(attributes['width']),
    height: number(attributes['height']),
  }
}

/** What a picture says, as attributes of an `img`. */
export function pictureAttributes(facts: PictureFacts): Readonly<Record<string, string | null>> {
  return {
    src: facts.src,
    alt: facts.alt,
    'data-caption': facts.caption === '' ? null : facts.caption,
    'data-align': facts.align,
    width: facts.width?.toString() ?? null,
    height: facts.height?.toString() ?? null,
  }
}
