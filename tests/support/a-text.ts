import fc from 'fast-check'
import { folded, inOrder, isBlank, withoutLastBreaks } from '#shared/exchange/inline-content.ts'
import {
  type Block,
  type Cell,
  type DefinitionEntry,
  type Heading,
  headingLevels,
  type Inline,
  type Link,
  marks,
  type Paragraph,
  type Picture,
  type Run,
  type Table,
} from '#shared/exchange/text-tree.ts'

/** Letters that formats have a meaning for, among ordinary ones. */
const letters = 'abcdeABC0129éßж中*_`[]<>&|\\#-+=~!.():;"\'/{}$^@,?%\u00a0'

const word = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('Riverton', 'moves', 'to', 'open', 'source', '2026', 'l’État', 'C++'),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 6 }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '1.',
      '-',
      '#',
      '> a',
      '&amp;',
      '&#42;',
      '---',
      '===',
      '![a](b)',
      '<b>',
      '**',
      '~~a~~',
      '|',
      '```',
    ),
  },
)
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map(each => each.join(' '))

/** A value now and then; mostly none. */
function rarely<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value })
}

const link: fc.Arbitrary<Link> = fc.record({
  href: fc.constantFrom(
    'https://example.eu/',
    'https://example.eu/a_(b)?c=1&d=2#e',
    'mailto:osor@example.eu',
    '/collection/a b',
  ),
  title: rarely(fc.constantFrom('There', 'A "quoted" title')),
  hreflang: rarely(fc.constant('fr')),
})

const run: fc.Arbitrary<Run> = fc.record({
  kind: fc.constant('text' as const),
  text: words,
  marks: fc
    .oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray([...marks], { minLength: 1, maxLength: 2 }) },
    )
    .map(inOrder),
  link: rarely(link),
})

const picture: fc.Arbitrary<Picture> = fc.record({
  kind: fc.constant('picture' as const),
  src: fc.constantFrom('/files/0a1b', 'https://example.eu/a%20b.png'),
  alt: fc.oneof(
    fc.constant(''),
    words.map(text => text.replace(/\s+/g, ' ').trim()),
  ),
  caption: rarely(words),
  align: rarely(fc.constantFrom('left', 'center')),
  width: rarely(fc.constant('320')),
  height: fc.constant(null),
  link: rarely(link),
})

const space: Inline = { kind: 'text', text: ' ', marks: [], link: null }

/** Inline content as a reader gives it: white space folded, runs joined, something in it. */
function contentOf(pieces: fc.Arbitrary<Inline>): fc.Arbitrary<readonly Inline[]> {
  return fc
    .array(fc.tuple(pieces, fc.boolean()), { minLength: 1, maxLength: 5 })
    .map(each => each.flatMap(([piece, hasSpace]) => (hasSpace ? [piece, space] : [piece])))
    .map(content => {
      const tidy = withoutLastBreaks(folded(content))
      const first = tidy.findIndex(inline => inline.kind !== 'break')
      return folded(tidy.slice(Math.max(0, first)))
    })
    .filter(content => !isBlank(content))
}

const plainContent = contentOf(run)
const lineContent = contentOf(
  fc.oneof(
    { weight: 6, arbitrary: run },
    { weight: 1, arbitrary: fc.constant<Inline>({ kind: 'break' }) },
    { weight: 1, arbitrary: picture },
  ),
)

const paragraph: fc.Arbitrary<Paragraph> = lineContent
  .filter(content => !isBlank(content.filter(inline => inline.kind !== 'picture')))
  .map(content => ({ kind: 'paragraph', content }))
const heading: fc.Arbitrary<Heading> = fc.record({
  kind: fc.constant('heading' as const),
  level: fc.constantFrom(...headingLevels),
  content: plainContent,
})
const code: fc.Arbitrary<Block> = fc
  .array(fc.oneof(words, fc.constantFrom('', '  indented', '```')), { minLength: 1, maxLength: 3 })
  .map(lines => lines.join('\n'))
  .filter(text => text.trim() !== '' && !/^\n|\n$/.test(text))
  .map(text => ({ kind: 'code', text }))
const video: fc.Arbitrary<Block> = fc.constant({
  kind: 'video',
  src: 'https://player.vimeo.com/video/1',
  title: 'A talk',
  width: null,
  height: null,
})

function cell(isHeader: boolean, blocks: fc.Arbitrary<readonly Block[]>): fc.Arbitrary<Cell> {
  return fc.record({
    isHeader: fc.constant(isHeader),
    scope: fc.constant(null),
    colspan: fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, fc.constant(2)),
    rowspan: fc.constant(1),
    blocks,
  })
}

function table(blocks: fc.Arbitrary<readonly Block[]>): fc.Arbitrary<Table> {
  return fc.integer({ min: 1, max: 3 }).chain(columns => {
    const row = (isHeader: boolean) =>
      fc.array(cell(isHeader, blocks), { minLength: columns, maxLength: columns })
    return fc.record({
      kind: fc.constant('table' as const),
      caption: rarely(plainContent),
      head: fc.array(row(true), { maxLength: 1 }),
      body: fc.array(row(false), { minLength: 1, maxLength: 3 }),
    })
  })
}

interface Weighted<Value> {
  readonly weight: number
  readonly arbitrary: fc.Arbitrary<Value>
}

function blocksOf(depth: number): fc.Arbitrary<readonly Block[]> {
  const simple = fc.oneof<Weighted<Block>[]>(
    { weight: 6, arbitrary: paragraph },
    { weight: 2, arbitrary: heading },
    { weight: 1, arbitrary: code },
    { weight: 1, arbitrary: picture },
    { weight: 1, arbitrary: video },
  )
  if (depth === 0) return fc.array(simple, { minLength: 1, maxLength: 3 })
  const inner = blocksOf(depth - 1)
  const entry = fc.oneof<fc.Arbitrary<DefinitionEntry>[]>(
    plainContent.map(content => ({ kind: 'term' as const, content })),
    inner.map(blocks => ({ kind: 'description' as const, blocks })),
  )
  const nested = fc.oneof<fc.Arbitrary<Block>[]>(
    fc
      .record({
        kind: fc.constant('list' as const),
        ordered: fc.boolean(),
        start: fc.constantFrom(1, 1, 4),
        items: fc.array(inner, { minLength: 1, maxLength: 3 }),
      })
      .map(list => (list.ordered ? list : { ...list, start: 1 })),
    fc.record({
      kind: fc.constant('quote' as const),
      cite: rarely(fc.constant('https://example.eu/speech')),
      blocks: inner,
    }),
    table(inner),
    fc.record({
      kind: fc.constant('definitions' as const),
      entries: fc.array(entry, { minLength: 1, maxLength: 3 }),
    }),
  )
  return fc.array(fc.oneof({ weight: 3, arbitrary: simple }, { weight: 2, arbitrary: nested }), {
    minLength: 1,
    maxLength: 4,
  })
}

/** Texts as a reader gives them, with everything that a body can hold. */
export const aText: fc.Arbitrary<readonly Block[]> = blocksOf(2)
