import { Parser } from 'htmlparser2'

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

/**
 * What a body holds that the portal would not accept, e.g. `script` or `a@onclick`, each once; empty when all is
 * allowed. The service refuses such a body; the editor never writes one.
 */
export function disallowedHtml(html: string): readonly string[] {
  const found = new Set<string>()
  const parser = new Parser({
    onopentag: (name, attributes) => {
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
    onprocessinginstruction: name => {
      found.add(name)
    },
  })
  parser.write(html)
  parser.end()
  return [...found]
}
