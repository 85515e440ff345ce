import { expect, it } from 'vitest'
import {
  type CaseStudy,
  withHeading,
  withoutFactRow,
  withSectionMoved,
  withStatedFact,
  withText,
} from './case-study.ts'
import { factIn, renderFactSheet } from './fact-sheet.ts'
import { readCaseStudy } from './read.ts'
import { renderCaseStudy } from './render.ts'

const table =
  '<table><caption>Community at a glance</caption><tbody><tr><th>Name</th><td>X-Road</td></tr>' +
  '<tr><th>Starting date</th><td>2001</td></tr><tr><th>Mascot</th><td>An owl</td></tr></tbody></table>'
const ofToday =
  `<h2>Introduction</h2><p>It began in Estonia.</p>${table}` +
  '<h2>How the owl came</h2><p>By night.</p><h2>What others can learn</h2><ul><li>Fly.</li></ul>'

it('reads a case study as the portal has them since 2020', () => {
  const study = readCaseStudy(ofToday)
  expect(study.sections.map(({ name, heading, html }) => ({ name, heading, html }))).toEqual([
    { name: 'summary', heading: 'Introduction', html: '<p>It began in Estonia.</p>' },
    { name: null, heading: 'How the owl came', html: '<p>By night.</p>' },
    { name: 'lessons', heading: 'What others can learn', html: '<ul><li>Fly.</li></ul>' },
  ])
  expect(study.facts?.sheet.rows.map(({ fact, label }) => [fact, label])).toEqual([
    ['initiative', 'Name'],
    ['start', 'Starting date'],
    [null, 'Mascot'],
  ])
})

it('reads the form of 2009, with its facts in a table without a caption', () => {
  const study = readCaseStudy(
    '<table><tr><td>Country</td><td>Austria</td></tr><tr><td>Scope</td><td>National</td></tr>' +
      '<tr><td>Operational date</td><td>03/2005</td></tr><tr><td>Status</td><td>Operation</td></tr></table>' +
      '<h3>Abstract</h3><p>a</p><h3>Policy Context and Legal Framework</h3><p>b</p>' +
      '<h3>Implementation and Management Approach</h3><p>c</p><h3>Technology solution</h3><p>d</p>',
  )
  expect(study.level).toBe(3)
  expect(study.sections.map(section => section.name)).toEqual([
    'summary',
    'context',
    'implementation',
    'solution',
  ])
  const sheet = study.facts?.sheet ?? null
  expect(factIn(sheet, 'level')).toEqual({ kind: 'level', level: 'national' })
  expect(factIn(sheet, 'start')).toEqual({ kind: 'date', date: '2005-03' })
})

it('takes a heading that announces the facts as a part of them', () => {
  const body =
    '<h2>Summary</h2><p>a</p>\n<h2>At a glance</h2>\n<table><tr><td>Colour</td><td>red</td></tr></table>\n<h2>Results</h2>'
  const study = readCaseStudy(body)
  expect(study.sections.map(section => section.heading)).toEqual(['Summary', 'Results'])
  expect(study.facts && renderFactSheet(study.facts.sheet)).toContain('<h2>At a glance</h2>')
  expect(renderCaseStudy(study)).toBe(body)
})

it('leaves a table that is not about the facts in the text', () => {
  const prices = '<table><tr><td>Name</td><td>Price</td></tr><tr><td>A</td><td>1</td></tr></table>'
  const study = readCaseStudy(`<h2>Costs</h2>${prices}`)
  expect(study.facts).toBeNull()
  expect(study.sections[0]?.html).toBe(prices)
})

it('puts text without a heading into the lead', () => {
  expect(readCaseStudy('Hello <em>all</em><h2>Results</h2>').lead).toBe('Hello <em>all</em>')
})

it('does not take the title for the only section', () => {
  const study = readCaseStudy('<h1>X-Road</h1><h3>Results</h3><p>a</p><h3>Sources</h3>')
  expect(study.sections.map(section => section.heading)).toEqual(['X-Road', 'Results', 'Sources'])
})

