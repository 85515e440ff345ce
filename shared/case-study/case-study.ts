import { sliceBody } from '../content/body-source.ts'
import { closedHtml } from '../content/closed-html.ts'
import { emptyFactSheet, type FactSheet, withFact, withOwnFact, withoutRow, withRow } from './fact-sheet.ts'
import type { FactValue } from './fact-value.ts'
import type { FactName } from './facts.ts'
import { recogniseHeading } from './heading-recognition.ts'
import { escaped, foldedSpace, markupOf, textIn } from './markup.ts'
import type { SectionName } from './sections.ts'

/** A section: a heading and what stands below it, up to the next heading of its kind. */
export interface Section {
  /** The standard section that the heading names; null for a section of its own. */
  readonly name: SectionName | null
  /** The heading's words. */
  readonly heading: string
  /** The heading's source. */
  readonly headingHtml: string
  /** What stands below it, letter for letter, without the fact table if that stands in it. */
  readonly html: string
}

/** The facts and where their table stands in the text. */
export interface PlacedFacts {
  readonly sheet: FactSheet
  /** 0: in the lead; 1: in the first section; and so on. */
  readonly slot: number
  /** How many characters of that slot's HTML stand before it. */
  readonly at: number
}

/**
 * A case study, as read from its body HTML. It holds the source itself, cut into parts: whatever nobody touched is
 * written back letter for letter, and nothing but the body HTML is ever stored.
 */
export interface CaseStudy {
  /** Level of the headings that sections begin with (1 to 6). */
  readonly level: number
  /** What stands before the first section. */
  readonly lead: string
  readonly sections: readonly Section[]
  readonly facts: PlacedFacts | null
}

/** A heading's words as it is written anew. */
export function headingHtml(level: number, heading: string): string {
  return `<h${level}>${escaped(foldedSpace(heading))}</h${level}>`
}

/** A section under a heading. */
export function sectionUnder(headingSource: string, html: string): Section {
  const heading = foldedSpace(textIn(markupOf(headingSource)))
  return { name: recogniseHeading(heading), heading, headingHtml: headingSource, html }
}

/** The HTML of the lead (slot 0) or of a section (slot 1 and on). */
function slotHtml(study: CaseStudy, slot: number): string {
  return slot === 0 ? study.lead : (study.sections[slot - 1]?.html ?? '')
}

function withSlotHtml(study: CaseStudy, slot: number, html: string): CaseStudy {
  const section = study.sections[slot - 1]
  if (section === undefined) return { ...study, lead: html }
  return { ...study, sections: study.sections.toSpliced(slot - 1, 1, { ...section, html }) }
}

/** Where the fact table stands after the text around it changed: beside the same neighbours, if they are still there. */
function placeAfter(before: string, after: string, at: number): number {
  // A table that ends the section goes on to end it, however much is written before.
  const rest = before.slice(at)
  if (rest.trim() === '') return after.endsWith(rest) ? after.length - rest.length : after.length
  let same = 0
  while (same < at && before[same] === after[same]) same += 1
  if (same === at) return betweenBlocks(after, at)
  const behind = before.length - at
  if (behind <= after.length && before.slice(at) === after.slice(after.length - behind)) {
    return betweenBlocks(after, after.length - behind)
  }
  return betweenBlocks(after, Math.min(at, after.length))
}

/** The same place, or the end of the block that it would be in. */
function betweenBlocks(html: string, at: number): number {
  const { lead, blocks } = sliceBody(html)
  let start = lead.length
  for (const { source, after } of blocks) {
    const end = start + source.length
    if (at > start && at < end) return end
    start = end + after.length
  }
  return at
}

/** Another text in the lead (slot 0) or in a section. Every other letter of the case study stays. */
export function withText(study: CaseStudy, slot: number, html: string): CaseStudy {
  const before = slotHtml(study, slot)
  if (before === html) return study
  const text = closedHtml(html)
  const changed = withSlotHtml(study, slot, text)
  const { facts } = study
  if (facts === null || facts.slot !== slot) return changed
  return { ...changed, facts: { ...facts, at: placeAfter(before, text, facts.at) } }
}

/** Another heading. Whether it is a standard section follows from the words. An empty heading changes nothing. */
export function withHeading(study: CaseStudy, index: number, heading: string): CaseStudy {
  const section = study.sections[index]
  if (section === undefined || foldedSpace(heading) === '' || foldedSpace(heading) === section.heading) {
    return study
  }
  const renamed = sectionUnder(headingHtml(levelOf(section, study.level), heading), section.html)
  return { ...study, sections: study.sections.toSpliced(index, 1, renamed) }
}

function levelOf(section: Section, otherwise: number): number {
  const level = /^<h([1-6])/i.exec(section.headingHtml)?.[1]
  return level === undefined ? otherwise : Number(level)
}

