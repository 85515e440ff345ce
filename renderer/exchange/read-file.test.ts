import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ImportedText } from '#shared/exchange/imported-text.ts'
import { aCaseStudyDocx, aRoom } from '../../tests/support/a-docx.ts'
import { anOdt } from '../../tests/support/an-odt.ts'
import { readFile } from './read-file.ts'

async function textOf(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<ImportedText> {
  const outcome = await readFile(bytes, name)
  if (outcome.kind !== 'text') throw new Error(JSON.stringify(outcome))
  return outcome.text
}

async function reasonOf(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<string> {
  const outcome = await readFile(bytes, name)
  return outcome.kind === 'refused' ? outcome.refusal.reason : outcome.kind
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(strToU8(text))
}

describe('a Word document', () => {
  it('gives its title, its sections, its tables with heading rows, its lists and its picture', async () => {
    const text = await textOf(await aCaseStudyDocx(), 'final.docx')
    expect(text.title).toBe('Riverton moves its schools to open source')
    expect(text.html).toBe(
      '<h2>At a glance</h2>' +
        '<table><tbody><tr><td>Organisation</td><td>City of Riverton</td></tr>' +
        '<tr><td>Country</td><td>Portugal</td></tr><tr><td>Licence</td><td>EUPL-1.2</td></tr></tbody></table>' +
        '<h2>Summary</h2>' +
        '<p>The city has moved <strong>42 schools</strong> to <a href="https://example.eu/desk">a free desktop</a>.[1]</p>' +
        '<h2>Costs and funding</h2>' +
        '<table><thead><tr><th>Year</th><th>Euro</th></tr></thead><tbody>' +
        '<tr><td>2024</td><td>120,000</td></tr><tr><td>2025</td><td>80,000</td></tr></tbody></table>' +
        '<img src="#picture-1" alt="The new computer room">' +
        '<h2>Lessons learnt</h2>' +
        '<ol><li>Ask the teachers first<ul><li>in each school</li></ul></li><li>Train them</li></ol>' +
        '<p>We would do it again.</p>' +
        '<h2>What the mayor says</h2><p>Thank you to everybody.</p>' +
        '<ol><li>Council decision of 3 March 2025.</li></ol>',
    )
    expect(text.pictures).toMatchObject([
      { placeholder: '#picture-1', name: 'picture-1.png', base64: Buffer.from(aRoom).toString('base64') },
    ])
  })

  it('says what did not come along', async () => {
    const { notes, counts } = await textOf(await aCaseStudyDocx(), 'final.docx')
    expect(notes).toEqual([
      { note: 'styles_unknown', styles: ['Pull words'] },
      { note: 'footnotes_listed', count: 1 },
      { note: 'comments_dropped', count: 1 },
      { note: 'headings_moved' },
    ])
    expect(counts).toMatchObject({ headings: 5, tables: 2, pictures: 1, lists: 3, links: 1 })
  })
})

describe('an OpenDocument text', () => {
  it('is read with headings, marks, links, lists, tables, quotes, pictures with captions and footnotes', async () => {
    const text = await textOf(anOdt(), 'a.odt')
    expect(text.title).toBe('Riverton moves')
    expect(text.html).toBe(
      '<h2>Summary</h2>' +
        '<p>The <strong>city</strong> has <em>moved</em>; see <a href="https://example.eu/a?b=1&amp;c=2">the decision</a>.[1]</p>' +
        '<ol><li>One<ul><li>Inner</li></ul></li><li>Two</li></ol>' +
        '<blockquote><p>Never again.</p></blockquote>' +
        '<p>Look here.</p>' +
        '<h3>Costs</h3>' +
        '<table><thead><tr><th>Year</th><th>Euro</th></tr></thead><tbody><tr><td colspan="2">2025: 80,000</td></tr></tbody></table>' +
        '<img src="#picture-1" alt="The new room" data-caption="The room in May">' +
        '<ol><li>Of 3 March.</li></ol>',
    )
    expect(text.pictures).toHaveLength(1)
  })

  it('says what did not come along', async () => {
    const { notes } = await textOf(anOdt(), 'a.odt')
    expect(notes).toEqual([
      { note: 'styles_unknown', styles: ['Pull words'] },
      { note: 'footnotes_listed', count: 1 },
      { note: 'left_out', kind: 'deleted', count: 1 },
      { note: 'comments_dropped', count: 1 },
      { note: 'headings_moved' },
    ])
  })

  it('takes its title from its properties where no paragraph is one', async () => {
    const content =
      '<a xmlns:office="x"><office:body><office:text><text:p>Words</text:p></office:text></office:body></a>'
    expect(await textOf(anOdt({ 'content.xml': content }), 'a.odt')).toMatchObject({
      title: 'From the properties',
      html: '<p>Words</p>',
    })
  })
})

describe('other texts', () => {
  it('Markdown is read, its only first heading is the title, and HTML in it is held against the list', async () => {
    const text = await textOf(
      bytes('# A title\n\nSome **words**.\n\n- one\n- two\n\n<script>alert(1)</script>\n'),
      'notes.md',
    )
    expect(text).toMatchObject({
      format: 'markdown',
      title: 'A title',
      html: '<p>Some <strong>words</strong>.</p><ul><li>one</li><li>two</li></ul>',
      notes: [{ note: 'left_out', kind: 'scripts', count: 1 }],
    })
  })

  it('Markdown with facts before its text has its title there', async () => {
    expect(await textOf(bytes('---\ntitle: "From the front"\n---\nWords.\n'), 'a.md')).toMatchObject({
      title: 'From the front',
      html: '<p>Words.</p>',
    })
  })

  it('an HTML page loses its scripts and says so; pictures elsewhere become links', async () => {
    const page =
      '<!doctype html><html><head><title>Site | Page</title><style>p{}</style></head><body><h1>Page</h1><p onclick="a()">Words <img src="https://example.eu/a.png" alt="A map"></p><script>alert(1)</script></body></html>'
    expect(await textOf(bytes(page), 'page.html')).toMatchObject({
      format: 'html',
      title: 'Page',
      html: '<p>Words</p><p><a href="https://example.eu/a.png">A map</a></p>',
      notes: [
        { note: 'left_out', kind: 'scripts', count: 1 },
        { note: 'pictures_remote', addresses: ['https://example.eu/a.png'] },
      ],
    })
  })

  it('lines in bold are the headings of a text that has no others', async () => {
    const text = await textOf(bytes('**Summary**\n\nWords.\n\n**Costs**\n\nMore words.\n'), 'a.md')
    expect(text.html).toBe('<h2>Summary</h2><p>Words.</p><h2>Costs</h2><p>More words.</p>')
    expect(text.notes).toEqual([{ note: 'headings_from_bold', count: 2 }])
  })

  it('a text without a title is called after its file', async () => {
    expect((await textOf(bytes('Words.'), 'Report_of 2026.final.md')).title).toBe('Report of 2026.final')
  })

  it('letters of an older encoding are read, and it is said that they were guessed', async () => {
    const text = await textOf(new Uint8Array([0x4c, 0x69, 0xe8, 0x67, 0x65]), 'a.txt')
    expect(text).toMatchObject({ html: '<p>Liège</p>', notes: [{ note: 'letters_guessed' }] })
  })
})

describe('a file that cannot be taken is refused with its reason', () => {
  it('an empty one', async () => {
    expect(await reasonOf(bytes(''), 'a.docx')).toBe('empty')
  })

  it('a Word document that was cut off', async () => {
    const whole = await aCaseStudyDocx()
    expect(await reasonOf(whole.slice(0, whole.length - 400), 'a.docx')).toBe('damaged')
  })

  it('a Word document with a changed byte inside', async () => {
    const whole = await aCaseStudyDocx()
    const changed = whole.slice()
    changed.fill(0, 2_000, 2_060)
    expect(await reasonOf(changed, 'a.docx')).toBe('damaged')
  })

  it('something else under the name of a Word document', async () => {
    expect(await reasonOf(bytes('just words'), 'a.docx')).toBe('damaged')
  })

  it('an archive that is no document', async () => {
    expect(await reasonOf(zipSync({ 'a.txt': strToU8('a') }), 'a.docx')).toBe('other_archive')
  })

  it('a spreadsheet', async () => {
    const types =
      '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    expect(await reasonOf(zipSync({ '[Content_Types].xml': strToU8(types) }), 'a.docx')).toBe('other_archive')
  })

  it('a document that is none inside', async () => {
    const types =
      '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    const parts = { '[Content_Types].xml': strToU8(types), 'word/document.xml': strToU8('<not closed') }
    expect(await reasonOf(zipSync(parts), 'a.docx')).toBe('damaged')
  })

  it('a bomb that says how large it is', async () => {
    const bomb = zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.text'),
      'content.xml': new Uint8Array(20 * 1024 * 1024),
    })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await reasonOf(bomb, 'a.odt')).toBe('bomb')
  })

  it('a bomb that lies about how large it is', async () => {
    const bomb = zipSync({ mimetype: new Uint8Array(8 * 1024 * 1024) })
    const view = new DataView(bomb.buffer, bomb.byteOffset)
    const entry = bomb.length - 22 - 46 - 'mimetype'.length
    expect(view.getUint32(entry, true)).toBe(0x02014b50)
    view.setUint32(entry + 24, 1_000, true)
    expect(await reasonOf(bomb, 'a.odt')).toBe('bomb')
  })

  it('a document under a password, in either format', async () => {
    const compound = new Uint8Array(4_096)
    compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    compound.set(Buffer.from('EncryptedPackage', 'utf16le'), 1_024)
    expect(await reasonOf(compound, 'a.docx')).toBe('password')
    const manifest = '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>'
    expect(await reasonOf(anOdt({ 'META-INF/manifest.xml': manifest }), 'a.odt')).toBe('password')
  })

  it('a Word document of the time before 2007', async () => {
    const compound = new Uint8Array(4_096)
    compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    compound.set(Buffer.from('WordDocument', 'utf16le'), 1_024)
    expect(await reasonOf(compound, 'a.doc')).toBe('old_word')
  })

  it('a PDF, a picture, and a text in Rich Text Format', async () => {
    expect(await reasonOf(bytes('%PDF-1.7\n'), 'a.pdf')).toBe('not_supported')
    expect(await reasonOf(aRoom, 'a.md')).toBe('not_supported')
    expect(await reasonOf(bytes('{\\rtf1 a}'), 'a.rtf')).toBe('not_supported')
  })

  it('one without any text', async () => {
    expect(await reasonOf(bytes('<html><body><script>a()</script></body></html>'), 'a.html')).toBe('no_text')
  })
})
