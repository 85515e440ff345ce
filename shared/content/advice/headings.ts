import type { AdviceFinding } from '../checks/finding.ts'
import type { Advise } from './advice-context.ts'
import type { AdviceRule } from './advice-rule.ts'
import { placeOfElement } from './text-place.ts'

/** What is amiss with a heading after another one; the title of the page is the heading of level 1 before the first. */
function ruleOf(level: number, before: number | null): AdviceRule | null {
  if (level === 1) return { rule: 'top_heading_in_text' }
  if (before === null) return level > 2 ? { rule: 'first_heading', level } : null
  return level > before + 1 ? { rule: 'heading_level_skipped', from: before, to: level } : null
}

/** Headings are the map of a text for who cannot glance over it: none empty, no level left out. Source: WCAG 2.2, 1.3.1. */
export const headingAdvice: Advise = ({ texts }) =>
  texts.flatMap(({ field, reading }) => {
    let before: number | null = null
    return reading.flatMap(({ headings }, block) =>
      headings.flatMap(({ level, text }, index): readonly AdviceFinding[] => {
        const place = { field, severity: 'advice', at: placeOfElement(block, 'heading', index) } as const
        if (text === '') return [{ ...place, rule: 'empty_heading' }]
        const rule = ruleOf(level, before)
        before = level
        return rule === null ? [] : [{ ...place, ...rule }]
      }),
    )
  })
