import { isAllowedLink, videoHosts } from '../content/allowed-html.ts'
import { boldBy, declarations, italicBy } from './foreign-style.ts'
import type { HtmlElement } from './html-tree.ts'
import { marksOf } from './html-vocabulary.ts'
import { inOrder } from './inline-content.ts'
import type { Link, Mark, Picture } from './text-tree.ts'

/**
 * `desk`: a body as the portal keeps it, read as it stands. `elsewhere`: what another program has written, whose habits
 * (lists as paragraphs, headings in bold, tables for layout) are read as what they mean.
 */
export type Origin = 'desk' | 'elsewhere'

/** What the elements around a text say about it. */
export interface Format {
  readonly marks: readonly Mark[]
  readonly link: Link | null
}

export const plain: Format = { marks: [], link: null }

function linkOf({ name, attribs }: HtmlElement, from: Origin): Link | null {
  if (name !== 'a') return null
  const href = attribs['href']?.trim() ?? ''
  // A place in a document that is not this one leads nowhere.
  const leadsNowhere = from === 'elsewhere' && !/^(?:https?|mailto|tel):/i.test(href)
  if (href === '' || leadsNowhere || !isAllowedLink(href)) return null
  return { href, title: attribs['title'] ?? null, hreflang: attribs['hreflang'] ?? null }
}

/** How the text in an element looks: by its name and, in what other programs write, by its style. */
export function formatOf(element: HtmlElement, outer: Format, from: Origin): Format {
  const marks = new Set(outer.marks)
  const own = marksOf[element.name]
  if (own) marks.add(own)
  const set = (mark: Mark, isOn: boolean | null) => {
    if (isOn === true) marks.add(mark)
    if (isOn === false) marks.delete(mark)
  }
  if (from === 'elsewhere' && element.attribs['style'] !== undefined) {
    const style = declarations(element.attribs['style'])
    set('strong', boldBy(style))
    set('em', italicBy(style))
  }
  return { marks: inOrder(marks), link: linkOf(element, from) ?? outer.link }
}

/** A picture; how large another program has drawn it says nothing about how large it is here. */
export function pictureOf({ attribs }: HtmlElement, link: Link | null, from: Origin): Picture {
  const isForeign = from === 'elsewhere'
  return {
    kind: 'picture',
    src: attribs['src'] ?? '',
    alt: (attribs['alt'] ?? '').replace(/\s+/g, ' ').trim(),
    caption: attribs['data-caption'] ?? null,
    align: attribs['data-align'] ?? null,
    width: isForeign ? null : (attribs['width'] ?? null),
    height: isForeign ? null : (attribs['height'] ?? null),
    link,
  }
}

/** A number in an attribute that counts columns or rows; 1 for what is none. */
export function spanOf(value: string | undefined): number {
  const number = Number(value)
  return Number.isInteger(number) && number >= 1 && number <= 1000 ? number : 1
}

/** Whether an address is a player of a known host. */
export function isVideo(address: string): boolean {
  return videoHosts.includes(/^https:\/\/([^/?#]+)/.exec(address)?.[1] ?? '')
}
