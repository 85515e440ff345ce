import fc, { type Arbitrary } from 'fast-check'

/**
 * Random body HTML of the elements and attributes that the portal accepts, for round trips. `tidy`: each element is
 * closed and stands where it may. `sloppy`: as people and programs write: end tags left out or too many, capital
 * letters, bare attributes, marks that were never closed, blocks in paragraphs.
 */
export type HtmlStyle = 'tidy' | 'sloppy'

const word = fc.constantFrom(
  'open',
  'source',
  'Käse',
  'a',
  'R&amp;D',
  '&nbsp;',
  '2&nbsp;000',
  '&eacute;',
  'x &lt; y',
  '“so”',
)
const space = fc.constantFrom('', '', '\n', '\n\n', ' ', '\r\n  ', '\t')
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', '  ', '\n')), { minLength: 1, maxLength: 3 })
  .map(parts => parts.flat().join(''))
const link = fc.constantFrom(
  'https://osor.eu/',
  '/node/1',
  '#top',
  'mailto:a@b.eu',
  'https://a.eu/?a=1&amp;b=2',
)
const file = `/files/${'0f'.repeat(32)}`

type Attribute = readonly [name: string, value: Arbitrary<string>]

/** Attributes in quotes of any kind; without quotes where the value allows it. */
function attributes(style: HtmlStyle, known: readonly Attribute[]): Arbitrary<string> {
  const quote = style === 'tidy' ? fc.constant('"') : fc.constantFrom('"', "'", '')
  const printed = known.map(([name, value]) =>
    fc.tuple(fc.boolean(), quote, value).map(([isThere, mark, content]) => {
      if (!isThere) return ''
      const needsQuote = mark === '' && /[\s"'=<>`]|^$/.test(content)
      return needsQuote ? ` ${name}="${content}"` : ` ${name}=${mark}${content}${mark}`
    }),
  )
  return fc.tuple(...printed).map(parts => parts.join(''))
}

interface Shape {
  readonly attributes?: readonly Attribute[]
  /** Whether HTML lets its end tag out. */
  readonly mayBeOpen?: boolean
}

/** Body HTML of up to six blocks. */
export function arbitraryHtml(style: HtmlStyle): Arbitrary<string> {
  const isSloppy = style === 'sloppy'
  const seldom = (likely: Arbitrary<string>, rare: Arbitrary<string>) =>
    isSloppy ? fc.oneof({ weight: 9, arbitrary: likely }, { weight: 1, arbitrary: rare }) : likely
  const element = (name: string, inner: Arbitrary<string>, shape: Shape = {}): Arbitrary<string> => {
    const tag = isSloppy ? fc.constantFrom(name, name, name.toUpperCase()) : fc.constant(name)
    const isOpen = isSloppy
      ? fc.nat({ max: shape.mayBeOpen ? 3 : 30 }).map(chance => chance === 0)
      : fc.constant(false)
    return fc
      .tuple(tag, attributes(style, shape.attributes ?? []), inner, isOpen)
      .map(
        ([written, given, content, open]) => `<${written}${given}>${content}${open ? '' : `</${written}>`}`,
      )
  }
  const some = (one: Arbitrary<string>, most: number, least = 1) =>
    fc.array(fc.tuple(one, space), { minLength: least, maxLength: most }).map(parts => parts.flat().join(''))

  const picture = attributes(style, [
    ['alt', fc.constantFrom('', 'a map', '&quot;x&quot;', '007', 'true')],
    ['data-align', fc.constantFrom('left', 'center')],
    ['data-caption', fc.constantFrom('Map', 'a &lt; b')],
    ['width', fc.constantFrom('10', '200')],
  ]).map(given => `<img src="${file}"${given}>`)
  const video = element('iframe', fc.constant(''), {
    attributes: [
      ['title', fc.constantFrom('A talk', '')],
      ['allowfullscreen', fc.constant('')],
    ],
  }).map(html => html.replace(/^<iframe/i, '$& src="https://player.vimeo.com/video/1"'))

  const stray = fc.constantFrom('</em>', '</p>', '</div>', '</ul>', '<!-- c -->')
  const row = (cell: Arbitrary<string>) => element('tr', some(cell, 3), { mayBeOpen: true })
  const table = (words: Arbitrary<string>, flow: Arbitrary<string>): Arbitrary<string> => {
    const spans: readonly Attribute[] = [
      ['colspan', fc.constantFrom('1', '2')],
      ['rowspan', fc.constantFrom('1', '2')],
    ]
    const cell = element('td', flow, { mayBeOpen: true, attributes: spans })
    const head = element('th', words, { mayBeOpen: true, attributes: [['scope', fc.constant('col')]] })
    const caption = fc.oneof(fc.constant(''), element('caption', words))
    const thead = fc.oneof(fc.constant(''), element('thead', row(head)))
    const tbody = element('tbody', some(row(fc.oneof(cell, head)), 2))
    const inner = fc.tuple(caption, space, thead, space, tbody, fc.oneof(fc.constant(''), tbody))
    return element(
      'table',
      inner.map(parts => parts.join('')),
    )
  }

  const { blocks } = fc.letrec<{ inline: string; block: string; blocks: string; flow: string; list: string }>(
    tie => ({
      inline: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'html' },
        { weight: 6, arbitrary: text },
        { weight: 2, arbitrary: element('strong', tie('inline')) },
        { weight: 2, arbitrary: element('em', tie('inline')) },
        { weight: 1, arbitrary: element('b', tie('inline')) },
        { weight: 1, arbitrary: element('code', tie('inline')) },
        { weight: 1, arbitrary: element('cite', tie('inline')) },
        { weight: 1, arbitrary: element('q', tie('inline'), { attributes: [['cite', link]] }) },
        {
          weight: 2,
          arbitrary: element('a', isSloppy ? tie('inline') : text, {
            attributes: [
              ['title', fc.constant('t')],
              ['hreflang', fc.constant('fr')],
            ],
          }).map(html => html.replace(/^<a/i, '$& href="/x"')),
        },
        {
          weight: 1,
          arbitrary: fc
            .tuple(text, fc.constantFrom('<br>', '<br/>', '<br />'), text)
            .map(parts => parts.join('')),
        },
        { weight: 1, arbitrary: fc.tuple(text, picture).map(parts => parts.join('')) },
      ),
      list: fc.oneof(
        element('ul', some(element('li', tie('flow'), { mayBeOpen: true }), 3)),
        element('ol', some(element('li', tie('flow'), { mayBeOpen: true }), 3), {
          attributes: [['start', fc.constantFrom('1', '3')]],
        }),
      ),
      /** What stands in an item or cell: words, or blocks, or words and a list. */
      flow: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'html' },
        { weight: 4, arbitrary: tie('inline') },
        { weight: 2, arbitrary: element('p', tie('inline')) },
        { weight: 1, arbitrary: fc.tuple(tie('inline'), tie('list')).map(parts => parts.join('')) },
        { weight: 1, arbitrary: some(tie('block'), 2) },
      ),
      block: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'html' },
        { weight: 8, arbitrary: element('p', seldom(tie('inline'), tie('block')), { mayBeOpen: true }) },
        {
          weight: 2,
          arbitrary: fc.integer({ min: 1, max: 6 }).chain(level => element(`h${level}`, tie('inline'))),
        },
        { weight: 3, arbitrary: tie('list') },
        { weight: 1, arbitrary: element('blockquote', tie('flow'), { attributes: [['cite', link]] }) },
        { weight: 1, arbitrary: element('pre', fc.oneof(text, element('code', text))) },
        {
          weight: 1,
          arbitrary: element(
            'dl',
            some(
              fc.oneof(
                element('dt', tie('inline'), { mayBeOpen: true }),
                element('dd', tie('flow'), { mayBeOpen: true }),
              ),
              3,
            ),
          ),
        },
        { weight: 2, arbitrary: table(tie('inline'), tie('flow')) },
        { weight: 1, arbitrary: picture },
        { weight: 1, arbitrary: fc.oneof(video, element('p', video)) },
      ),
      blocks: fc
        .array(
          fc.tuple(
            fc.oneof({ weight: 6, arbitrary: tie('block') }, { weight: 1, arbitrary: tie('inline') }),
            seldom(space, stray),
          ),
          {
            maxLength: 6,
          },
        )
        .chain(parts => space.map(lead => lead + parts.flat().join(''))),
    }),
  )
  return blocks
}
