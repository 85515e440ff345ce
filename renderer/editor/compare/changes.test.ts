// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { answerNodeNameOnNode } from '../html/node-name-in-happy-dom.ts'
import { compareBodies } from './body-changes.ts'
import type { BodyNode } from './body-node.ts'
import { changesBetween, compareTexts, placesOf } from './changes.ts'

answerNodeNameOnNode()

/** A tree as one line: [-removed-] {+added+}. */
function line(nodes: readonly BodyNode[]): string {
  return nodes
    .map(node => {
      const inner = node.kind === 'text' ? node.text : `<${node.name}>${line(node.children)}`
      const marksItself = node.kind === 'text' || ['added', 'removed'].includes(node.standing)
      if (!marksItself || node.standing === 'same') return inner
      return node.standing === 'added' ? `{+${inner}+}` : `[-${inner}-]`
    })
    .join('')
}

function textOf(nodes: readonly BodyNode[], without: 'added' | 'removed'): string {
  return nodes
    .filter(node => node.standing !== without)
    .map(node => (node.kind === 'text' ? node.text : textOf(node.children, without)))
    .join('')
}

describe('comparing two texts', () => {
  it('shows the words that were replaced, the removed before the added', () => {
    expect(compareTexts('Open source in Vienna', 'Open source in Graz today')).toEqual([
      { standing: 'same', text: 'Open source in ' },
      { standing: 'removed', text: 'Vienna' },
      { standing: 'added', text: 'Graz today' },
    ])
  })

  it('shows a rewritten phrase as one change, not as confetti', () => {
    const parts = compareTexts('applies, and treats it with care', 'applies in steps and has duties')
    expect(parts.map(part => part.standing).join(' ')).not.toMatch(/(?:removed added ){3}/)
    const replaced = compareTexts('it treats us with care', 'it has them under watch')
    expect(replaced).toEqual([
      { standing: 'same', text: 'it ' },
      { standing: 'removed', text: 'treats us with care' },
      { standing: 'added', text: 'has them under watch' },
    ])
  })

  it('gives both texts back whole', () => {
    const before = 'The city’s plan, 2024–25:  “reuse”.'
    const after = 'The state’s plan (2025): “reuse” first.'
    const parts = compareTexts(before, after)
    expect(
      parts
        .filter(part => part.standing !== 'added')
        .map(part => part.text)
        .join(''),
    ).toBe(before)
    expect(
      parts
        .filter(part => part.standing !== 'removed')
        .map(part => part.text)
        .join(''),
    ).toBe(after)
  })
})

