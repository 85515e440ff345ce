import type { FieldValue } from '../content/field-value.ts'
import type { ChangedFields } from '../content/item-type.ts'
import type { Choice, Choices, MergeDecision, MergedPart, Side } from './decision.ts'

/** One field (or several that belong together) on the three sides; null: it is empty. */
export interface FieldSides {
  readonly field: string
  readonly base: FieldValue | null
  readonly mine: FieldValue | null
  readonly theirs: FieldValue | null
}

/** What becomes of a field, or of several that belong together. */
export interface FieldPlan {
  readonly parts: readonly MergedPart[]
  readonly decisions: readonly MergeDecision[]
  /** The values under given choices; null while a decision lacks one that fits it. */
  readonly settled: (choices: Choices) => ChangedFields | null
}

/** A plan without decisions. */
export function settledPlan(
  field: string,
  value: FieldValue | null,
  parts: readonly MergedPart[] = [],
): FieldPlan {
  return { parts, decisions: [], settled: () => ({ [field]: value }) }
}

/** A plan that takes the whole value of one side. */
export function takenWhole({ field, mine, theirs }: FieldSides, from: Side | 'both'): FieldPlan {
  return settledPlan(field, from === 'theirs' ? theirs : mine, [{ field, from, how: 'value' }])
}

/** A person decides on the whole value. */
export function valueDecision(sides: FieldSides, why: MergeDecision['why']): FieldPlan {
  const { field, mine, theirs } = sides
  const values = (choice: Choice | undefined): ChangedFields | null => {
    if (choice === 'mine') return { [field]: mine }
    if (choice === 'theirs') return { [field]: theirs }
    return choice === undefined || choice === 'both' ? null : { [field]: choice.edited }
  }
  return {
    parts: [],
    decisions: [{ id: field, kind: 'value', why, ...sides }],
    settled: choices => values(choices.get(field)),
  }
}
