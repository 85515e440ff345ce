import type { CaseStudy } from './case-study.ts'
import { renderFactSheet } from './fact-sheet.ts'

/** A case study as body HTML: what `readCaseStudy` read, letter for letter, but for what was changed since. */
export function renderCaseStudy({ lead, sections, facts }: CaseStudy): string {
  const slots = [lead, ...sections.map(section => section.html)].map((html, slot) =>
    facts === null || facts.slot !== slot
      ? html
      : html.slice(0, facts.at) + renderFactSheet(facts.sheet) + html.slice(facts.at),
  )
  return slots.map((html, slot) => (sections[slot - 1]?.headingHtml ?? '') + html).join('')
}
