import { createHash } from 'node:crypto'
import { observatory as sentences } from '#shared/messages/en/observatory.ts'
import { contactPath, publishedPath } from '#shared/observatory/public-address.ts'
import { Markup, markup } from './markup.ts'
import { pageStyle } from './page-style.ts'
import { type PublishedFilter, pathOfFeed } from './published-query.ts'

const styleHash = `'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`

/**
 * The content security policy of the public pages: no script, no frame, and nothing from elsewhere, so that nobody learns of
 * a reader but this service.
 */
export const publicPagePolicy = [
  "default-src 'none'",
  `style-src ${styleHash}`,
  "img-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** Where the service is reached, and what the collection on it is called. */
export interface Site {
  readonly publicUrl: string
  readonly collection: string
}

export const feedFormats = ['rss', 'atom', 'json'] as const
export type FeedFormat = (typeof feedFormats)[number]

/** The media types of feeds. Sources: RSS Advisory Board; RFC 4287; JSON Feed 1.1. */
export const feedTypes: Readonly<Record<FeedFormat, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}

interface Framed {
  readonly title: string
  /** Of the page that search engines are to know; null: this one is not to be known. */
  readonly canonicalPath: string | null
  /** What the feeds are narrowed by that the page leads to. */
  readonly follows: PublishedFilter
  readonly main: Markup
}

/** No filter at all. */
export const everythingPublished: PublishedFilter = {
  q: null,
  type: null,
  topic: null,
  country: null,
  from: null,
  to: null,
}

/** The language of the pages. The service is not told in which an item is written; the observatory writes in English. */
const language = 'en'

/** A whole public page. */
export function framedPage(
  { title, canonicalPath, follows, main }: Framed,
  { publicUrl, collection }: Site,
): string {
  const feeds = feedFormats.map(format => ({ format, path: pathOfFeed(format, follows) }))
  return markup`${new Markup('<!doctype html>')}
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${canonicalPath === null ? markup`<meta name="robots" content="noindex">` : markup`<link rel="canonical" href="${publicUrl + canonicalPath}">`}
${feeds.map(
  ({
    format,
    path,
  }) => markup`<link rel="alternate" type="${feedTypes[format]}" title="${sentences.feedNames[format]}" href="${path}">
`,
)}<title>${title === collection ? title : sentences.titleOf({ title, collection })}</title>
<style>${new Markup(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#text">${sentences.skip}</a>
<header class="top"><div class="bar">
<a class="site" href="${publishedPath}">${collection}</a>
<nav aria-label="${sentences.navigation}"><a href="${publishedPath}">${sentences.published}</a><a href="${contactPath}">${sentences.contact}</a></nav>
</div></header>
<main id="text" tabindex="-1">
${main}
</main>
<footer class="foot">${sentences.feeds}<ul>${feeds.map(
    ({ format, path }) => markup`<li><a href="${path}">${sentences.feedNames[format]}</a></li>`,
  )}</ul></footer>
</body>
</html>
`.html
}

/** A page that says why there is nothing else to see. `more` stands below the sentences. */
export function sentencePage(
  title: string,
  said: readonly string[],
  site: Site,
  more: Markup | null = null,
): string {
  const main = markup`<article>
<h1>${title}</h1>
${said.map(
  sentence => markup`<p>${sentence}</p>
`,
)}${more}<p><a href="${publishedPath}">${sentences.startAnew}</a></p>
</article>`
  return framedPage({ title, canonicalPath: null, follows: everythingPublished, main }, site)
}
