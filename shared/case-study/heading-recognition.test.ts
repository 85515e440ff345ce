import { expect, it } from 'vitest'
import { announcesFacts, recogniseHeading } from './heading-recognition.ts'
import { sectionNames, sectionSpec } from './sections.ts'

it('knows every standard heading', () => {
  for (const name of sectionNames) expect(recogniseHeading(sectionSpec(name).heading)).toBe(name)
})

it.each([
  ['Introduction', 'summary'],
  ['EXECUTIVE SUMMARY', 'summary'],
  ['1. Introduction', 'summary'],
  ['2.3 Costs:', 'costs'],
  ['IV. Governance', 'implementation'],
  ['Policy context and legal framework', 'context'],
  ['Description of target users and groups', 'context'],
  ['Implementation and management approach', 'implementation'],
  ['Technology solution', 'solution'],
  ['Main results, benefits and impacts', 'results'],
  ['Return on investment', 'costs'],
  ['Track record of sharing', 'sharing'],
  ['Lessons learned', 'lessons'],
  ['What others can learn', 'lessons'],
  ['Software maturity', 'solution'],
  ['Community governance', 'implementation'],
  ['Public-sector incentives', 'results'],
  ['Governance and money', 'implementation'],
  ['Results of the pilot in Lyon', 'results'],
  ['Project results', 'results'],
  ['Our costs', 'costs'],
  ['Further reading', 'sources'],
  ['Résumé', 'summary'],
  ['Mise en œuvre', 'implementation'],
  ['Coûts et financement', 'costs'],
  ['Retour d’expérience', 'lessons'],
  ['Zusammenfassung', 'summary'],
  ['Lösung', 'solution'],
  ['Nächste Schritte', 'next_steps'],
  ['Überblick', 'summary'],
] as const)('reads “%s” as %s', (heading, name) => {
  expect(recogniseHeading(heading)).toBe(name)
})

it.each([
  'A label to be proud of',
  'Products that travel',
  'The life of a product',
  'From a city to a shared product',
  'Why everybody in the town hall still speaks about the results of the year',
  'At a glance',
  '',
  '1.',
])('takes “%s” as a section of its own', heading => {
  expect(recogniseHeading(heading)).toBeNull()
})

it.each([
  ['At a glance', true],
  ['Community at a glance', true],
  ['At a glance: Decidim', true],
  ['En bref', true],
  ['Das Projekt auf einen Blick', true],
  ['Key facts', true],
  ['Glance', false],
  ['Facts that surprised us', false],
] as const)('the caption “%s” announces the facts: %s', (caption, announces) => {
  expect(announcesFacts(caption)).toBe(announces)
})
