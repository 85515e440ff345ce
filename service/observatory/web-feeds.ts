import { escapeText } from '#shared/exchange/write-html.ts'
import { observatory as sentences } from '#shared/messages/en/observatory.ts'
import { types } from '#shared/messages/en/types.ts'
import { publicPathOf, publishedPath } from '#shared/observatory/public-address.ts'
import { summaryOf } from '#shared/observatory/summary.ts'
import type { PublishedCard } from './find-published.ts'
import { termsIn } from './find-related.ts'
import { type FeedFormat, feedTypes, type Site } from './page-frame.ts'
import { type PublicTerms, publicTitle, termName } from './public-words.ts'
import type { PublicTexts } from './publication-html.ts'
import { type PublishedFilter, pathOfFeed } from './published-query.ts'

/** Items of a feed. */
export const itemsInFeed = 30
/** Longer texts are not carried by a feed: their summary stands for them. In characters. */
export const longestInFeed = 60_000

export interface FeedShown {
  readonly filter: PublishedFilter
  readonly items: readonly PublishedCard[]
  readonly terms: PublicTerms
  readonly texts: PublicTexts
}

/** A feed's entry, before it is written in one format or another. */
interface Entry {
  readonly id: string
  readonly url: string
  readonly title: string
  /** Plain text. */
  readonly summary: string
  /** HTML; null where the text is too long to be carried. */
  readonly content: string | null
  readonly topics: readonly string[]
  readonly published: Date
  readonly updated: Date
}

/** XML 1.0 holds no control characters but these, and no half of a surrogate pair, however they are written. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, character =>
    '\t\n\r'.includes(character) ? character : '',
  )
}

function entryOf(card: PublishedCard, { terms, texts }: FeedShown, { publicUrl }: Site): Entry {
  const { id, type, state, fields, beginning, length, at, firstAt, revisedAt } = card
  return {
    // Stays what it is, wherever the service moves to.
    id: `urn:uuid:${id}`,
    url: publicUrl + publicPathOf(id),
    title: printable(publicTitle(type, fields)),
    summary: printable(summaryOf(beginning)),
    content: length > longestInFeed ? null : printable(texts.elsewhere(card, beginning).html),
    topics: termsIn(fields, 'topics').map(topic => termName(terms, 'topics', topic)),
    published: firstAt,
    // A later revision with the same words is no update, but that an item is kept as it was is one.
    updated: state === 'archived' ? revisedAt : at,
  }
}

/** What a feed of nothing was changed at: the same each time. */
const never = new Date(0)

function titleOfFeed({ filter, terms }: FeedShown, { collection }: Site): string {
  const { type, topic, country } = filter
  const narrowed = [
    ...(type === null ? [] : [types.names[type]]),
    ...(topic === null ? [] : [termName(terms, 'topics', topic)]),
    ...(country === null ? [] : [termName(terms, 'countries', country)]),
  ]
  return sentences.feedTitle({ collection, narrowed })
}

/**
 * A feed of what is published: RSS 2.0, Atom 1.0 or JSON Feed 1.1. The same items are the same feed to the last byte. The
 * library is loaded when the first feed is asked for.
 */
export async function webFeed(format: FeedFormat, shown: FeedShown, site: Site): Promise<string> {
  const { generateAtomFeed, generateJsonFeed, generateRssFeed } = await import('feedsmith')
  const entries = shown.items.map(card => entryOf(card, shown, site))
  const title = printable(titleOfFeed(shown, site))
  const self = site.publicUrl + pathOfFeed(format, shown.filter)
  const home = site.publicUrl + publishedPath
  const updated = new Date(Math.max(never.getTime(), ...entries.map(entry => entry.updated.getTime())))
  switch (format) {
    case 'rss':
      return generateRssFeed({
        title,
        link: home,
        description: sentences.lead,
        language: 'en',
        lastBuildDate: updated,
        atom: { links: [{ href: self, rel: 'self', type: feedTypes.rss }] },
        items: entries.map(entry => ({
          title: entry.title,
          link: entry.url,
          guid: { value: entry.id, isPermaLink: false },
          pubDate: entry.published,
          // A description is HTML; summaries of the other formats are plain text. Source: RSS 2.0, “Elements of <item>”.
          ...(entry.summary !== '' && { description: escapeText(entry.summary) }),
          ...(entry.content !== null && { content: { encoded: entry.content } }),
          categories: entry.topics.map(name => ({ name })),
        })),
      })
    case 'atom':
      return generateAtomFeed({
        id: self,
        title: { value: title, type: 'text' },
        subtitle: { value: sentences.lead, type: 'text' },
        updated,
        authors: [{ name: printable(site.collection) }],
        links: [
          { href: self, rel: 'self', type: feedTypes.atom },
          { href: home, rel: 'alternate', type: 'text/html' },
        ],
        entries: entries.map(entry => ({
          id: entry.id,
          title: { value: entry.title, type: 'text' },
          links: [{ href: entry.url, rel: 'alternate', type: 'text/html' }],
          published: entry.published,
          updated: entry.updated,
          summary: { value: entry.summary, type: 'text' },
          ...(entry.content !== null && { content: { value: entry.content, type: 'html' } }),
          categories: entry.topics.map(term => ({ term })),
        })),
      })
    case 'json':
      return JSON.stringify(
        generateJsonFeed({
          title,
          description: sentences.lead,
          home_page_url: home,
          feed_url: self,
          language: 'en',
          authors: [{ name: site.collection }],
          items: entries.map(entry => ({
            id: entry.id,
            url: entry.url,
            title: entry.title,
            summary: entry.summary,
            ...(entry.content === null ? { content_text: entry.summary } : { content_html: entry.content }),
            date_published: entry.published,
            date_modified: entry.updated,
            tags: [...entry.topics],
          })),
        }),
      )
  }
}
