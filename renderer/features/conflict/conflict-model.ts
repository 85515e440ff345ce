import { contentType, type ItemFields, type ItemType } from '#shared/content/item-type.ts'
import type { Choice, Choices, Merge, MergeDecision, MergeSides, Side } from '#shared/merge/decision.ts'
import type { WorkingCopy } from '../../library/index.ts'

/** Two texts of an item that a person makes one of. */
export interface TwoTexts {
  readonly sides: MergeSides
  /** Who wrote the other text. */
  readonly name: string
}

/** The two texts of an item in conflict; null where there is none, or not two to compare. */
export function twoTextsOf({ type, fields, conflict }: WorkingCopy): TwoTexts | null {
  if (conflict === null || conflict.isDeletion || conflict.current === null) return null
  const { current, base } = conflict
  return { sides: { type, base, mine: fields, theirs: current.fields }, name: current.changedBy.name }
}

export type Column = 'base' | Side

/** What one side holds, as fields of an item, so that it is read and compared like one. */
export function columnFields(decision: MergeDecision, column: Column): ItemFields {
  if (decision.kind === 'group') return decision[column]
  const value = decision[column]
  return value === null ? {} : { [decision.field]: value }
}

/** The fields that a decision is about. */
export function fieldsOf(decision: MergeDecision): readonly string[] {
  return decision.kind === 'group' ? decision.fields : [decision.field]
}

/** What a side without anything is called: nothing was there, or it was taken away. */
export function absence(decision: MergeDecision, column: Column): 'not_there' | 'removed' | 'empty' | null {
  if (Object.keys(columnFields(decision, column)).length > 0) return null
  if (decision.kind !== 'block') return 'empty'
  return column === 'base' || decision.base === null ? 'not_there' : 'removed'
}

/** How a decision can be edited by hand; null: not here, but in the form afterwards. */
export function editorFor(type: ItemType, decision: MergeDecision): 'html' | 'text' | null {
  if (decision.kind === 'group') return null
  const kind = contentType(type).fields.find(({ name }) => name === decision.field)?.kind
  if (kind === 'html') return 'html'
  return kind === 'text' || kind === 'url' ? 'text' : null
}

/** What editing begins with: mine, else theirs. */
export function startOfEdit(decision: MergeDecision): string {
  if (decision.kind === 'group') return ''
  const value = decision.mine ?? decision.theirs
  return typeof value === 'string' ? value : ''
}

/** The ways to decide, in the order in which they are shown. */
export function waysFor(type: ItemType, decision: MergeDecision): readonly Way[] {
  const hasBoth = decision.kind === 'block' && decision.mine !== null && decision.theirs !== null
  return [
    'mine',
    'theirs',
    ...(hasBoth ? (['both'] as const) : []),
    ...(editorFor(type, decision) ? (['edited'] as const) : []),
  ]
}

export type Way = Side | 'both' | 'edited'

/** The way of a choice. */
export function wayOf(choice: Choice | undefined): Way | null {
  if (choice === undefined) return null
  return typeof choice === 'string' ? choice : 'edited'
}

/** What a decision is about, letter for letter: a choice for other letters is none for it. */
export function subjectOf({ id, base, mine, theirs }: MergeDecision): string {
  return JSON.stringify([id, base, mine, theirs])
}

/** Choices by what they are about, as they are remembered. */
export type KeptChoices = ReadonlyMap<string, Choice>

/** The choices that fit the decisions as they are now. */
export function choicesFor({ decisions }: Merge, kept: KeptChoices): Choices {
  return new Map(
    decisions.flatMap(decision => {
      const choice = kept.get(subjectOf(decision))
      return choice === undefined ? [] : [[decision.id, choice] as const]
    }),
  )
}

/** Decisions that nobody has taken yet. */
export function openDecisions({ decisions }: Merge, choices: Choices): readonly MergeDecision[] {
  return decisions.filter(({ id }) => !choices.has(id))
}

/** Which of a field's decisions one is: 1 of 3. */
export function placeAmong(decisions: readonly MergeDecision[], decision: MergeDecision) {
  const alike = decisions.filter(({ field }) => field === decision.field)
  return { number: alike.indexOf(decision) + 1, count: alike.length }
}
