import { type FieldPlan, type FieldSides, takenWhole, valueDecision } from './field-plan.ts'

/** Merges HTML by its top-level blocks. */
export function mergeHtml(sides: FieldSides): FieldPlan {
  const { base, mine, theirs } = sides
  if (mine === theirs) return takenWhole(sides, 'both')
  if (base === theirs) return takenWhole(sides, 'mine')
  if (base === mine) return takenWhole(sides, 'theirs')
  return valueDecision(sides, mine === null || theirs === null ? 'removed_and_changed' : 'both_changed')
}
