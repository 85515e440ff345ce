/** The standard sections of a case study, in the order in which they are usually read. */
export const sectionNames = [
  'summary',
  'context',
  'need',
  'solution',
  'procurement',
  'implementation',
  'costs',
  'results',
  'sharing',
  'lessons',
  'next_steps',
  'sources',
] as const
export type SectionName = (typeof sectionNames)[number]

/** A standard section: what it is called, how long it usually is. What belongs into it is said in the catalogue. */
export interface SectionSpec {
  readonly name: SectionName
  /** The heading that a new case study gets. It is content, not interface: it stands in the published page. */
  readonly heading: string
  /** A case study is whole without it. */
  readonly isOptional: boolean
  /** Words from which the section says something, and up to which it stays readable. */
  readonly suggestedWords: { readonly from: number; readonly to: number }
  /** What the section must hold besides words to be of use. */
  readonly wants?: 'figures' | 'links'
}

const specs: Readonly<Record<SectionName, Omit<SectionSpec, 'name'>>> = {
  summary: { heading: 'Summary', isOptional: false, suggestedWords: { from: 50, to: 150 } },
  context: {
    heading: 'Organisation and context',
    isOptional: false,
    suggestedWords: { from: 100, to: 300 },
  },
  need: { heading: 'The need', isOptional: false, suggestedWords: { from: 80, to: 250 } },
  solution: {
    heading: 'The solution and its technology',
    isOptional: false,
    suggestedWords: { from: 120, to: 500 },
  },
  procurement: {
    heading: 'Choosing and procuring',
    isOptional: true,
    suggestedWords: { from: 60, to: 250 },
  },
  implementation: {
    heading: 'Implementation and governance',
    isOptional: false,
    suggestedWords: { from: 100, to: 400 },
  },
  costs: { heading: 'Costs and funding', isOptional: true, suggestedWords: { from: 60, to: 250 } },
  results: {
    heading: 'Results',
    isOptional: false,
    suggestedWords: { from: 100, to: 400 },
    wants: 'figures',
  },
  sharing: {
    heading: 'Licence, sharing and reuse',
    isOptional: false,
    suggestedWords: { from: 60, to: 250 },
  },
  lessons: { heading: 'Lessons learnt', isOptional: false, suggestedWords: { from: 80, to: 300 } },
  next_steps: { heading: 'Next steps', isOptional: true, suggestedWords: { from: 30, to: 150 } },
  sources: {
    heading: 'Sources',
    isOptional: true,
    suggestedWords: { from: 3, to: 300 },
    wants: 'links',
  },
}

/** What is known of a standard section. */
export function sectionSpec(name: SectionName): SectionSpec {
  return { name, ...specs[name] }
}