describe('comparing two bodies', () => {
  it('leaves blocks that agree alone and goes word by word inside a changed one', () => {
    const nodes = compareBodies(
      '<p>First.</p><p>The licence was chosen in March.</p>',
      '<p>First.</p><p>The licence was chosen in April.</p>',
    )
    expect(nodes.map(node => node.standing)).toEqual(['same', 'changed'])
    const [, second] = nodes
    expect(second?.kind === 'element' && second.children.map(child => child.standing)).toEqual([
      'same',
      'removed',
      'added',
      'same',
    ])
    expect(textOf(nodes, 'removed')).toBe('First.The licence was chosen in April.')
    expect(textOf(nodes, 'added')).toBe('First.The licence was chosen in March.')
  })

  it('shows a new and a removed block whole', () => {
    const nodes = compareBodies('<p>One.</p><h2>Old heading</h2>', '<p>Zero, quite new.</p><p>One.</p>')
    expect(nodes.map(node => node.standing)).toEqual(['added', 'same', 'removed'])
  })

  it('tells a block that was moved from one that came and one that went', () => {
    const [one, two, three] = [
      '<p>The first of all.</p>',
      '<p>The second of them.</p>',
      '<p>The third and last.</p>',
    ]
    const nodes = compareBodies(`${one}${two}${three}`, `${three}${one}<p>Short.</p>${two}`)
    const moves = nodes.map(node => (node.kind === 'element' ? (node.moved?.way ?? node.standing) : 'text'))
    expect(moves).toEqual(['to', 'same', 'added', 'same', 'from'])
    // Each names the place of the other.
    expect(nodes.map(node => (node.kind === 'element' ? node.moved?.other : undefined))).toEqual([
      4,
      undefined,
      undefined,
      undefined,
      0,
    ])
    // A block of a word or two is the same by chance.
    const short = compareBodies('<p>Yes.</p><p>And here is more.</p>', '<p>And here is more.</p><p>Yes.</p>')
    expect(short.some(node => node.kind === 'element' && node.moved)).toBe(false)
  })

  it('names a moved block once, where it is now', () => {
    const [one, two] = ['<p>The first of all.</p>', '<p>The second of them.</p>']
    const changes = changesBetween('news', { body: one + two }, { body: two + one })
    expect(placesOf(changes).map(({ standing }) => standing)).toEqual(['moved'])
  })

  it('does not take two unlike paragraphs for one that was changed', () => {
    const nodes = compareBodies('<p>Alpha beta gamma delta.</p>', '<p>One two three four.</p>')
    expect(nodes.map(node => node.standing)).toEqual(['removed', 'added'])
  })

  it('compares lists item by item', () => {
    const nodes = compareBodies(
      '<ul><li>apples</li><li>pears</li></ul>',
      '<ul><li>apples</li><li>plums and more</li><li>pears</li></ul>',
    )
    expect(line(nodes)).toContain('{+<li>')
    expect(textOf(nodes, 'added')).toBe('applespears')
  })

  it('compares a table by its cells', () => {
    const table = (cell: string) => `<table><tbody><tr><td>Date</td><td>${cell}</td></tr></tbody></table>`
    const nodes = compareBodies(table('11 June 2026'), table('11 July 2026'))
    expect(textOf(nodes, 'added')).toBe('Date11 June 2026')
    expect(textOf(nodes, 'removed')).toBe('Date11 July 2026')
    expect(nodes.map(node => node.standing)).toEqual(['changed'])
  })

  it('compares a row by its cells when half of it stands', () => {
    const table = (cell: string) => `<table><tbody><tr><td>Lyon</td><td>${cell}</td></tr></tbody></table>`
    const nodes = compareBodies(table('100'), table('200'))
    expect(line(nodes)).toContain('<td>Lyon')
    expect(line(nodes)).toContain('[-100-]{+200+}')
  })

  it('sees a link that leads somewhere else although its words are the same', () => {
    const nodes = compareBodies('<p><a href="/a">here</a></p>', '<p><a href="/b">here</a></p>')
    expect(nodes.map(node => node.standing)).not.toEqual(['same'])
  })

  it('shows the words of an item that has a list below them', () => {
    const list = (word: string) => `<ul><li>one</li><li>two ${word}<ul><li>deep</li></ul></li></ul>`
    const nodes = compareBodies(list('a'), list('b'))
    expect(textOf(nodes, 'added')).toBe('onetwo adeep')
    expect(textOf(nodes, 'removed')).toBe('onetwo bdeep')
    expect(textOf(compareBodies(list('a'), list('a')), 'added')).toBe('onetwo adeep')
  })

  it('shows a picture whose file was changed as one that went and one that came, where both are there', () => {
    const nodes = compareBodies('<p>x <img src="/a" alt="a"></p>', '<p>x <img src="/b"><img src="/c"></p>')
    expect(line(nodes)).toMatch(/\[-<img>-\]\{\+<img><img>\+\}|\[-<img>-\]\{\+<img>\+\}\{\+<img>\+\}/)
  })

  it.each([
    ['how many columns a cell takes', '<td>a</td>', '<td colspan="2">a</td>'],
    ['that a cell became a header', '<td>a</td>', '<th>a</th>'],
  ])('sees %s', (_what, before, after) => {
    const table = (cell: string) => `<table><tbody><tr>${cell}</tr></tbody></table>`
    expect(compareBodies(table(before), table(after)).map(node => node.standing)).not.toEqual(['same'])
    expect(compareBodies(table('<td colspan="1">a</td>'), table('<td>a</td>'))[0]?.standing).toBe('same')
  })

  it('compares a definition list by its terms and definitions, and a caption by its words', () => {
    const list = (word: string) => `<dl><dt>OSPO</dt><dd>An office for ${word} source</dd></dl>`
    expect(textOf(compareBodies(list('free'), list('open')), 'added')).toBe('OSPOAn office for free source')
    const table = (word: string) =>
      `<table><caption>Costs in ${word}</caption><tbody><tr><td>1</td></tr></tbody></table>`
    const nodes = compareBodies(table('euro'), table('kroner'))
    expect(nodes.map(node => node.standing)).toEqual(['changed'])
    expect(textOf(nodes, 'removed')).toBe('Costs in kroner1')
  })

  it('takes two spellings of the same text for no change', () => {
    const nodes = compareBodies(
      '<p>a  b</p><ul><li><p>one</p></li></ul>',
      '<p>a\nb</p>\n<ul>\n<li>one</li>\n</ul>',
    )
    expect(nodes.every(node => node.standing === 'same')).toBe(true)
  })

  it('does not let one paragraph that was moved part all others from what they have become', () => {
    const moved = '<p>The last one, which will stand second.</p>'
    const nodes = compareBodies(
      `<p>One is about the city of Ghent.</p><p>Two stays as it was written.</p><p>Three is about its old libraries.</p>${moved}`,
      `<p>One is about the town of Ghent.</p>${moved}<p>Two stays as it was written.</p><p>Three is about its new libraries.</p>`,
    )
    expect(nodes.map(node => (node.kind === 'element' ? (node.moved?.way ?? node.standing) : ''))).toEqual([
      'changed',
      'to',
      'same',
      'changed',
      'from',
    ])
  })

  it('never passes on what the portal would refuse', () => {
    const nodes = compareBodies('', '<p onclick="x()"><a href="javascript:x()">a</a></p><script>x()</script>')
    expect(JSON.stringify(nodes)).not.toMatch(/onclick|javascript|script/)
  })

  it('is quick enough for a long case study', () => {
    const paragraph = (index: number) => `<p>Paragraph ${index} about reuse, procurement and licences.</p>`
    const before = Array.from({ length: 400 }, (_, index) => paragraph(index)).join('')
    const nodes = compareBodies(before, before.replace('Paragraph 200 about', 'Paragraph 200 on'))
    expect(nodes.filter(node => node.standing !== 'same')).toHaveLength(1)
  })
})