it('states a fact in its own cell and touches nothing else', () => {
  const study = withStatedFact(readCaseStudy(ofToday), 'start', { kind: 'date', date: '2001-12' })
  expect(renderCaseStudy(study)).toBe(ofToday.replace('<td>2001</td>', '<td>December 2001</td>'))
})

it('states a new fact where the order of the facts puts it', () => {
  const study = withStatedFact(readCaseStudy(ofToday), 'countries', { kind: 'names', names: ['Estonia'] })
  expect(renderCaseStudy(study)).toBe(
    ofToday.replace(
      '<tr><th>Starting',
      '<tr><th scope="row">Country</th><td>Estonia</td></tr><tr><th>Starting',
    ),
  )
})

it('begins a fact table behind the summary, and takes it away with the last fact', () => {
  const body = '<h2>Summary</h2><p>a</p><h2>Results</h2><p>b</p>'
  const study = withStatedFact(readCaseStudy(body), 'organisation', { kind: 'text', text: 'City of X' })
  expect(renderCaseStudy(study)).toBe(
    '<h2>Summary</h2><p>a</p><table><caption>At a glance</caption><tbody><tr><th scope="row">Organisation</th>' +
      '<td>City of X</td></tr></tbody></table><h2>Results</h2><p>b</p>',
  )
  expect(renderCaseStudy(withStatedFact(study, 'organisation', null))).toBe(body)
  expect(renderCaseStudy(withoutFactRow(study, 0))).toBe(body)
})

it('keeps the table beside the same neighbours when the text around it is edited', () => {
  const study = readCaseStudy(`<h2>Summary</h2><p>a</p>${table}<p>b</p>`)
  expect(renderCaseStudy(withText(study, 1, '<p>a</p><p>new</p><p>b</p>'))).toContain(`${table}<p>new</p>`)
  expect(renderCaseStudy(withText(study, 1, '<p>new</p><p>b</p>'))).toContain(`<p>new</p>${table}<p>b</p>`)
})

it('keeps a table that ends a section at its end', () => {
  const study = readCaseStudy(`<h2>Summary</h2>${table}\n<h2>Results</h2>`)
  expect(renderCaseStudy(withText(study, 1, '<p>a</p><p>b</p>'))).toBe(
    `<h2>Summary</h2><p>a</p><p>b</p>${table}<h2>Results</h2>`,
  )
})

it('moves the table with the section that it stands in, and with no other', () => {
  const study = readCaseStudy(ofToday)
  const headings = (each: CaseStudy) =>
    [...renderCaseStudy(each).matchAll(/<h2>(.*?)<\/h2>|<table>/g)].map(([tag, heading]) => heading ?? tag)
  expect(headings(withSectionMoved(study, 2, 0))).toEqual([
    'What others can learn',
    'Introduction',
    '<table>',
    'How the owl came',
  ])
  expect(headings(withSectionMoved(study, 0, 1))).toEqual([
    'How the owl came',
    'Introduction',
    '<table>',
    'What others can learn',
  ])
})

it('closes what an edited text leaves open', () => {
  const study = readCaseStudy('<h2>Summary</h2><h2>Results</h2>')
  expect(renderCaseStudy(withText(study, 1, '<ul><li>a'))).toBe(
    '<h2>Summary</h2><ul><li>a</li></ul><h2>Results</h2>',
  )
})

it('takes a renamed section for what its heading says', () => {
  const study = withHeading(readCaseStudy('<h2>Odds & ends</h2><p>a</p>'), 0, 'Costs & <funding>')
  expect(study.sections[0]).toMatchObject({
    name: 'costs',
    headingHtml: '<h2>Costs &amp; &lt;funding&gt;</h2>',
  })
})

it('reads a body of nothing but headings, however many there are', () => {
  const body = '<h3>a</h3>'.repeat(200_000)
  expect(readCaseStudy(body).sections).toHaveLength(200_000)
}, 30_000)
