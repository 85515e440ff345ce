import { describe, expect, it } from 'vitest'
import type { TextPlace } from '../checks/finding.ts'
import type { ItemFields, ItemType } from '../item-type.ts'
import { type Advice, adviceFor, adviceInPieces } from './advice.ts'
import type { Known } from './advice-context.ts'

const known: Known = {
  now: Date.parse('2026-06-01T12:00:00Z'),
  language: 'en-GB',
  hasItem: () => false,
  hasFile: () => false,
}

function rulesOf(type: ItemType, fields: ItemFields, knows: Partial<Known> = {}) {
  return adviceFor(type, fields, { ...known, ...knows }).findings.map(
    ({ field: _field, severity: _severity, ...rule }) => rule,
  )
}

/** The advice on the body of a document, which has no usual length. */
function onBody(html: string, knows: Partial<Known> = {}) {
  return rulesOf('document', { body: html }, knows)
}

const element = (block: number, name: string, index = 0) => ({ block, on: { element: name, index } })
const words = (block: number, text: string, occurrence = 0): TextPlace => ({
  block,
  on: { words: text, occurrence },
})

describe('advice on a headline', () => {
  it('says when lists would cut it', () => {
    expect(rulesOf('document', { title: 'A b '.repeat(30) })).toEqual([])
    expect(rulesOf('document', { title: `${'A b '.repeat(30)}cd` })).toEqual([
      { rule: 'headline_long', length: 122, best: 120 },
    ])
  })

  it('wants news to say what happened, and lets a solution be called by its name', () => {
    expect(rulesOf('news', { headline: 'Open source' })).toEqual([{ rule: 'headline_short', words: 2 }])
    expect(rulesOf('news', { headline: 'City opens code' })).toEqual([])
    expect(rulesOf('solution', { title: 'Decidim' })).toEqual([])
  })
})

describe('advice on links', () => {
  it.each(['here', 'Click here', 'read more…', '→ More', 'ici', 'En savoir plus', 'hier', 'Mehr erfahren'])(
    'wants other words than %j',
    text => {
      const value = text
      expect(onBody(`<p>See <a href="https://a.example">${text}</a>.</p>`)).toEqual([
        { at: element(0, 'link'), rule: 'bare_link', value },
      ])
    },
  )

  it('has nothing against words that say where a link leads', () => {
    expect(onBody('<p>Read <a href="https://a.example">more about here</a>.</p>')).toEqual([])
  })

  it('wants words instead of an address', () => {
    expect(
      onBody(
        '<p>x</p><p><a href="https://b.example">b</a> <a href="https://a.example">www.a.example</a></p>',
      ),
    ).toEqual([{ at: element(1, 'link', 1), rule: 'raw_address', value: 'www.a.example' }])
  })

  it('finds a link that cannot be clicked, unless a picture stands in it', () => {
    expect(onBody('<p>a <a href="https://a.example"></a></p>')).toMatchObject([{ rule: 'empty_link' }])
    expect(
      onBody('<p><a href="https://a.example"><img src="https://a.example/a.png" alt="A"></a></p>'),
    ).toEqual([])
  })

  it('warns of http', () => {
    expect(onBody('<p><a href="http://a.example">the a</a></p>')).toEqual([
      { at: element(0, 'link'), rule: 'plain_http', value: 'http://a.example' },
    ])
  })
})

describe('advice on references', () => {
  const item = '11111111-2222-4333-8444-555555555555'
  const file = 'a'.repeat(64)

  it('finds marks on the page, which the portal does not keep', () => {
    expect(onBody('<p><a href="#results">the results</a> <a href="#top">to the top</a></p>')).toEqual([
      { at: element(0, 'link'), rule: 'dead_anchor', value: '#results' },
    ])
  })

  it('finds a link to an item of the portal that is not on this computer', () => {
    const html = `<p><a href="/node/${item}">the solution</a></p>`
    expect(onBody(html)).toMatchObject([{ rule: 'unknown_item' }])
    expect(onBody(html, { hasItem: id => id === item })).toEqual([])
    expect(onBody(`<p><a href="https://elsewhere.example/${item}">the solution</a></p>`)).toEqual([])
  })

  it('finds files and pictures that were not kept', () => {
    const html = `<p><a href="/files/${file}">the report</a></p><p><img src="/files/${file}" alt="A map"></p>`
    expect(onBody(html)).toEqual([
      { at: element(1, 'picture'), rule: 'file_not_kept', value: `/files/${file}` },
      { at: element(0, 'link'), rule: 'file_not_kept', value: `/files/${file}` },
    ])
    expect(onBody(html, { hasFile: id => id === file })).toEqual([])
  })

  it('finds an address without its beginning', () => {
    expect(onBody('<p><a href="www.a.example">the a</a></p>')).toMatchObject([{ rule: 'unfinished_address' }])
    expect(onBody('<p><a href="mailto:a@a.example">write to a</a></p>')).toEqual([])
  })
})

