import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { ItemFields } from '#shared/content/item-type.ts'
import { fileAddress } from '#shared/content/kept-file.ts'
import { aPdf, fileIdOfContent, freshPng, freshSize, keptFileOf, pictureOf } from '../../support/a-file.ts'
import { upload } from '../../support/an-upload.ts'
import { askPublicly, itemsOnPage, publish } from '../../support/published-pages.ts'
import {
  createOf,
  deleteOf,
  editOf,
  newItemId,
  readyNews,
  transitionOf,
} from '../../support/service-client.ts'
import type { Cast } from './cast.ts'

/** Words that stand in nothing else. */
function ownWord(): string {
  return `w${randomUUID().replaceAll('-', '')}`
}

const anEvent = {
  title: 'A day on open source',
  description: '<p>For everybody who writes for the public.</p>',
  topics: ['open-source-software'],
  address: 'Rue de la Loi 200, 1049 Brussels',
  starts_at: { local: '2027-03-08T10:00', zone: 'Europe/Brussels' },
  ends_at: { local: '2027-03-08T16:30', zone: 'Europe/Brussels' },
}

const aSolution: ItemFields = {
  description: '<p>A program that keeps the minutes of a town council.</p>',
  topics: ['open-source-software'],
  contacts: [{ name: 'The team', email: 'team@example.eu' }],
  owner: { name: 'The town', type: 'local_authority' },
  solution_types: ['application'],
  licence: 'EUPL-1.2',
  source_code_repository: 'https://code.example.eu/minutes',
  version: '2.4.1',
}

