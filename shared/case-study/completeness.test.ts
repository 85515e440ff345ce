import { expect, it } from 'vitest'
import { completenessOf, sectionCompleteness } from './completeness.ts'
import { emptyCaseStudy } from './empty-case-study.ts'
import { readCaseStudy } from './read.ts'

function text(words: number): string {
  return `<p>${'word '.repeat(words)}</p>`
}

it('a section is done when it is long enough', () => {
  expect(sectionCompleteness('summary', text(50))).toMatchObject({ state: 'done', words: 50, lacks: [] })
  expect(sectionCompleteness('summary', text(49))).toMatchObject({
    state: 'started',
    lacks: [{ lack: 'short', words: 49, from: 50 }],
  })
  expect(sectionCompleteness('summary', '<p> </p>')).toMatchObject({
    state: 'empty',
    lacks: [{ lack: 'empty' }],
  })
})

it.each([
  ['no number', text(120), true],
  ['only years', `<p>${'since 2019 '.repeat(80)}</p>`, true],
  ['a number', `${text(120)}<p>120,000 workstations</p>`, false],
  ['a share', `${text(120)}<p>85 % of them</p>`, false],
  ['a figure', `${text(120)}<dl><dt>2,019</dt><dd>programs</dd></dl>`, false],
  ['a placeholder with a number', `${text(120)}<p>[[300 users]]</p>`, true],
] as const)('results with %s', (_what, html, lacksFigures) => {
  const { lacks } = sectionCompleteness('results', html)
  expect(lacks.some(({ lack }) => lack === 'no_figures')).toBe(lacksFigures)
})

it('sources want a link', () => {
  expect(sectionCompleteness('sources', '<p>The annual report of the city</p>').lacks).toEqual([
    { lack: 'no_links' },
  ])
  expect(sectionCompleteness('sources', '<p><a href="https://x.eu">The annual report</a></p>').state).toBe(
    'done',
  )
})

it('a placeholder of a template is not a word', () => {
  expect(sectionCompleteness('need', '<p>[[Say why the old program had to go]]</p>').state).toBe('empty')
})

it('counts sections that are wanted and not there, and leaves out those that are optional', () => {
  const { sectionsInAll, leftOut } = completenessOf(readCaseStudy(`<h2>Summary</h2>${text(60)}`))
  expect(leftOut).toEqual(['context', 'need', 'solution', 'implementation', 'results', 'sharing', 'lessons'])
  expect(sectionsInAll).toBe(8)
})

it('measures two sections that are about the same together', () => {
  const { sections } = completenessOf(
    readCaseStudy(`<h2>Governance</h2>${text(60)}<h2>Implementation</h2>${text(60)}<h2>Community</h2>`),
  )
  expect(sections.map(section => section.state)).toEqual(['done', 'done', 'empty'])
  expect(sections.map(section => section.words)).toEqual([60, 60, 0])
})

it('names the facts that are missing; one of software used and produced is enough', () => {
  const table = (label: string) =>
    `<table><caption>At a glance</caption><tr><th>${label}</th><td>x</td></tr></table>`
  const before = completenessOf(emptyCaseStudy).missingFacts
  expect(before).toContain('software_used')
  expect(completenessOf(readCaseStudy(table('Software produced'))).missingFacts).toEqual(
    before.filter(name => name !== 'software_used'),
  )
})
