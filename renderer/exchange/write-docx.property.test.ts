import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Block, type Inline, type List, plainRun, type Row } from '#shared/exchange/text-tree.ts'
import { writeHtml } from '#shared/exchange/write-html.ts'
import { aRoom } from '../../tests/support/a-docx.ts'
import { printedSeed } from '../../tests/support/seed.ts'
import { readFile } from './read-file.ts'
import { writeDocx } from './write-docx.ts'

const word = fc.constantFrom('Riverton', 'moves', '42', 'schools', 'l’État', '<b>', 'A & B', '中文')
const link = { href: 'https://example.eu/a?b=1&c=2', title: null, hreflang: null }

/** A line that begins with plain words: one that is all bold would be read as a heading. */
const line: fc.Arbitrary<readonly Inline[]> = fc
  .tuple(
    word,
    fc.constantFrom<readonly Inline[]>(
      [],
      [{ ...plainRun('strong words'), marks: ['strong'] }],
      [{ ...plainRun('slanted'), marks: ['em'] }],
      [{ ...plainRun('both'), marks: ['strong', 'em'] }],
      [{ ...plainRun('npm ci'), marks: ['code'] }],
      [{ ...plainRun('a link'), link }],
    ),
  )
  .map(([first, then]) => (then.length === 0 ? [plainRun(first)] : [plainRun(`${first} `), ...then]))

const paragraph = line.map((content): Block => ({ kind: 'paragraph', content }))
const heading = fc
  .record({ level: fc.constantFrom(2 as const, 3 as const, 4 as const), content: line })
  .map((each): Block => ({ kind: 'heading', ...each }))

function list(depth: number): fc.Arbitrary<List> {
  const item: fc.Arbitrary<readonly Block[]> =
    depth === 0
      ? paragraph.map(each => [each])
      : fc
          .tuple(paragraph, fc.option(list(depth - 1), { nil: null }))
          .map(([first, inner]) => (inner === null ? [first] : [first, inner]))
  return fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    start: fc.constant(1),
    items: fc.array(item, { minLength: 1, maxLength: 3 }),
  })
}

const table = fc.integer({ min: 1, max: 3 }).chain(columns => {
  const row = (isHeader: boolean): fc.Arbitrary<Row> =>
    fc.array(
      paragraph.map(block => ({ isHeader, scope: null, colspan: 1, rowspan: 1, blocks: [block] })),
      { minLength: columns, maxLength: columns },
    )
  return fc.record({
    kind: fc.constant('table' as const),
    caption: fc.option(line, { nil: null }),
    head: fc.array(row(true), { minLength: 1, maxLength: 1 }),
    body: fc.array(row(false), { minLength: 1, maxLength: 3 }),
  })
})

const picture = fc.constant<Block>({
  kind: 'picture',
  src: '#picture-1',
  alt: 'A room',
  caption: 'The room in May',
  align: null,
  width: null,
  height: null,
  link: null,
})

/** Between blocks stands a paragraph: two lists or tables that touch are one for Word. */
const text = fc
  .array(fc.oneof(heading, list(2), table, picture), { minLength: 1, maxLength: 4 })
  .chain(blocks =>
    fc
      .array(paragraph, { minLength: blocks.length, maxLength: blocks.length })
      .map(between =>
        blocks.flatMap((block, index) => [block, between[index]].filter(each => each !== undefined)),
      ),
  )

it('headings, lists, tables, links, marks and pictures come back from a Word document as they went in', async () => {
  await fc.assert(
    fc.asyncProperty(text, async blocks => {
      const pictures = new Map([
        ['#picture-1', { bytes: aRoom, mediaType: 'image/png', width: 40, height: 24 }],
      ])
      const bytes = await writeDocx({ title: 'A title', kind: 'News', blocks, facts: [], pictures }, 'en-GB')
      const outcome = await readFile(bytes, 'a.docx')
      if (outcome.kind !== 'text') throw new Error(JSON.stringify(outcome))
      expect(outcome.text.title).toBe('A title')
      expect(outcome.text.html.replace(/#picture-\d+/g, '#picture-1')).toBe(writeHtml(blocks))
    }),
    { seed: printedSeed('docx: round trip'), numRuns: 25 },
  )
}, 60_000)
