import { Parser } from 'htmlparser2'
import { letterBehind } from './letter-behind.ts'

/** The elements of body HTML that the portal accepts. Source: the portal's text format configuration. */
export const allowedElements: readonly string[] =
  'p h1 h2 h3 h4 h5 h6 em strong br blockquote cite code pre q ul ol li dl dt dd a img table caption thead tbody tr th td iframe'.split(
    ' ',
  )

/** Attributes by element; every other attribute is refused. */
export const allowedAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title', 'hreflang'],
  img: ['src', 'alt', 'width', 'height', 'data-align', 'data-caption'],
  iframe: ['src', 'title', 'width', 'height', 'allowfullscreen'],
  ol: ['start'],
  th: ['colspan', 'rowspan', 'scope'],
  td: ['colspan', 'rowspan'],
  blockquote: ['cite'],
  q: ['cite'],
}

/** Hosts whose players may be embedded. */
export const videoHosts: readonly string[] = [
  'www.youtube-nocookie.com',
  'www.youtube.com',
  'player.vimeo.com',
  'peertube.eu',
]

const linkSchemes = /^(?:https?:|mailto:|tel:|\/|#|[^:]*$)/i
const addressAttributes = new Set(['href', 'src', 'cite'])

/** Whether an address may stand in a link: http, https, mailto, tel or relative; never script or data. */
export function isAllowedLink(address: string): boolean {
  // Browsers skip control characters and spaces inside a scheme ("java\nscript:"), so they are skipped here too.
  return linkSchemes.test([...address].filter(character => character > ' ').join(''))
}

function isAllowedVideo(address: string): boolean {
  const host = /^https:\/\/([^/?#]+)/.exec(address)?.[1]
  return host !== undefined && videoHosts.includes(host)
}

/** Deeper than any text: what nests deeper was made to keep a parser busy. */
const deepestNesting = 100
/** Characters read before the nesting is looked at again. */
const stretch = 4_096

/**
 * What a body holds that the portal would not accept, e.g. `script` or `a@onclick`, each once; empty when all is
 * allowed. The service refuses such a body; the editor never writes one.
 *
 * Comments (`!--`) are refused because parsers disagree about where they end, and so are a tag or a frame that is
 * not closed (`unfinished`): they would go on in whatever page the body is put into.
 */
export function disallowedHtml(html: string): readonly string[] {
  const found = new Set<string>()
  let depth = 0
  let isTextAfter = false
  const parser = new Parser({
    onopentag: (name, attributes) => {
      depth += 1
      if (!allowedElements.includes(name)) {
        found.add(name)
        return
      }
      for (const [attribute, value] of Object.entries(attributes)) {
        if (!allowedAttributes[name]?.includes(attribute)) found.add(`${name}@${attribute}`)
        else if (name === 'iframe' && attribute === 'src' && !isAllowedVideo(value)) found.add('iframe@src')
        else if (addressAttributes.has(attribute) && !isAllowedLink(value)) found.add(`${name}@${attribute}`)
      }
    },
    onclosetag: (name, isImplied) => {
      depth -= 1
      if (name === 'iframe' && isImplied) found.add('unfinished')
    },
    oncomment: () => {
      found.add('!--')
    },
    onprocessinginstruction: name => {
      found.add(name)
    },
    ontext: () => {
      isTextAfter = true
    },
  })
  for (let start = 0; start < html.length; start += stretch) {
    parser.write(html.slice(start, start + stretch))
    // The parser's work grows with the square of the depth.
    if (depth > deepestNesting) return [...found, 'nesting']
  }
  isTextAfter = false
  parser.write(letterBehind(html))
  if (!isTextAfter) found.add('unfinished')
  parser.end()
  return [...found]
}
