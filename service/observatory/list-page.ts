import { ItemType } from '#shared/content/item-type.ts'
import type { Term } from '#shared/content/vocabulary.ts'
import { observatory as sentences } from '#shared/messages/en/observatory.ts'
import { types } from '#shared/messages/en/types.ts'
import { publicPathOf, publishedPath } from '#shared/observatory/public-address.ts'
import { publishedEventOf } from '#shared/observatory/published-event.ts'
import { summaryOf } from '#shared/observatory/summary.ts'
import type { PublishedCard } from './find-published.ts'
import { type Markup, markup } from './markup.ts'
import { dayOf, timeOfEvent } from './page-dates.ts'
import { framedPage, type Site, sentencePage } from './page-frame.ts'
import { kindOf, type PublicTerms, publicTitle } from './public-words.ts'
import { isNarrowed, mostPages, type PublishedQuery, pathOfQuery } from './published-query.ts'

/** Items of a page. */
export const itemsOnPage = 20
/** Characters of a text that are read for its summary. */
export const lettersOfSummary = 4_000

export interface ListShown {
  readonly query: PublishedQuery
  readonly items: readonly PublishedCard[]
  /** How many the filters leave. */
  readonly all: number
  readonly terms: PublicTerms
}

interface Choice {
  readonly name: 'type' | 'topic' | 'country'
  readonly label: string
  readonly any: string
  readonly terms: readonly Term[]
}

function choice({ name, label, any, terms }: Choice, chosen: string | null): Markup {
  return markup`<label>${label}<select name="${name}"><option value="">${any}</option>${terms.map(
    ({ id, label: term }) =>
      id === chosen
        ? markup`<option value="${id}" selected>${term}</option>`
        : markup`<option value="${id}">${term}</option>`,
  )}</select></label>
`
}

function filters({ query, terms }: ListShown): Markup {
  const { q, type, topic, country, from, to } = query
  const typeTerms = ItemType.options.map(id => ({ id, label: types.names[id] }))
  return markup`<form class="filters" role="search" aria-label="${sentences.filters}" action="${publishedPath}" method="get">
<label class="words">${sentences.search}<input type="search" name="q" maxlength="200" value="${q ?? ''}"></label>
${choice({ name: 'type', label: sentences.type, any: sentences.anyType, terms: typeTerms }, type)}${choice(
  { name: 'topic', label: sentences.topic, any: sentences.anyTopic, terms: terms.topics },
  topic,
)}${choice({ name: 'country', label: sentences.country, any: sentences.anyCountry, terms: terms.countries }, country)}<label>${sentences.from}<input type="date" name="from" value="${from ?? ''}"></label>
<label>${sentences.to}<input type="date" name="to" value="${to ?? ''}"></label>
<button>${sentences.show}</button>
${isNarrowed(query) ? markup`<a class="clear" href="${publishedPath}">${sentences.clear}</a>` : null}
</form>`
}

function card({ id, type, state, at, fields, beginning }: PublishedCard): Markup {
  const event = publishedEventOf(type, fields)
  const place = event?.place ?? ''
  const summary = summaryOf(beginning)
  return markup`<li>
<h2><a href="${publicPathOf(id)}">${publicTitle(type, fields)}</a></h2>
<p class="facts-line"><span class="kind">${kindOf(type, fields)}</span><time datetime="${at.toISOString()}">${dayOf(at)}</time>${
    event && markup`<span>${timeOfEvent(event)}</span>`
  }${place === '' ? null : markup`<span>${place}</span>`}${
    state === 'archived' ? markup`<span class="badge">${sentences.archived}</span>` : null
  }</p>
${summary === '' ? null : markup`<p>${summary}</p>`}
</li>
`
}

/** How many pages there are of so many items: one at least, which says that there is nothing. */
export function pagesOf(all: number): number {
  return Math.min(Math.max(1, Math.ceil(all / itemsOnPage)), mostPages)
}

function pager({ query, all }: ListShown): Markup | null {
  const pages = pagesOf(all)
  if (pages < 2) return null
  const { page } = query
  const isMoreLeft = page === pages && all > pages * itemsOnPage
  const link = (to: number, rel: string, name: string) =>
    markup`<a rel="${rel}" href="${pathOfQuery({ ...query, page: to })}">${name}</a>`
  return markup`<nav class="pages" aria-label="${sentences.pages}">${
    page > 1 ? link(page - 1, 'prev', sentences.newer) : null
  }<span>${sentences.page({ page, pages })}</span>${page < pages ? link(page + 1, 'next', sentences.older) : null}</nav>${
    isMoreLeft ? markup`<p class="quiet">${sentences.narrowForMore}</p>` : null
  }`
}

/** What is said of a page behind the last one; it leads there. */
export function beyondLastPage(query: PublishedQuery, all: number, site: Site): string {
  const pages = pagesOf(all)
  const toLast = markup`<p><a href="${pathOfQuery({ ...query, page: pages })}">${sentences.toLastPage}</a></p>
`
  return sentencePage(sentences.beyondTitle, [sentences.beyond({ page: query.page, pages })], site, toLast)
}

/** What is published, as far as the filters leave it, a page of it. */
export function listPage(shown: ListShown, site: Site): string {
  const { query, items, all } = shown
  const hasFilter = isNarrowed(query)
  const nothing = hasFilter ? sentences.noMatch : sentences.none
  const main = markup`<h1>${sentences.published}</h1>
<p class="lead">${sentences.lead}</p>
${filters(shown)}
<p class="count" role="status">${hasFilter ? sentences.found({ count: all }) : sentences.count({ count: all })}</p>
${items.length === 0 ? markup`<p>${nothing}</p>` : markup`<ul class="items">${items.map(card)}</ul>`}
${pager(shown)}`
  // One address a list: what is searched for is no page to be found.
  const canonicalPath = query.q === null ? pathOfQuery(query) : null
  return framedPage({ title: sentences.published, canonicalPath, follows: query, main }, site)
}
