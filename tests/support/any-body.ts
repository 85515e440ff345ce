import fc from 'fast-check'

const words = fc.constantFrom(
  'The city',
  'shares its code',
  '120,000 workstations',
  'été &amp; hiver',
  'a &lt; b',
  ' ',
  '\u{a0}',
  'x',
  '[[organisation]]',
  '24 April 2012',
  '',
)

const headings = fc.constantFrom(
  'Summary',
  'Introduction',
  '2. Results',
  'Governance and money',
  'What others can learn',
  'At a glance',
  'Community at a glance',
  'Coûts',
  'Nächste Schritte',
  'Something of its own',
  '<strong>Costs</strong>',
  '<em></em>',
)

const labels = fc.constantFrom('Name', 'Country', 'Organisation', 'Start', 'Licensing', 'Colour', 'Pays', '')

const space = fc.constantFrom('', '', '\n', '\n  ', ' ')

/** Attributes and spellings that mean the same as the tidy ones. */
const inline = fc.letrec<{ inline: string; inlines: string }>(tie => ({
  inlines: fc.array(tie('inline'), { maxLength: 3 }).map(parts => parts.join('')),
  inline: fc.oneof(
    { maxDepth: 2 },
    words,
    tie('inlines').map(text => `<em>${text}</em>`),
    tie('inlines').map(text => `<STRONG>${text}</STRONG>`),
    tie('inlines').map(text => `<a href='https://example.eu/?a=1&b=2'>${text}</a>`),
    tie('inlines').map(text => `<a href=https://example.eu title="A">${text}</a>`),
    fc.constantFrom('<br>', '<br />', '<img src="/files/1" alt="">', '<code>x</code>', '<q>y</q>'),
  ),
})).inlines

function table(caption: fc.Arbitrary<string>, label: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const row = fc.tuple(label, inline, fc.nat({ max: 5 }), space).map(([name, cell, form, gap]) => {
    if (form === 0) return `<tr><th>${name}<td>${cell}${gap}`
    if (form === 1) return `<TR><td><p>${name}</p></td>${gap}<td><p>${cell}</p></td></TR>${gap}`
    if (form === 2) return `<tr><th colspan="2">${name}</th></tr>`
    return `<tr><th scope="row">${name}</th><td>${cell}</td></tr>${gap}`
  })
  return fc
    .tuple(caption, fc.array(row, { maxLength: 5 }), fc.boolean(), space)
    .map(([title, rows, hasBody, gap]) => {
      const inside = hasBody ? `<tbody>${gap}${rows.join('')}</tbody>` : rows.join('')
      return `<table>${gap}${title === '' ? '' : `<caption>${title}</caption>`}${inside}</table>`
    })
}

/** A block of a body without a heading that could begin a section. */
export const anyBlock: fc.Arbitrary<string> = fc.letrec<{ block: string; blocks: string }>(tie => ({
  blocks: fc.array(tie('block'), { maxLength: 2 }).map(parts => parts.join('')),
  block: fc.oneof(
    { maxDepth: 2 },
    inline.map(text => `<p>${text}</p>`),
    inline.map(text => `<p>${text}`),
    inline,
    inline.map(text => `<h3>${text}</h3>`),
    fc
      .array(inline, { maxLength: 3 })
      .map(items => `<ul>${items.map(item => `<li>${item}`).join('\n')}</ul>`),
    tie('blocks').map(inside => `<blockquote cite="https://example.eu">${inside}</blockquote>`),
    tie('blocks').map(inside => `<ol start="3"><li>${inside}</li></ol>`),
    fc.tuple(words, inline).map(([term, meaning]) => `<dl><dt>${term}</dt><dd>${meaning}</dd></dl>`),
    table(fc.constantFrom('', 'Timeline', 'Prices'), words),
    words.map(text => `<pre>${text}</pre>`),
    fc.constant('<iframe src="https://player.vimeo.com/video/1"></iframe>'),
  ),
})).block

const heading = fc
  .tuple(fc.constantFrom(1, 2, 2, 2, 2, 3, 4), headings)
  .map(([level, text]) => `<h${level}>${text}</h${level}>`)

/** The table of facts, tidy or not. */
const facts = table(fc.constantFrom('', 'At a glance', '<em>Community</em> at a glance'), labels)

/** Any body that the portal would accept: tidy, sloppy, with and without the form of a case study. */
export const anyBody: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(fc.oneof({ arbitrary: anyBlock, weight: 4 }, { arbitrary: heading, weight: 3 }, facts), space),
    {
      maxLength: 12,
    },
  )
  .map(parts => parts.map(([block, gap]) => block + gap).join(''))