/** What everybody may read without signing in, whatever the database. */
export function describePublishedPages(cast: () => Cast): void {
  const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    askPublicly(cast().service.url, path, headers)

  async function found(query: string): Promise<readonly string[]> {
    const { status, text } = await ask(`/published?${query}`)
    expect(status).toBe(200)
    return itemsOnPage(text)
  }

  describe('the list', () => {
    test('is where the service’s own address leads', async () => {
      const { status, headers } = await ask('/')
      expect([status, headers.get('location')]).toEqual([302, '/published'])
    })

    test('shows what is published, the newest first, and neither drafts nor proposals', async () => {
      const { editor } = cast()
      const word = ownWord()
      const fields = () => readyNews({ keywords: [word] })
      const first = await publish(cast(), fields())
      const second = await publish(cast(), fields())
      const draft = newItemId()
      await editor.make(createOf(draft, fields()))
      expect(await found(`q=${word}`)).toEqual([second, first])
      await editor.make(transitionOf(draft, 1, 'propose'))
      expect(await found(`q=${word}`)).toEqual([second, first])
    })

    test('finds words of titles, texts and keywords, in other forms too', async () => {
      const word = ownWord()
      const body = `<h2>Councils</h2><p>The schools of ${word} <strong>decided</strong>.</p>`
      const item = await publish(cast(), readyNews({ body }))
      expect(await found(`q=${word}+school`)).toEqual([item])
      expect(await found(`q=${word}+"council+decided"`)).toEqual([])
      expect(await found(`q=${word}+strong`)).toEqual([])
      expect(await found(`q=${word.slice(0, -1)}`)).toEqual([])
    })

    test('does not find words of a draft that is newer than what is published, nor of one before', async () => {
      const { editor, moderator } = cast()
      const [before, live, draft] = [ownWord(), ownWord(), ownWord()]
      const item = await publish(cast(), readyNews({ body: `<p>${before}</p>` }))
      await moderator.make(transitionOf(item, 3, 'update_published', { fields: { body: `<p>${live}</p>` } }))
      await editor.make(editOf(item, 4, { body: `<p>${draft}</p>` }))
      expect(await found(`q=${live}`)).toEqual([item])
      expect(await found(`q=${before}`)).toEqual([])
      expect(await found(`q=${draft}`)).toEqual([])
    })

    test('is narrowed by type, topic, country and day, and by all of them together', async () => {
      const word = ownWord()
      const news = await publish(
        cast(),
        readyNews({ keywords: [word], topics: ['cloud'], countries: ['MLT'] }),
      )
      const title = `A day on open source ${word}`
      const event = await publish(
        cast(),
        { ...anEvent, title, keywords: [word], topics: ['cloud', 'legal'] },
        'event',
      )
      const today = new Date().toISOString().slice(0, 10)
      const q = `q=${word}`
      expect(await found(`${q}&type=event`)).toEqual([event])
      expect(await found(`${q}&topic=cloud`)).toEqual([event, news])
      expect(await found(`${q}&topic=legal`)).toEqual([event])
      expect(await found(`${q}&country=MLT`)).toEqual([news])
      expect(await found(`${q}&topic=cloud&type=news&country=MLT&from=${today}`)).toEqual([news])
      expect(await found(`${q}&to=2020-12-31`)).toEqual([])
      expect(await found(`${q}&type=&topic=&country=&from=&to=&page=`)).toEqual([event, news])
    })

    test('has pages of twenty, which lead to each other with their filters', async () => {
      const word = ownWord()
      const all: string[] = []
      for (let made = 0; made < 21; made += 1)
        all.unshift(await publish(cast(), readyNews({ keywords: [word] })))
      const first = await ask(`/published?q=${word}`)
      expect(itemsOnPage(first.text)).toEqual(all.slice(0, 20))
      expect(first.text).toContain(`<a rel="next" href="/published?q=${word}&amp;page=2">`)
      const second = await ask(`/published?q=${word}&page=2`)
      expect(itemsOnPage(second.text)).toEqual(all.slice(20))
      expect(second.text).toContain(`<a rel="prev" href="/published?q=${word}">`)
      expect(second.text).toContain('Page 2 of 2')
      const beyond = await ask(`/published?q=${word}&page=9`)
      expect([beyond.status, beyond.headers.get('cache-control')]).toEqual([404, 'no-store'])
      expect(beyond.text).toContain('There is no page 9: what is listed here has 2 pages.')
      expect(beyond.text).toContain(`<a href="/published?q=${word}&amp;page=2">To its last page</a>`)
    })

    test('has one page where nothing matches', async () => {
      const word = ownWord()
      const beyond = await ask(`/published?q=${word}&page=2`)
      expect(beyond.status).toBe(404)
      expect(beyond.text).toContain(`<a href="/published?q=${word}">To its last page</a>`)
      expect((await ask(`/published?q=${word}`)).status).toBe(200)
    })

    test('says in a sentence when nothing matches', async () => {
      expect((await ask(`/published?q=${ownWord()}`)).text).toContain('Nothing that is published matches.')
    })

    test.each([
      ['type=poem', 'There is no such type'],
      ['topic=gardening', 'There is no such topic'],
      ['country=Atlantis', 'There is no such country'],
      ['from=2026-02-30', 'The first day is no date'],
      ['to=yesterday', 'The last day is no date'],
      ['from=0000-01-01', 'The first day is no date'],
      ['to=0000-12-31', 'The last day is no date'],
      ['from=2026-03-02&to=2026-03-01', 'The last day is before the first'],
      ['page=0', 'The page is no number from 1 to 500'],
      ['page=1e9', 'The page is no number from 1 to 500'],
      ['type=news&type=event', 'There is no such type'],
      [`q=${'a'.repeat(201)}`, '200 letters at most'],
      ['q=a%00b', 'What is searched for'],
    ])('answers an address that it does not understand by a sentence: %s', async (query, sentence) => {
      const { status, text, headers } = await ask(`/published?${query}`)
      expect([status, headers.get('cache-control')]).toEqual([400, 'no-store'])
      expect(text).toContain(sentence)
    })

    test.each(['from=0001-01-01', 'to=0001-01-01', 'to=9999-12-31'])(
      'has all days of the calendar: %s',
      async days => {
        expect((await ask(`/published?${days}`)).status).toBe(200)
      },
    )

    test.each(["' or 1=1 --", '((&|!<->', '"unended', '%27;drop table item', ':*'])(
      'takes whatever is searched for as words: %s',
      async q => {
        expect((await ask(`/published?${new URLSearchParams({ q })}`)).status).toBe(200)
      },
    )

    test('says back what was searched for as text, never as HTML', async () => {
      const { text } = await ask(`/published?${new URLSearchParams({ q: '"><script>alert(1)</script>' })}`)
      expect(text).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"')
      expect(text).not.toContain('<script')
    })
  })

  describe('a page', () => {
    test('shows the published text to whoever asks, under one address, without script or anything from elsewhere', async () => {
      const fields = readyNews({ keywords: ['schools'], source_urls: ['https://example.eu/minutes'] })
      const item = await publish(cast(), fields)
      const { status, headers, text } = await ask(`/items/${item}`)
      expect(status).toBe(200)
      expect(text).toContain(`<h1>${fields['headline']}</h1>`)
      expect(text).toContain('<p>The code is now <strong>open</strong>.</p>')
      expect(text).toContain('<html lang="en">')
      expect(text).toContain(`<link rel="canonical" href="${cast().service.url}/items/${item}">`)
      expect(text).toContain('<a href="https://example.eu/minutes">')
      expect(text).not.toMatch(/<script|<iframe|\son[a-z]+=|property="og:|src="http/)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self'; form-action 'self'/,
      )
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('set-cookie')).toBeNull()
    })

    test('holds not a byte of what is written, commented and claimed behind it', async () => {
      const { editor, moderator } = cast()
      const [draft, proposal] = [ownWord(), ownWord()]
      const item = await publish(cast())
      const before = await ask(`/items/${item}`)
      await editor.make(editOf(item, 3, { headline: `A town ${draft}`, body: `<p>${draft}</p>` }))
      await editor.make(transitionOf(item, 4, 'propose', { fields: { keywords: [proposal] } }))
      await moderator.make(transitionOf(item, 5, 'return_to_author', { reason: `Not yet: ${proposal}` }))
      const after = await ask(`/items/${item}`)
      expect(after.text).toBe(before.text)
      expect(after.text).not.toContain('Elena')
      expect(after.headers.get('etag')).toBe(before.headers.get('etag'))
    })

    test('is not sent again to whoever has it, until it is another', async () => {
      const { moderator } = cast()
      const item = await publish(cast())
      const etag = (await ask(`/items/${item}`)).headers.get('etag') ?? ''
      const again = await ask(`/items/${item}`, { 'if-none-match': etag })
      expect([again.status, again.text, again.headers.get('cache-control')]).toEqual([
        304,
        '',
        'public, no-cache',
      ])
      await moderator.make(transitionOf(item, 3, 'update_published', { fields: { keywords: ['schools'] } }))
      expect((await ask(`/items/${item}`, { 'if-none-match': etag })).status).toBe(200)
    })

    test('of what was never public is the same as of what there is not, and leads editors into their desk', async () => {
      const { editor } = cast()
      const [draft, nowhere, deleted] = [newItemId(), newItemId(), newItemId()]
      await editor.make(createOf(draft, readyNews()))
      await editor.make(createOf(deleted, readyNews()))
      await editor.make(deleteOf(deleted, 1))
      const pages = await Promise.all([draft, nowhere, deleted].map(item => ask(`/items/${item}`)))
      expect(pages.map(({ status }) => status)).toEqual([404, 404, 404])
      const [one, ...others] = pages.map(({ text }, index) =>
        text.replaceAll([draft, nowhere, deleted][index] ?? '', 'ITEM'),
      )
      expect(others).toEqual([one, one])
      expect(one).toContain('There is nothing to read here')
      expect(one).toContain('href="osor-desk://item/ITEM"')
      expect((await ask('/items/no-item')).status).toBe(404)
    })

    test('of what was withdrawn says so, and nothing of what it said', async () => {
      const word = ownWord()
      const item = await publish(cast(), readyNews({ headline: `A town withdraws ${word}` }))
      await cast().moderator.make(deleteOf(item, 3, 'It was a mistake'))
      const { status, text, headers } = await ask(`/items/${item}`)
      expect([status, headers.get('cache-control')]).toEqual([410, 'no-store'])
      expect(text).toContain('This item was withdrawn')
      expect(text).not.toContain(word)
      expect(text).not.toContain('mistake')
      expect(await found(`q=${word}`)).toEqual([])
    })

    test('of an archived item says that it is', async () => {
      const word = ownWord()
      const item = await publish(cast(), readyNews({ keywords: [word] }))
      await cast().moderator.make(transitionOf(item, 3, 'archive'))
      expect((await ask(`/items/${item}`)).text).toContain('This item is archived')
      const list = await ask(`/published?q=${word}`)
      expect(itemsOnPage(list.text)).toEqual([item])
      expect(list.text).toContain('<span class="badge">Archived</span>')
    })

    test('shows hostile words as words', async () => {
      const word = ownWord()
      const hostile = `"><script>alert(1)</script><style>*{display:none}</style>${word}'`
      const item = await publish(
        cast(),
        readyNews({
          headline: hostile,
          short_title: 'x',
          keywords: [hostile],
          source_urls: ['https://example.eu/"onclick="x'],
        }),
      )
      for (const path of [`/items/${item}`, `/published?q=${word}`]) {
        const { status, text } = await ask(path)
        expect(status).toBe(200)
        expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
        expect(text).not.toMatch(/<script|<style>\*|<[^<>]*"onclick/)
      }
    })

    test('of a huge text is whole, and the text is found', async () => {
      const word = ownWord()
      const line = `<p>${'Many words stand in a long report of a town council. '.repeat(20)}</p>`
      const item = await publish(
        cast(),
        readyNews({ body: `<p>${word}</p>${line.repeat(1_500)}<p>The end.</p>` }),
      )
      const { text } = await ask(`/items/${item}`)
      expect(text.length).toBeGreaterThan(1_500_000)
      expect(text).toContain('<p>The end.</p>')
      expect(await found(`q=${word}`)).toEqual([item])
      const list = await ask(`/published?q=${word}`)
      expect(list.text.length).toBeLessThan(60_000)
    })

    test('of a text of words that nobody else has, in any script, is published and found', async () => {
      const word = ownWord()
      const words = Array.from({ length: 60_000 }, (_, index) =>
        String.fromCodePoint(0x4e00 + (index % 20_000), 0x4e00 + ((index * 7) % 19_999)),
      )
      const item = await publish(cast(), readyNews({ keywords: [word], body: `<p>${words.join(' ')}</p>` }))
      expect(await found(`q=${word}`)).toEqual([item])
    })

    test('of an event says when and where on the clocks of its place, and hands out a calendar file', async () => {
      const title = `A day on open source ${ownWord()}`
      const item = await publish(
        cast(),
        { ...anEvent, title, virtual_links: [{ title: 'Stream', url: 'https://live.example.eu/' }] },
        'event',
      )
      const { text } = await ask(`/items/${item}`)
      expect(text).toContain('Monday, 8 March 2027 at 10:00 – 16:30 (Brussels time)')
      expect(text).toContain('Rue de la Loi 200, 1049 Brussels')
      expect(text).toContain('<a href="https://live.example.eu/" rel="noopener">Stream</a>')
      const calendar = await ask(`/items/${item}.ics`)
      expect(text).toContain(`href="/items/${item}.ics"`)
      expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
      expect(calendar.headers.get('content-disposition')).toBe(`attachment; filename="event-${item}.ics"`)
      expect(calendar.text).toContain('DTSTART:20270308T090000Z\r\nDTEND:20270308T153000Z')
      expect(calendar.text).toContain(`UID:${item}`)
      const again = await ask(`/items/${item}.ics`, { 'if-none-match': calendar.headers.get('etag') ?? '' })
      expect(again.status).toBe(304)
    })

    test('has a calendar file of published events only', async () => {
      const { editor } = cast()
      const news = await publish(cast())
      const draft = newItemId()
      await editor.make(createOf(draft, { ...anEvent, title: 'Not yet' }, 'event'))
      for (const item of [news, draft, newItemId()]) {
        const { status, text } = await ask(`/items/${item}.ics`)
        expect(status).toBe(404)
        expect(text).toContain('There is no published event with a time at this address.')
      }
    })

    test('of a solution says its licence, its repository and its version before the text', async () => {
      const title = `Minutes ${ownWord()}`
      const item = await publish(cast(), { ...aSolution, title }, 'solution')
      const { text } = await ask(`/items/${item}`)
      const card = text.slice(text.indexOf('Software'), text.indexOf('class="text"'))
      expect(card).toContain('European Union Public License 1.2 (EUPL-1.2)')
      expect(card).toContain('Approved by the Open Source Initiative.')
      expect(card).toContain('<a href="https://code.example.eu/minutes" rel="noopener">')
      expect(card).toContain('<dd>2.4.1</dd>')
    })

    test('leads to related items: to those that it names first, to nothing that is not public', async () => {
      const { editor } = cast()
      const [name, other] = [`Named ${ownWord()}`, `Unnamed ${ownWord()}`]
      const named = await publish(cast(), { ...aSolution, title: name }, 'solution')
      const hidden = newItemId()
      await editor.make(createOf(hidden, { ...aSolution, title: other }, 'solution'))
      const item = await publish(
        cast(),
        readyNews({ referenced_solutions: [hidden, named], topics: ['statistics'] }),
      )
      const { text } = await ask(`/items/${item}`)
      const related = text.slice(text.indexOf('<h2>Related</h2>'))
      expect(itemsIn(related)[0]).toBe(named)
      expect(related).toContain(name)
      expect(text).not.toContain(hidden)
      expect(text).not.toContain(other)
    })
  })

  describe('files', () => {
    test('are shown and handed out as they are published', async () => {
      const { editor } = cast()
      const [picture, logo, minutes] = [freshPng(), freshPng(), aPdf(ownWord())]
      for (const content of [picture, logo, minutes]) await upload(editor, content)
      const [inText, ofMinutes] = [picture, minutes].map(content => fileAddress(fileIdOfContent(content)))
      const item = await publish(
        cast(),
        readyNews({
          body: `<p>See <img src="${inText}" alt="A plan"></p>`,
          logo: pictureOf(logo, freshSize),
          attachments: [
            { ...keptFileOf(minutes, 'Protokół “1”.pdf', 'application/pdf'), description: 'Minutes' },
          ],
        }),
      )
      const { text } = await ask(`/items/${item}`)
      expect(text).toContain(`<img src="${inText}" alt="A plan">`)
      expect(text).toContain('alt="The logo of the city"')
      expect(text).toContain(`<a href="${ofMinutes}">Minutes</a> <span class="quiet">PDF, 1 kB</span>`)
      const shown = await fetch(cast().service.url + inText)
      expect(Buffer.from(await shown.arrayBuffer())).toEqual(picture)
      expect(shown.headers.get('content-type')).toBe('image/png')
      expect(shown.headers.get('content-disposition')).toBe('inline')
      expect(shown.headers.get('content-security-policy')).toContain('sandbox')
      expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
      const saved = await ask(ofMinutes ?? '')
      expect(saved.headers.get('content-disposition')).toBe(
        "attachment; filename*=UTF-8''Protok%C3%B3%C5%82%20%E2%80%9C1%E2%80%9D.pdf",
      )
      const again = await ask(inText ?? '', { 'if-none-match': shown.headers.get('etag') ?? '' })
      expect(again.status).toBe(304)
    })

    test('of drafts, of newer drafts, of what was replaced and of what was withdrawn are nobody’s to know', async () => {
      const { editor, moderator } = cast()
      const [old, live, draft] = [freshPng(), freshPng(), freshPng()]
      for (const content of [old, live, draft]) await upload(editor, content)
      const status = async (content: Uint8Array) => (await ask(fileAddress(fileIdOfContent(content)))).status
      const item = await publish(cast(), readyNews({ logo: pictureOf(old, freshSize) }))
      expect([await status(old), await status(live)]).toEqual([200, 404])
      await editor.make(editOf(item, 3, { logo: pictureOf(live, freshSize) }))
      expect([await status(old), await status(live)]).toEqual([200, 404])
      await editor.make(transitionOf(item, 4, 'propose'))
      await moderator.make(transitionOf(item, 5, 'approve'))
      expect([await status(old), await status(live)]).toEqual([404, 200])
      await editor.make(editOf(item, 6, { logo: pictureOf(draft, freshSize) }))
      expect([await status(live), await status(draft)]).toEqual([200, 404])
      await moderator.make(deleteOf(item, 7))
      expect([await status(live), await status(draft)]).toEqual([404, 404])
    })
  })
}

function itemsIn(html: string): readonly string[] {
  return [...html.matchAll(/href="\/items\/([0-9a-f-]{36})"/g)].flatMap(([, id]) => id ?? [])
}