describe('advice on pictures', () => {
  it('wants an alternative text that is one', () => {
    const html =
      '<p>a <img src="https://a.example/1.png"></p><img src="https://a.example/2.png" alt=" "><p>b</p>' +
      '<img src="https://a.example/3.png" alt="IMG_0003.jpg"><img src="https://a.example/4.png" alt="A map">'
    expect(onBody(html)).toEqual([
      { at: element(0, 'picture'), rule: 'picture_without_alt' },
      { at: element(1, 'picture'), rule: 'picture_without_alt' },
      { at: element(3, 'picture'), rule: 'alt_is_file_name', value: 'IMG_0003.jpg' },
    ])
  })
})

describe('advice on headings', () => {
  it('has nothing against an outline without gaps', () => {
    expect(onBody('<h2>a</h2><h3>b</h3><h4>c</h4><h2>d</h2>')).toEqual([])
  })

  it('finds a level that was left out, and says between which', () => {
    expect(onBody('<h2>a</h2><h4>b</h4>')).toEqual([
      { at: element(1, 'heading'), rule: 'heading_level_skipped', from: 2, to: 4 },
    ])
  })

  it('wants the first heading below the title, and no other title', () => {
    expect(onBody('<h3>a</h3>')).toMatchObject([{ rule: 'first_heading', level: 3 }])
    expect(onBody('<h1>a</h1>')).toMatchObject([{ rule: 'top_heading_in_text' }])
  })

  it('finds a heading without words', () => {
    expect(onBody('<p>a</p><h2> <br></h2>')).toEqual([{ at: element(1, 'heading'), rule: 'empty_heading' }])
  })
})

describe('advice on tables', () => {
  it('wants header cells', () => {
    expect(onBody('<table><tr><td>a</td></tr></table><table><tr><th>b</th></tr></table>')).toEqual([
      { at: element(0, 'table'), rule: 'table_without_header' },
    ])
  })
})

describe('advice on acronyms', () => {
  it('names one that is never spelt out, once, where it first stands', () => {
    expect(onBody('<p>a</p><p>The EIF and the EIF.</p><p>EIF</p>')).toEqual([
      { at: words(1, 'EIF'), rule: 'acronym', value: 'EIF' },
    ])
  })

  it.each([
    'The European Interoperability Framework (EIF) was adopted. The EIF is good.',
    'The EIF (European Interoperability Framework) was adopted.',
    'The EIF, the European Interoperability Framework, was adopted.',
    'La Direction interministérielle du numérique (DINUM) publie.',
    'Open Source Programme Offices (OSPOs) meet. Each OSPO counts.',
    'The Technology Transfer Centre, Centro de Transferencia de Tecnología or CTT, keeps a list.',
    'OSOR is an observatory of the EU with an API under the EUPL and GPL-3.0.',
    'Chapter XIV was read by Louis XVI.',
    'ALL OF THIS LINE IS SHOUTED',
    'Copy libFOO and FOO_BAR from a.FOO to FOO.txt.',
  ])('has nothing against: %s', text => {
    expect(onBody(`<p>${text}</p>`)).toEqual([])
  })

  it('lets an item be called as it is called', () => {
    expect(rulesOf('event', { title: 'FOSDEM 2027', description: '<p>FOSDEM is a conference.</p>' })).toEqual(
      [],
    )
  })

  it('is not fooled by the acronym alone in brackets', () => {
    expect(onBody('<p>the report (EIF)</p>')).toMatchObject([{ rule: 'acronym', value: 'EIF' }])
  })
})

describe('advice on reading', () => {
  const plain = 'The cat sat on the mat and it was glad to be in the sun. '.repeat(20)
  const heavy =
    'The interoperability of administrative infrastructures necessitates organisational harmonisation of heterogeneous procurement methodologies in the administration. '.repeat(
      12,
    )

  it('gives the reading ease of an English text as a number', () => {
    const { readingEase, findings } = adviceFor('document', { body: `<p>${plain}</p>` }, known)
    expect(readingEase?.ease).toBeGreaterThan(90)
    expect(readingEase?.wordsPerSentence).toBe(15)
    expect(findings).toEqual([])
  })

  it('says when a text is hard to read', () => {
    expect(onBody(`<p>${heavy}</p>`)).toMatchObject([{ rule: 'hard_to_read', ease: 0 }])
  })

  it('says nothing of other languages, by what the item says and by what it is', () => {
    expect(
      adviceFor('document', { body: `<p>${plain}</p>` }, { ...known, language: 'fr' }).readingEase,
    ).toBeNull()
    const french = 'Le chat est assis sur le tapis et la ville est contente de le voir au soleil. '.repeat(20)
    expect(adviceFor('document', { body: `<p>${french}</p>` }, known).readingEase).toBeNull()
  })

  it('lists sentences of more than forty words by their beginning', () => {
    const sentence = `We met ${'again and '.repeat(20)}again.`
    expect(onBody(`<p>Short. ${sentence} Short.</p>`)).toEqual([
      {
        at: words(0, 'We met again and again and again and'),
        rule: 'long_sentence',
        words: 43,
        value: 'We met again and again and again and …',
      },
    ])
  })

  it('lists no more than the ten longest', () => {
    const sentences = Array.from(
      { length: 30 },
      (_, at) => `<p>We met ${'again and '.repeat(20 + at)}again.</p>`,
    )
    const found = onBody(sentences.join('')).filter(({ rule }) => rule === 'long_sentence')
    expect(found).toHaveLength(10)
    expect(found[0]).toMatchObject({ words: 83 })
  })
})

