import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ItemId, instantOf } from '#shared/content/identity.ts'
import { addressOfItem } from '#shared/content/item-address.ts'
import { bodyOf } from '#shared/content/item-type.ts'
import { observatory as sentences } from '#shared/messages/en/observatory.ts'
import { calendarFile } from '#shared/observatory/calendar-file.ts'
import { publicAddressOf, publishedPath } from '#shared/observatory/public-address.ts'
import { countPublished, findPublished, readPublished } from '../observatory/find-published.ts'
import { findRelated } from '../observatory/find-related.ts'
import { itemPage } from '../observatory/item-page.ts'
import { beyondLastPage, itemsOnPage, lettersOfSummary, listPage, pagesOf } from '../observatory/list-page.ts'
import { markup } from '../observatory/markup.ts'
import {
  feedFormats,
  feedTypes,
  publicPagePolicy,
  type Site,
  sentencePage,
} from '../observatory/page-frame.ts'
import { loadTerms } from '../observatory/public-words.ts'
import { createPublicTexts } from '../observatory/publication-html.ts'
import { askedIn } from '../observatory/published-query.ts'
import { itemsInFeed, longestInFeed, webFeed } from '../observatory/web-feeds.ts'
import { loadCollection } from '../storage/collection.ts'
import type { ServiceParts } from './service-parts.ts'

/** Asked for anew each time, and not sent anew where nothing has changed: what is withdrawn is gone at once. */
const cacheControl = 'public, no-cache'

/** An answer that tells by its tag whether it is the one that the reader has. */
function sendTagged(request: FastifyRequest, reply: FastifyReply, type: string, body: string) {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  reply.header('etag', tag).header('cache-control', cacheControl)
  if (request.headers['if-none-match'] === tag) return reply.code(304).send()
  return reply.type(type).send(body)
}

function sendPage(request: FastifyRequest, reply: FastifyReply, html: string) {
  reply.header('content-security-policy', publicPagePolicy)
  return sendTagged(request, reply, 'text/html; charset=utf-8', html)
}

/** A page that says why there is nothing; nobody keeps it. */
function sendSentences(reply: FastifyReply, status: number, html: string) {
  return reply
    .code(status)
    .header('content-security-policy', publicPagePolicy)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html)
}

/** An address of an item that may be a page or a calendar file. */
const ItemPath = z.object({ item: z.string().max(200) })

/** What is published, for everybody: pages without script, feeds and calendar files. Nobody signs in, and nobody is counted. */
export function observatoryRoutes({ storage, clock, publicUrl }: ServiceParts): FastifyPluginAsyncZod {
  const { database } = storage
  const texts = createPublicTexts(publicUrl)

  async function siteNow(): Promise<Site> {
    return { publicUrl, collection: (await loadCollection(database)).name }
  }

  async function sendNothing(reply: FastifyReply, id: ItemId | null) {
    // A mail may lead here before the item is published: whoever has a desk reads it there.
    const toDesk =
      id &&
      markup`<p><a href="${addressOfItem(id)}">${sentences.openInDesk}</a></p><p class="quiet">${sentences.openInDeskHelp}</p>
`
    const html = sentencePage(sentences.notFoundTitle, [sentences.notFound], await siteNow(), toDesk)
    return sendSentences(reply, 404, html)
  }

  async function sendItem(request: FastifyRequest, reply: FastifyReply, id: ItemId) {
    const found = await readPublished(database, id)
    if (found.kind === 'none') return sendNothing(reply, id)
    const site = await siteNow()
    if (found.kind === 'gone')
      return sendSentences(reply, 410, sentencePage(sentences.goneTitle, [sentences.gone], site))
    const { item } = found
    const related = await findRelated(database, item)
    const terms = await loadTerms(database)
    const text = texts.of(item, bodyOf(item.type, item.fields))
    return sendPage(request, reply, itemPage({ item, text, related, terms, now: clock() }, site))
  }

  async function sendCalendar(request: FastifyRequest, reply: FastifyReply, id: ItemId) {
    const found = await readPublished(database, id)
    const event = found.kind === 'published' && found.item.type === 'event' ? found.item : null
    const file =
      event &&
      calendarFile(
        { ...event, at: instantOf(event.at) },
        publicAddressOf(publicUrl, id),
        sentences.takePartAt,
      )
    if (file === null) {
      const html = sentencePage(sentences.notFoundTitle, [sentences.noCalendar], await siteNow())
      return sendSentences(reply, found.kind === 'gone' ? 410 : 404, html)
    }
    reply.header('content-disposition', `attachment; filename="event-${id}.ics"`)
    return sendTagged(request, reply, 'text/calendar; charset=utf-8', file)
  }

  return async app => {
    // Browsers ask for it by themselves; there is none, and that is no failure.
    app.get('/favicon.ico', { schema: { hide: true } }, async (_request, reply) =>
      reply.code(204).header('cache-control', 'public, max-age=86400').send(),
    )
    app.get('/', { schema: { hide: true } }, async (_request, reply) => reply.redirect(publishedPath, 302))
    app.get(publishedPath, { schema: { hide: true } }, async (request, reply) => {
      const [site, terms] = [await siteNow(), await loadTerms(database)]
      const asked = askedIn(request.query, terms)
      if (asked.kind === 'mistakes') {
        return sendSentences(reply, 400, sentencePage(sentences.mistakeTitle, asked.sentences, site))
      }
      const { query } = asked
      const all = await countPublished(database, query)
      if (query.page > pagesOf(all)) return sendSentences(reply, 404, beyondLastPage(query, all, site))
      const offset = (query.page - 1) * itemsOnPage
      const items = await findPublished(database, query, {
        limit: itemsOnPage,
        offset,
        letters: lettersOfSummary,
      })
      return sendPage(request, reply, listPage({ query, items, all, terms }, site))
    })
    for (const format of feedFormats) {
      app.get(`${publishedPath}.${format}`, { schema: { hide: true } }, async (request, reply) => {
        const [site, terms] = [await siteNow(), await loadTerms(database)]
        const asked = askedIn(request.query, terms)
        if (asked.kind === 'mistakes') {
          return sendSentences(reply, 400, sentencePage(sentences.mistakeTitle, asked.sentences, site))
        }
        const { type, topic, country } = asked.query
        const filter = { q: null, type, topic, country, from: null, to: null }
        const wanted = { limit: itemsInFeed, offset: 0, letters: longestInFeed }
        const items = await findPublished(database, filter, wanted)
        const feed = await webFeed(format, { filter, items, terms, texts }, site)
        return sendTagged(request, reply, `${feedTypes[format]}; charset=utf-8`, feed)
      })
    }
    app.get('/items/:item', { schema: { hide: true, params: ItemPath } }, async (request, reply) => {
      const { item: path } = request.params
      const isCalendar = path.endsWith('.ics')
      const id = ItemId.safeParse(isCalendar ? path.slice(0, -'.ics'.length) : path).data
      if (id === undefined) return sendNothing(reply, null)
      return isCalendar ? sendCalendar(request, reply, id) : sendItem(request, reply, id)
    })
  }
}
