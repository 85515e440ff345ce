import { withRowHeadings } from './fact-sheet.ts'
import { readCaseStudy } from './read.ts'
import { renderCaseStudy } from './render.ts'

/**
 * The body HTML of a case study that was written elsewhere, with the labels of its facts as the desk writes them:
 * otherwise the facts that are added later would look unlike those that came with it. Nothing else changes.
 */
export function withHeadedFacts(html: string): string {
  const study = readCaseStudy(html)
  const { facts } = study
  if (facts === null) return html
  return renderCaseStudy({ ...study, facts: { ...facts, sheet: withRowHeadings(facts.sheet) } })
}