/** The text with the end tags that it leaves out: what came behind it comes no longer. */
function withEveryTextClosed(study: CaseStudy): CaseStudy {
  return {
    ...study,
    lead: closedHtml(study.lead),
    sections: study.sections.map(section => {
      const html = closedHtml(section.html)
      return html === section.html ? section : { ...section, html }
    }),
  }
}

/** A new section at a place (0: first); a standard one gets its name from its heading. */
export function withSection(study: CaseStudy, index: number, heading: string, html = ''): CaseStudy {
  const closed = withEveryTextClosed(study)
  const section = sectionUnder(headingHtml(study.level, heading), closedHtml(html))
  const sections = closed.sections.toSpliced(index, 0, section)
  const { facts } = closed
  return {
    ...closed,
    sections,
    facts: facts !== null && facts.slot > index ? { ...facts, slot: facts.slot + 1 } : facts,
  }
}

/** A place at the end of the slot, for facts that lose the one they stood in. */
function placedAtEndOf(study: CaseStudy, facts: PlacedFacts, slot: number): PlacedFacts {
  return { ...facts, slot, at: slotHtml(study, slot).length }
}

/** Without a section and its text. A fact table in it moves to the end of what stands before. */
export function withoutSection(study: CaseStudy, index: number): CaseStudy {
  if (study.sections[index] === undefined) return study
  const closed = withEveryTextClosed(study)
  const next = { ...closed, sections: closed.sections.toSpliced(index, 1) }
  const { facts } = closed
  if (facts === null || facts.slot <= index) return next
  return {
    ...next,
    facts: facts.slot === index + 1 ? placedAtEndOf(next, facts, index) : { ...facts, slot: facts.slot - 1 },
  }
}

/** A section moved to another place (0: first), with the fact table if that stands in it. */
export function withSectionMoved(study: CaseStudy, from: number, to: number): CaseStudy {
  const section = study.sections[from]
  if (section === undefined || from === to || study.sections[to] === undefined) return study
  const closed = withEveryTextClosed(study)
  const moving = closed.sections[from] ?? section
  const next = { ...closed, sections: closed.sections.toSpliced(from, 1).toSpliced(to, 0, moving) }
  const { facts } = closed
  if (facts === null || facts.slot === 0) return next
  const slots = closed.sections
    .map((_, index) => index)
    .toSpliced(from, 1)
    .toSpliced(to, 0, from)
  return { ...next, facts: { ...facts, slot: slots.indexOf(facts.slot - 1) + 1 } }
}

/** Where a first fact table goes: behind the summary that begins the text, else in front of all sections. */
function firstPlace(study: CaseStudy): { readonly slot: number; readonly at: number } {
  const slot = study.sections[0]?.name === 'summary' ? 1 : 0
  return { slot, at: slotHtml(study, slot).length }
}

function withSheet(study: CaseStudy, change: (sheet: FactSheet) => FactSheet): CaseStudy {
  const before = study.facts?.sheet ?? emptyFactSheet
  const sheet = change(before)
  if (sheet === before) return study
  if (sheet.rows.length > 0) {
    if (study.facts !== null) return { ...study, facts: { ...study.facts, sheet } }
    const closed = withEveryTextClosed(study)
    return { ...closed, facts: { sheet, ...firstPlace(closed) } }
  }
  return withoutFacts({ ...study, facts: study.facts && { ...study.facts, sheet } })
}

/** Without a table that says nothing more. If other rows than facts are left in it, they stay as a part of the text. */
function withoutFacts(study: CaseStudy): CaseStudy {
  const { facts, ...others } = study
  const next = { ...others, facts: null }
  if (facts === null) return next
  const left = facts.sheet.before + facts.sheet.after
  if (!/<t[dh]\b/i.test(left)) return next
  const html = slotHtml(study, facts.slot)
  return withSlotHtml(next, facts.slot, html.slice(0, facts.at) + left + html.slice(facts.at))
}

/** With a fact said, said anew, or (null, or empty) no longer said. */
export function withStatedFact(study: CaseStudy, name: FactName, value: FactValue | null): CaseStudy {
  return withSheet(study, sheet => withFact(sheet, name, value))
}

/** With one more fact under a label of its own. */
export function withFactOfItsOwn(study: CaseStudy, label: string, text: string): CaseStudy {
  return withSheet(study, sheet => withOwnFact(sheet, label, text))
}

/** With another label or value in a row of the fact table, by its place in the table. */
export function withFactRow(
  study: CaseStudy,
  row: number,
  changed: { readonly label?: string; readonly value?: FactValue },
): CaseStudy {
  return withSheet(study, sheet => withRow(sheet, row, changed))
}

/** Without a row of the fact table. */
export function withoutFactRow(study: CaseStudy, row: number): CaseStudy {
  return withSheet(study, sheet => withoutRow(sheet, row))
}