describe('advice on slips', () => {
  it('finds a word that stands there twice', () => {
    expect(onBody('<p>We saw that that was the <strong>the</strong> end.</p>')).toEqual([
      { at: words(0, 'the the'), rule: 'repeated_word', value: 'the the' },
    ])
    expect(onBody('<p>the, the end; the</p><p>the</p>')).toEqual([])
  })

  it('finds more than one space between words, and no indentation of the source', () => {
    expect(onBody('<p>a  b\n     c&nbsp; d</p><pre>e   f</pre>')).toEqual([
      { at: words(0, 'a b'), rule: 'double_space', value: 'a b' },
      { at: words(0, 'c d'), rule: 'double_space', value: 'c d' },
    ])
  })
})

describe('advice on an event', () => {
  it('says when it is over, by the clock of its own zone', () => {
    const at = (local: string) => ({ ends_at: { local, zone: 'America/New_York' } })
    expect(rulesOf('event', at('2026-06-01T07:59'))).toEqual([{ rule: 'event_in_past' }])
    expect(rulesOf('event', at('2026-06-01T08:00'))).toEqual([])
  })
})

describe('advice on the length of news', () => {
  const ofLength = (count: number) =>
    rulesOf('news', { body: `<ul>${'<li>ein Wort</li>'.repeat(count / 2)}</ul>` })
  it.each([130, 320])('finds %i words usual', count => expect(ofLength(count)).toEqual([]))
  it.each([128, 322])('finds %i words unusual', count =>
    expect(ofLength(count)).toContainEqual({ rule: 'unusual_length', words: count, from: 130, to: 320 }),
  )
  it('says nothing while nothing is written', () => expect(rulesOf('news', { body: '<p></p>' })).toEqual([]))
})

describe('advice on a licence', () => {
  it.each([
    ['EUPL-1.2', []],
    ['GPL-3.0', [{ rule: 'deprecated_licence', value: 'GPL-3.0' }]],
    ['My own', [{ rule: 'unknown_licence', value: 'My own' }]],
  ])('on %s', (licence, rules) => expect(rulesOf('solution', { licence })).toEqual(rules))
})

describe('advice on a long text', () => {
  const paragraph =
    '<h2>A part</h2><p>The ministry of one country and the city of another wrote <a href="http://a.example">here</a> that the EIF was read. </p><ul><li>One entry of a list that goes on for a while.</li></ul>'
  const body = paragraph.repeat(900)

  it('is worked out in pieces, and is the same as in one go', () => {
    const work = adviceInPieces('document', { body }, known)
    let pieces = 0
    let done: Advice | null = null
    while (done === null) {
      done = work.goOn(() => true)
      pieces += 1
    }
    expect(pieces).toBeGreaterThan(20)
    expect(done).toEqual(adviceFor('document', { body }, known))
  })

  it('takes no longer than a person notices for 30,000 words', { timeout: 60_000 }, () => {
    adviceFor('document', { body }, known)
    const startedAt = performance.now()
    adviceFor('document', { body }, known)
    // It is 50 ms on a computer of 2020; the rest is for machines that do other things too.
    expect(performance.now() - startedAt).toBeLessThan(10_000)
  })

  it('answers at once for HTML that was made to keep it busy', { timeout: 120_000 }, () => {
    const startedAt = performance.now()
    adviceFor('document', { body: '<'.repeat(300_000) }, known)
    adviceFor('document', { body: `<p>${'A '.repeat(100_000)}</p>` }, known)
    adviceFor('document', { body: `<p>${'('.repeat(100_000)}AB</p>` }, known)
    for (const piece of [
      '  ',
      'EIF ',
      'e.g. ',
      '.',
      'a a ',
      'a  ',
      '[[a]] ',
      'a EIF (',
      '\u00a0',
      '<a>',
      '<q>',
    ]) {
      adviceFor('document', { body: `<p>${piece.repeat(100_000)}AB</p>` }, known)
    }
    // By the square of the length it would be minutes.
    expect(performance.now() - startedAt).toBeLessThan(60_000)
  })
})
