import { countWords, plainText } from '../content/plain-text.ts'
import { structuredBlocksIn } from './blocks.ts'
import type { CaseStudy, Section } from './case-study.ts'
import { factIn } from './fact-sheet.ts'
import { type FactName, factNames, factSpec } from './facts.ts'
import { type SectionName, type SectionSpec, sectionNames, sectionSpec } from './sections.ts'

/** What a section lacks. The catalogue has a sentence for each. */
export type SectionLack =
  /** The case study has no such section, and is not whole without it. */
  | { readonly lack: 'left_out' }
  | { readonly lack: 'empty' }
  | { readonly lack: 'short'; readonly words: number; readonly from: number }
  | { readonly lack: 'no_figures' }
  | { readonly lack: 'no_links' }

/** How far a section is. */
export interface SectionCompleteness {
  readonly name: SectionName | null
  readonly state: 'done' | 'started' | 'empty'
  readonly words: number
  readonly lacks: readonly SectionLack[]
}

/** How far a case study is. */
export interface Completeness {
  /** By section, in the order of the case study. */
  readonly sections: readonly SectionCompleteness[]
  /** Standard sections that it is not whole without and does not have. */
  readonly leftOut: readonly SectionName[]
  /** Sections that are done, of those that it has or should have. */
  readonly sectionsDone: number
  readonly sectionsInAll: number
  /** Facts that should be stated and are not. Of two that stand for one another, the first. */
  readonly missingFacts: readonly FactName[]
  readonly factsInAll: number
  /** From 0 to 1: sections and facts count alike. */
  readonly share: number
  /** Words of all sections and the lead. */
  readonly words: number
}

/** What a template still wants to have replaced: "[[name of the organisation]]". */
const placeholder = /\[\[[^\]]*\]\]/g

/** A number that measures something: not a year, not the number of a list item. */
function hasFigures(html: string): boolean {
  if (structuredBlocksIn(html).some(block => block.kind === 'figures')) return true
  const numbers =
    plainText(html.replace(placeholder, '')).match(/\d+(?:[.,\u{a0} ’']\d+)*(?:\s*[%‰€])?/gu) ?? []
  return numbers.some(number => !/^(?:19|20)\d\d$/.test(number))
}

function lacksOf(spec: SectionSpec | null, html: string, words: number): readonly SectionLack[] {
  const isEmpty = words === 0 && !/<(?:img|table|iframe)\b/i.test(html)
  if (isEmpty) return [{ lack: 'empty' }]
  if (spec === null) return []
  const lacks: SectionLack[] = []
  const { from } = spec.suggestedWords
  if (words < from) lacks.push({ lack: 'short', words, from })
  if (spec.wants === 'figures' && !hasFigures(html)) lacks.push({ lack: 'no_figures' })
  if (spec.wants === 'links' && !/<a\b[^>]*\bhref/i.test(html)) lacks.push({ lack: 'no_links' })
  return lacks
}

/** Words of a text without placeholders. */
function writtenWords(html: string): number {
  return countWords(html.replace(placeholder, ''))
}

/** How far one section's text is. `name` is null for a section of its own, which is done when it says anything. */
export function sectionCompleteness(name: SectionName | null, html: string): SectionCompleteness {
  const words = writtenWords(html)
  const lacks = lacksOf(name === null ? null : sectionSpec(name), html, words)
  const state = lacks.length === 0 ? 'done' : lacks.some(({ lack }) => lack === 'empty') ? 'empty' : 'started'
  return { name, state, words, lacks }
}

/** A section is never changed, an edit puts another one in its place: so each is measured once. */
const measured = new WeakMap<Section, SectionCompleteness>()

function measure(section: Section): SectionCompleteness {
  const known = measured.get(section)
  if (known !== undefined) return known
  const completeness = sectionCompleteness(section.name, section.html)
  measured.set(section, completeness)
  return completeness
}

/** Facts that should be stated: `either` ones count as one. */
const wantedFacts: readonly (readonly FactName[])[] = [
  ...factNames.filter(name => factSpec(name).wanted === 'yes').map(name => [name]),
  factNames.filter(name => factSpec(name).wanted === 'either'),
]

/**
 * How far a case study is, by section and in all. Sections that name the same standard section are measured
 * together: what one of them says need not be said again. Only an empty one stays empty.
 */
export function completenessOf(study: CaseStudy): Completeness {
  const sections = study.sections.map(section => {
    const { name } = section
    const own = measure(section)
    const isEmpty = own.state === 'empty'
    const others = study.sections.filter(other => name !== null && other.name === name)
    if (isEmpty || others.length < 2) return own
    const together = sectionCompleteness(name, others.map(other => other.html).join(''))
    return { ...together, words: own.words }
  })
  const leftOut = sectionNames.filter(
    name => !sectionSpec(name).isOptional && sections.every(section => section.name !== name),
  )
  const sheet = study.facts?.sheet ?? null
  const missingFacts = wantedFacts
    .filter(names => names.every(name => factIn(sheet, name) === null))
    .flatMap(([first]) => (first === undefined ? [] : [first]))
  const sectionsDone = sections.filter(section => section.state === 'done').length
  const sectionsInAll = sections.length + leftOut.length
  const factsInAll = wantedFacts.length
  return {
    sections,
    leftOut,
    sectionsDone,
    sectionsInAll,
    missingFacts,
    factsInAll,
    share: (sectionsDone + factsInAll - missingFacts.length) / (sectionsInAll + factsInAll),
    words: sections.reduce((sum, section) => sum + section.words, writtenWords(study.lead)),
  }
}
