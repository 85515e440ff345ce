import { describe, expect, it } from 'vitest'
import { FileId } from '../content/kept-file.ts'
import { htmlPage } from './html-page.ts'
import { markdownFile } from './markdown-file.ts'
import { type FactNames, factsOf, type Publication } from './publication.ts'
import { readHtml } from './read-html.ts'
import { readMarkdown } from './read-markdown.ts'
import { writeHtml } from './write-html.ts'

const names: FactNames = {
  field: name => `<${name}>`,
  choice: (field, value) => `${field}: ${value}`,
  ownerType: type => `type ${type}`,
  term: (vocabulary, id) => `${vocabulary}/${id}`,
  item: id => `item ${id}`,
  day: date => `day ${date}`,
  time: local => `time ${local}`,
}

const file = FileId.parse('a'.repeat(64))

describe('the facts of an item', () => {
  it('leave out the title, the text and what is empty, and say the rest in words', () => {
    const facts = factsOf(
      'event',
      {
        title: 'A webinar',
        description: '<p>Text.</p>',
        starts_at: { local: '2026-12-08T10:00', zone: 'Europe/Brussels' },
        topics: ['oss'],
        address: '',
        agenda: '<p>First</p>',
        website: 'https://example.eu/',
        contact_emails: ['a@example.eu'],
        virtual_links: [{ title: 'Stream', url: 'https://example.eu/live' }],
        scope: ['european'],
        attachments: [
          { file, name: 'a.pdf', mediaType: 'application/pdf', bytes: 3, description: 'The programme' },
        ],
      },
      names,
    )
    expect(Object.fromEntries(facts.map(fact => [fact.label, fact.entries]))).toEqual({
      '<starts_at>': [{ kind: 'text', text: 'time 2026-12-08T10:00 – Europe/Brussels' }],
      '<topics>': [{ kind: 'text', text: 'topics/oss' }],
      '<agenda>': [{ kind: 'blocks', blocks: readHtml('<p>First</p>', { from: 'desk' }).blocks }],
      '<website>': [{ kind: 'link', text: 'https://example.eu/', href: 'https://example.eu/' }],
      '<contact_emails>': [{ kind: 'link', text: 'a@example.eu', href: 'mailto:a@example.eu' }],
      '<virtual_links>': [{ kind: 'link', text: 'Stream', href: 'https://example.eu/live' }],
      '<scope>': [{ kind: 'text', text: 'scope: european' }],
      '<attachments>': [{ kind: 'text', text: 'The programme – a.pdf' }],
    })
  })

  it('know owners, contacts, pictures and files elsewhere', () => {
    const facts = factsOf(
      'document',
      {
        files: [{ url: 'https://example.eu/a.pdf', description: 'The study' }],
        logo: { file, name: 'a.png', mediaType: 'image/png', bytes: 3, width: 1, height: 1, alt: 'A tree' },
        publication_date: '2026-03-01',
      },
      names,
    )
    expect(facts.flatMap(fact => fact.entries)).toEqual([
      { kind: 'link', text: 'The study', href: 'https://example.eu/a.pdf' },
      { kind: 'text', text: 'A tree – a.png' },
      { kind: 'text', text: 'day 2026-03-01' },
    ])
    const owner = factsOf('solution', { owner: { name: 'Riverton', type: 'company' } }, names)
    expect(owner[0]?.entries).toEqual([{ kind: 'text', text: 'Riverton – type company' }])
  })
})

const body =
  '<h2>Costs &amp; more</h2><p>Some <strong>words</strong>.</p><img src="/files/x" alt="A tree" data-caption="In May" data-align="left">' +
  '<iframe src="https://player.vimeo.com/video/1" title="A talk" allowfullscreen=""></iframe>'

function aPublication(changes: Partial<Publication> = {}): Publication {
  return {
    title: 'A <title> "quoted"',
    kind: 'News',
    blocks: readHtml(body, { from: 'desk' }).blocks,
    facts: [{ label: 'Topics', entries: [{ kind: 'text', text: 'Open <source>' }] }],
    pictures: new Map([
      ['/files/x', { bytes: new Uint8Array([1, 2, 3, 4]), mediaType: 'image/png', width: 1, height: 1 }],
    ]),
    ...changes,
  }
}

describe('the page of an item', () => {
  const page = htmlPage(aPublication(), 'en-GB')

  it('says its language and its title, and escapes what is text', () => {
    expect(page).toContain('<html lang="en-GB">')
    expect(page).toContain('<title>A &lt;title&gt; "quoted"</title>')
    expect(page).toContain('<h1>A &lt;title&gt; "quoted"</h1>')
    expect(page).toContain('<dt>Topics</dt><dd><p>Open &lt;source&gt;</p></dd>')
  })

  it('carries its pictures, with caption and place', () => {
    expect(page).toContain(
      '<figure class="left"><img src="data:image/png;base64,AQIDBA==" alt="A tree"><figcaption>In May</figcaption></figure>',
    )
  })

  it('shows a video as the link it stands for, and runs nothing', () => {
    expect(page).toContain('<p><a href="https://player.vimeo.com/video/1">A talk</a></p>')
    expect(page).not.toMatch(/<script|<iframe/)
    expect(page).toContain("default-src 'none'")
  })
})

describe('the Markdown of an item', () => {
  it('is title, text and facts, and is read back with its picture', () => {
    const markdown = markdownFile(aPublication())
    expect(markdown).toContain('# A \\<title> "quoted"\n')
    expect(markdown).toContain('- **Topics**\n  - Open \\<source>\n')
    const back = writeHtml(readMarkdown(markdown, { from: 'desk' }).blocks)
    expect(back).toContain('<h2>Costs &amp; more</h2><p>Some <strong>words</strong>.</p>')
    expect(back).toContain('src="data:image/png;base64,AQIDBA=="')
  })
})
