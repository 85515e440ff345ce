import { randomUUID } from 'node:crypto'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { Parser } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { askPublicly, publish } from '../../support/published-pages.ts'
import {
  createOf,
  deleteOf,
  editOf,
  newItemId,
  readyNews,
  transitionOf,
} from '../../support/service-client.ts'
import type { Cast } from './cast.ts'

const formats = ['rss', 'atom', 'json'] as const
type Format = (typeof formats)[number]

/** What the three formats say of an item alike. */
interface Entry {
  readonly id: string | undefined
  readonly url: string | undefined
  readonly title: string | undefined
  readonly summary: string | undefined
  readonly text: string | undefined
}

function entriesOf(format: Format, text: string): readonly Entry[] {
  switch (format) {
    case 'rss':
      return (parseRssFeed(text).items ?? []).map(({ guid, link, title, description, content }) => ({
        id: guid?.value,
        url: link,
        title,
        summary: description,
        text: content?.encoded,
      }))
    case 'atom':
      return (parseAtomFeed(text).entries ?? []).map(({ id, links, title, summary, content }) => ({
        id,
        url: links?.[0]?.href,
        title: title?.value,
        summary: summary?.value,
        text: content?.value,
      }))
    case 'json':
      return (parseJsonFeed(text).items ?? []).map(({ id, url, title, summary, content_html }) => ({
        id,
        url,
        title,
        summary,
        text: content_html,
      }))
  }
}

/** The elements of XML in their order, as a strict reader sees them. */
function elementsOf(xml: string): readonly string[] {
  const names: string[] = []
  const parser = new Parser({ onopentagname: name => names.push(name) }, { xmlMode: true })
  parser.write(xml)
  parser.end()
  return names
}

