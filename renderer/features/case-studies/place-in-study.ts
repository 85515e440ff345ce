import type { CaseStudy } from '#shared/case-study/case-study.ts'
import { renderFactSheet } from '#shared/case-study/fact-sheet.ts'
import { sliceBody } from '#shared/content/body-source.ts'

/** Where a block of the whole body stands: in the text of a slot (by its place there), in a heading, in the facts. */
export type PlaceInStudy =
  | { readonly kind: 'text'; readonly slot: number; readonly block: number }
  | { readonly kind: 'heading'; readonly slot: number }
  | { readonly kind: 'facts' }

function blockCount(html: string): number {
  return sliceBody(html).blocks.length
}

/** Finds the `block`-th top-level block of a case study's body. */
export function placeInStudy({ lead, sections, facts }: CaseStudy, block: number): PlaceInStudy {
  let passed = 0
  for (const [slot, html] of [lead, ...sections.map(section => section.html)].entries()) {
    if (slot > 0) {
      if (block === passed) return { kind: 'heading', slot }
      passed += 1
    }
    const inSlot = facts !== null && facts.slot === slot
    const before = blockCount(inSlot ? html.slice(0, facts.at) : html)
    if (block < passed + before) return { kind: 'text', slot, block: block - passed }
    passed += before
    if (!inSlot) continue
    const inFacts = blockCount(renderFactSheet(facts.sheet))
    if (block < passed + inFacts) return { kind: 'facts' }
    passed += inFacts
    const after = blockCount(html.slice(facts.at))
    if (block < passed + after) return { kind: 'text', slot, block: block - passed + before }
    passed += after
  }
  return { kind: 'text', slot: sections.length, block: 0 }
}
