import { type SectionName, sectionNames, sectionSpec } from '../../case-study/sections.ts'
import { gap, guide, heading, type ShippedTemplate } from './shipped-template.ts'

/** What belongs into each section, as questions that its author answers. */
const questions: Readonly<Record<SectionName, readonly string[]>> = {
  summary: [
    'Who did what, with which software, to which end, and what came of it: five sentences that stand alone',
  ],
  context: [
    'The organisation: what it does, for how many people, with how many staff',
    'Where it stood: which systems, which contracts, which law or strategy',
  ],
  need: ['What did not work, for whom, and what it cost', 'What was to be reached, and how one would know'],
  solution: [
    'Which software was chosen or written, under which licence, and what it does now',
    'How it fits together: components, standards, data, where it runs',
  ],
  procurement: [
    'Which alternatives were weighed, by which criteria',
    'How it was bought or built: procedure, contract, partners',
  ],
  implementation: [
    'The steps and how long each took; who decided and who did the work',
    'How people were trained and won over; what went otherwise than planned',
  ],
  costs: [
    'What it cost to build and what it costs a year, against what was spent before',
    'Who paid: budget, grants, partners',
  ],
  results: [
    'Figures before and after: users, hours, money, defects, each with its source',
    'What the people who use it say',
  ],
  sharing: [
    'The licence, and where the source code is kept',
    'Who else uses it or has contributed, and what another administration needs to take it up',
  ],
  lessons: [
    'What should be done again',
    'What should be done differently, and what one wishes one had known',
  ],
  next_steps: ['What is planned, and by when'],
  sources: [],
}

function section(name: SectionName): string {
  const words =
    name === 'sources'
      ? `<ul><li>${gap('Title, publisher, date, as a link')}</li><li>${gap('Interview: name, role, date')}</li></ul>`
      : questions[name].map(guide).join('')
  return heading(sectionSpec(name).heading) + words
}

/** A case study with what its author is asked in each section. */
export const caseStudyTemplate: ShippedTemplate = {
  id: '7b0f6c1e-3a52-4c0b-9b0e-5d2f7a1c0005',
  key: 'case_study',
  type: 'document',
  fields: {
    title: `${gap('Organisation')}: ${gap('what it did with open source')}`,
    document_type: 'case_open_source',
    body: sectionNames.map(section).join(''),
  },
}