/** What programs that read feeds get, whatever the database. */
export function describeWebFeeds(cast: () => Cast): void {
  const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    askPublicly(cast().service.url, path, headers)
  const feed = async (format: Format, query = '') => {
    const { status, text } = await ask(`/published.${format}${query}`)
    expect(status).toBe(200)
    return entriesOf(format, text)
  }

  describe.each(formats)('the feed as %s', format => {
    test('tells what is published, the newest first, each with its address and its text', async () => {
      const [first, second] = [await publish(cast()), await publish(cast())]
      const entries = await feed(format)
      expect(entries.slice(0, 2).map(({ id }) => id)).toEqual([`urn:uuid:${second}`, `urn:uuid:${first}`])
      expect(entries[0]).toMatchObject({
        url: `${cast().service.url}/items/${second}`,
        text: '<p>The code is now <strong>open</strong>.</p>',
      })
      expect(entries.length).toBeLessThanOrEqual(30)
    })

    test('says nothing of drafts and proposals, nor of what was withdrawn', async () => {
      const { editor, moderator } = cast()
      const [draft, word] = [newItemId(), randomUUID()]
      await editor.make(createOf(draft, readyNews({ headline: word })))
      await editor.make(transitionOf(draft, 1, 'propose'))
      const item = await publish(cast())
      await editor.make(editOf(item, 3, { headline: word, body: `<p>${word}</p>` }))
      const withdrawn = await publish(cast())
      await moderator.make(deleteOf(withdrawn, 3))
      const { text } = await ask(`/published.${format}`)
      expect(text).toContain(item)
      for (const hidden of [draft, word, withdrawn]) expect(text).not.toContain(hidden)
    })

    test('keeps the identity of an item that is published anew, and says when that was', async () => {
      const { moderator } = cast()
      const item = await publish(cast())
      const before = (await ask(`/published.${format}`)).text
      await moderator.make(transitionOf(item, 3, 'update_published', { fields: { body: '<p>Anew.</p>' } }))
      const [entry] = await feed(format)
      expect(entry).toMatchObject({ id: `urn:uuid:${item}`, text: '<p>Anew.</p>' })
      expect((await ask(`/published.${format}`)).text).not.toBe(before)
    })

    test('is the same to the last byte, and not sent again to whoever has it', async () => {
      await publish(cast())
      const first = await ask(`/published.${format}`)
      expect((await ask(`/published.${format}`)).text).toBe(first.text)
      const again = await ask(`/published.${format}`, { 'if-none-match': first.headers.get('etag') ?? '' })
      expect([again.status, again.text]).toEqual([304, ''])
      await publish(cast())
      const changed = await ask(`/published.${format}`, { 'if-none-match': first.headers.get('etag') ?? '' })
      expect(changed.status).toBe(200)
    })

    test('can be narrowed by type, topic and country, and is its own address', async () => {
      const inMalta = await publish(cast(), readyNews({ topics: ['mobility'], countries: ['MLT'] }))
      const elsewhere = await publish(cast(), readyNews({ topics: ['mobility'], countries: ['LUX'] }))
      const ids = async (query: string) =>
        (await feed(format, query)).map(({ id }) => id?.slice('urn:uuid:'.length))
      expect(await ids('?topic=mobility&country=MLT&type=news')).toContain(inMalta)
      expect(await ids('?topic=mobility&country=MLT&type=news')).not.toContain(elsewhere)
      expect(await ids('?topic=mobility&type=event')).not.toContain(inMalta)
      const { text } = await ask(`/published.${format}?topic=mobility&country=MLT`)
      expect(text.replaceAll('&amp;', '&')).toContain(
        `${cast().service.url}/published.${format}?topic=mobility&country=MLT`,
      )
      expect(text).toContain('Mobility – Malta')
    })

    test('carries hostile words as words', async () => {
      const headline = `]]> </title><item> & "x" <script>alert(1)</script> ]]> \u0001 ${randomUUID()}`
      const body = '<p>Five &lt; six, ]]&gt; twice ]]&gt; and &amp;amp;</p>'
      await publish(cast(), readyNews({ headline, body }))
      const { text } = await ask(`/published.${format}`)
      const [entry] = entriesOf(format, text)
      expect(entry?.title).toBe(headline.replace('\u0001', ''))
      expect(entry?.text).toBe(body)
      if (format === 'json') return
      const items = elementsOf(text).filter(name => name === 'item' || name === 'entry')
      expect(items).toHaveLength(entriesOf(format, text).length)
      expect(elementsOf(text)).not.toContain('script')
    })

    test('never has a summary that shows or runs anything', async () => {
      const words = '<img src="https://tracker.example/x.png"><script>alert(1)</script> & ]]> &lt;b&gt;'
      const asHtml = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      const item = await publish(cast(), readyNews({ body: `<p>${asHtml}</p>` }))
      const { text } = await ask(`/published.${format}`)
      const entry = entriesOf(format, text).find(({ id }) => id === `urn:uuid:${item}`)
      // What it is by each format: HTML in RSS 2.0, plain text in the others.
      expect(entry?.summary).toBe(format === 'rss' ? asHtml : words)
      if (format === 'atom') expect(text).not.toMatch(/<summary type="x?html"/)
    })

    test('changes no letter of a text, whatever code it shows', async () => {
      const body =
        '<p>Write <code>&lt;a href="/about"&gt;</code>:</p><pre><code>&lt;img src="/logo.png"&gt;</code></pre>'
      const item = await publish(cast(), readyNews({ body }))
      const entry = (await feed(format)).find(({ id }) => id === `urn:uuid:${item}`)
      expect(entry?.text?.replaceAll('\n', '')).toBe(body)
    })

    test('carries the summary of a text that is too long to be carried', async () => {
      const body = `<p>Beginning.</p>${'<p>Many words stand in a report.</p>'.repeat(3_000)}`
      await publish(cast(), readyNews({ body }))
      const { text } = await ask(`/published.${format}`)
      const [entry] = entriesOf(format, text)
      expect(entry?.text).toBeUndefined()
      expect(text).toContain('Beginning. Many words')
    })

    test('answers an address that it does not understand by a sentence', async () => {
      const { status, text } = await ask(`/published.${format}?type=poem`)
      expect(status).toBe(400)
      expect(text).toContain('There is no such type')
    })
  })

  test('nothing of a feed or of the list is new when a deletion is rejected', async () => {
    const { editor, moderator } = cast()
    const [old] = [await publish(cast()), await publish(cast())]
    const shown = async () => {
      const paths = ['/published', ...formats.map(format => `/published.${format}`)]
      return Promise.all(paths.map(async path => (await ask(path)).text))
    }
    const before = await shown()
    await editor.make(transitionOf(old, 3, 'request_deletion', { reason: 'It has ended' }))
    await moderator.make(transitionOf(old, 4, 'reject_deletion', { reason: 'It is history' }))
    expect(await shown()).toEqual(before)
  })

  test('each format is served as what it is', async () => {
    const types = await Promise.all(
      formats.map(async format => (await ask(`/published.${format}`)).headers.get('content-type')),
    )
    expect(types).toEqual([
      'application/rss+xml; charset=utf-8',
      'application/atom+xml; charset=utf-8',
      'application/feed+json; charset=utf-8',
    ])
  })

  test('the pages lead to the feeds that go on with what they show', async () => {
    const { text } = await ask('/published?type=event&topic=legal&q=licence')
    expect(text).toContain(
      '<link rel="alternate" type="application/rss+xml" title="RSS" href="/published.rss?type=event&amp;topic=legal">',
    )
    expect(text).toContain('<a href="/published.json?type=event&amp;topic=legal">JSON Feed</a>')
  })

  test('a picture in a text has its whole address, for whoever reads it elsewhere', async () => {
    const { editor } = cast()
    const item = await publish(
      cast(),
      readyNews({ body: '<p>See <a href="/published">all</a> and <a href="//example.eu/">others</a></p>' }),
    )
    expect(editor.url).toBe(cast().service.url)
    const [entry] = (await feed('json')).filter(({ id }) => id === `urn:uuid:${item}`)
    expect(entry?.text).toBe(
      `<p>See <a href="${cast().service.url}/published">all</a> and <a href="//example.eu/">others</a></p>`,
    )
  })
}
