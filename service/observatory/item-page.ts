import { z } from 'zod'
import { isAllowedLink } from '#shared/content/allowed-html.ts'
import { addressOfItem } from '#shared/content/item-address.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import { DocumentFile, fileAddress, Picture } from '#shared/content/kept-file.ts'
import { licenceOf } from '#shared/content/licences/licences.ts'
import { fields as fieldWords } from '#shared/messages/en/fields.ts'
import { observatory as sentences } from '#shared/messages/en/observatory.ts'
import { calendarPathOf, publicPathOf } from '#shared/observatory/public-address.ts'
import { onlineLinksOf, publishedEventOf, spanOfEvent } from '#shared/observatory/published-event.ts'
import type { PublishedItem } from './find-published.ts'
import type { RelatedItem } from './find-related.ts'
import { termsIn } from './find-related.ts'
import { type Markup, markup } from './markup.ts'
import { dayOf, timeOfEvent } from './page-dates.ts'
import { everythingPublished, framedPage, type Site } from './page-frame.ts'
import { kindOf, type PublicTerms, publicTitle, termName } from './public-words.ts'
import { publicFacts } from './publication-html.ts'
import { type PublishedFilter, pathOfQuery } from './published-query.ts'

export interface ItemShown {
  readonly item: PublishedItem
  /** Its running text. */
  readonly text: Markup
  readonly related: readonly RelatedItem[]
  readonly terms: PublicTerms
  readonly now: Date
}

function textIn(fields: ItemFields, name: string): string {
  return z.string().catch('').parse(fields[name]).trim()
}

/** A link to an address that may stand in one; its text alone for any other. */
function linkTo(address: string, name = address): Markup {
  return isAllowedLink(address) ? markup`<a href="${address}" rel="noopener">${name}</a>` : markup`${name}`
}

function dates({ at, firstAt }: PublishedItem): Markup {
  const [first, last] = [dayOf(firstAt), dayOf(at)]
  const updated =
    first === last
      ? null
      : markup`<time datetime="${at.toISOString()}">${sentences.updatedOn({ day: last })}</time>`
  return markup`<time datetime="${firstAt.toISOString()}">${sentences.publishedOn({ day: first })}</time>${updated}`
}

function logo({ fields }: PublishedItem): Markup | null {
  const picture = Picture.safeParse(fields['banner']).data ?? Picture.safeParse(fields['logo']).data
  if (picture === undefined) return null
  const { file, alt, width, height } = picture
  return markup`<p class="logo"><img src="${fileAddress(file)}" alt="${alt}" width="${width}" height="${height}"></p>`
}

function fact(name: string, value: Markup | string | null): Markup | null {
  return value === null || value === ''
    ? null
    : markup`<dt>${name}</dt><dd>${value}</dd>
`
}

function whenAndWhere({ id, type, fields }: PublishedItem, now: Date): Markup | null {
  const event = publishedEventOf(type, fields)
  if (event === null) return null
  const span = spanOfEvent(event)
  const online = onlineLinksOf(fields).map(
    ({ title, url }) => markup`<p>${linkTo(url, title === '' ? url : title)}</p>`,
  )
  const isOver = span !== null && span.to < now.getTime()
  return markup`<div class="card"><h2>${sentences.whenAndWhere}</h2><dl>
${fact(sentences.when, timeOfEvent(event))}${fact(sentences.where, textIn(fields, 'address'))}${
  online.length === 0 ? null : fact(sentences.takePart, markup`${online}`)
}</dl>
${isOver ? markup`<p class="quiet">${sentences.isOver}</p>` : null}
${span === null ? null : markup`<p class="off-paper"><a href="${calendarPathOf(id)}">${sentences.addToCalendar}</a></p>`}
</div>`
}

function licenceFact(fields: ItemFields, terms: PublicTerms): Markup | null {
  const id = textIn(fields, 'licence')
  if (id === '') return null
  const known = licenceOf(id)
  if (known === undefined) return markup`${termName(terms, 'licences', id)}`
  const note = known.isOsiApproved ? markup` <span class="quiet">${fieldWords.osiApproved}</span>` : null
  return markup`<a href="${`https://spdx.org/licenses/${known.id}.html`}" rel="noopener">${known.name} (${known.id})</a>${note}`
}

