import type { CaseStudy } from './case-study.ts'
import { headingHtml, sectionUnder } from './case-study.ts'
import { renderCaseStudy } from './render.ts'
import { sectionNames, sectionSpec } from './sections.ts'

/** A case study with every standard section and not a word below any. */
export const emptyCaseStudy: CaseStudy = {
  level: 2,
  lead: '',
  sections: sectionNames.map(name => sectionUnder(headingHtml(2, sectionSpec(name).heading), '')),
  facts: null,
}

/** The body that a new case study begins with. */
export function emptyCaseStudyBody(): string {
  return renderCaseStudy(emptyCaseStudy)
}