describe('comparing two versions of an item', () => {
  const before = { short_title: 'EUPL', body: '<p>One.</p>', topics: ['legal'], keywords: ['a', 'b'] }

  it('lists only the fields that differ, in the order of the form', () => {
    const after = { ...before, short_title: 'The EUPL', topics: ['legal', 'cloud'], keywords: ['b'] }
    const changes = changesBetween('news', before, after)
    expect(changes.map(change => change.field)).toEqual(['short_title', 'topics', 'keywords'])
    expect(changes[1]).toEqual({
      kind: 'entries',
      field: 'topics',
      entries: [
        { value: 'legal', standing: 'same' },
        { value: 'cloud', standing: 'added' },
      ],
    })
  })

  it('finds nothing where only the spelling of the mark-up differs', () => {
    expect(changesBetween('news', before, { ...before, body: '<p>One. </p>' })).toEqual([])
  })

  it('links to each place in reading order', () => {
    const after = { ...before, short_title: 'The EUPL', body: '<p>One.</p><p>Two is new here.</p>' }
    expect(placesOf(changesBetween('news', before, after))).toEqual([
      { field: 'short_title', block: null, standing: 'changed', words: 'The EUPL', entries: null },
      { field: 'body', block: 1, standing: 'added', words: 'Two is new here.', entries: null },
    ])
  })

  it('names a picture by its description', () => {
    const after = { ...before, body: '<p>One.</p><img src="/files/x" alt="A map">' }
    expect(placesOf(changesBetween('news', before, after)).map(place => place.words)).toEqual(['A map'])
  })

  it('compares structured values by what a person reads', () => {
    const [change] = changesBetween(
      'event',
      { starts_at: { local: '2026-05-01T10:00', zone: 'Europe/Brussels' } },
      { starts_at: { local: '2026-05-02T10:00', zone: 'Europe/Brussels' } },
    )
    expect(change?.kind === 'entries' && change.entries.map(entry => entry.standing)).toEqual([
      'added',
      'removed',
    ])
  })
})