/** What somebody who looks for software wants to know first. */
function software({ type, fields }: PublishedItem, terms: PublicTerms): Markup | null {
  if (type !== 'solution') return null
  const repository = textIn(fields, 'source_code_repository')
  const status = textIn(fields, 'status')
  const facts = [
    fact(sentences.licence, licenceFact(fields, terms)),
    fact(fieldWords.name({ field: 'source_code_repository' }), repository === '' ? null : linkTo(repository)),
    fact(fieldWords.name({ field: 'version' }), textIn(fields, 'version')),
    fact(
      fieldWords.name({ field: 'status' }),
      status === '' ? null : fieldWords.choice({ field: 'status', value: status }),
    ),
  ].filter(each => each !== null)
  return facts.length === 0
    ? null
    : markup`<div class="card"><h2>${sentences.software}</h2><dl>
${facts}</dl></div>`
}

/** Documents say their licence too. */
function documentLicence({ type, fields }: PublishedItem, terms: PublicTerms): Markup | null {
  const licence = type === 'document' ? licenceFact(fields, terms) : null
  return licence && markup`<p class="quiet">${sentences.licence}: ${licence}</p>`
}

function fileList({ fields }: PublishedItem): Markup | null {
  const files = ['attachments', 'files'].flatMap(
    name => DocumentFile.array().safeParse(fields[name]).data ?? [],
  )
  if (files.length === 0) return null
  const entry = (each: DocumentFile) => {
    if ('url' in each) return linkTo(each.url, each.description === '' ? each.url : each.description)
    const { file, name, description, bytes } = each
    const ending = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toUpperCase() : each.mediaType
    return markup`<a href="${fileAddress(file)}">${description === '' ? name : description}</a> <span class="quiet">${sentences.file({ type: ending, size: sentences.size({ bytes }) })}</span>`
  }
  return markup`<section><h2>${sentences.files}</h2><ul class="plain">${files.map(
    each => markup`<li>${entry(each)}</li>
`,
  )}</ul></section>`
}

function termLinks(
  name: string,
  ids: readonly string[],
  filterBy: (id: string) => Partial<PublishedFilter>,
  nameOf: (id: string) => string,
): Markup | null {
  if (ids.length === 0) return null
  const links = ids.map(id => {
    const path = pathOfQuery({ ...everythingPublished, ...filterBy(id), page: 1 })
    return markup`<li><a href="${path}">${nameOf(id)}</a></li>`
  })
  return markup`<h3>${name}</h3><ul class="terms">${links}</ul>
`
}

function about({ fields, type }: PublishedItem, terms: PublicTerms): Markup | null {
  const topics = termLinks(
    sentences.topics,
    termsIn(fields, 'topics'),
    topic => ({ topic }),
    id => termName(terms, 'topics', id),
  )
  const countries = termLinks(
    sentences.countries,
    termsIn(fields, 'countries'),
    country => ({ country }),
    id => termName(terms, 'countries', id),
  )
  const facts = publicFacts(type, fields, terms)
  if (topics === null && countries === null && facts.html === '') return null
  return markup`<section><h2>${sentences.about}</h2>
${topics}${countries}${facts}</section>`
}

function relatedList(related: readonly RelatedItem[]): Markup | null {
  if (related.length === 0) return null
  const entries = related.map(
    ({ id, type, fields }) =>
      markup`<li><a href="${publicPathOf(id)}">${publicTitle(type, fields)}</a> <span class="quiet">${kindOf(type, fields)}</span></li>
`,
  )
  return markup`<section class="off-paper"><h2>${sentences.related}</h2><ul class="plain">${entries}</ul></section>`
}

/** A published item as everybody reads it. */
export function itemPage({ item, text, related, terms, now }: ItemShown, site: Site): string {
  const { id, type, state, fields } = item
  const title = publicTitle(type, fields)
  const isArchived = state === 'archived'
  const main = markup`<article>
<p class="facts-line"><span class="kind">${kindOf(type, fields)}</span>${dates(item)}${
    isArchived ? markup`<span class="badge">${sentences.archived}</span>` : null
  }</p>
<h1>${title}</h1>
${isArchived ? markup`<p class="note">${sentences.archivedSentence}</p>` : null}${logo(item)}${whenAndWhere(item, now)}${software(item, terms)}
<div class="text">
${text}
</div>
${documentLicence(item, terms)}${fileList(item)}${about(item, terms)}${relatedList(related)}
<section class="off-paper"><p><a href="${addressOfItem(id)}">${sentences.openInDesk}</a></p><p class="quiet">${sentences.openInDeskHelp}</p></section>
</article>`
  const follows = { ...everythingPublished, type }
  return framedPage({ title, canonicalPath: publicPathOf(id), follows, main }, site)
}
