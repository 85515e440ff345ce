import type { ContentTypeSpec, FieldSpec } from '../content/field.ts'
import { isEmptyValue } from '../content/field-value.ts'
import { type ChangedFields, contentType, type ItemFields, withChanges } from '../content/item-type.ts'
import { sameValue } from '../content/same-value.ts'
import type { Choice, Choices, Merge, MergeDecision, MergeSides, Side } from './decision.ts'
import { type FieldPlan, type FieldSides, settledPlan, takenWhole, valueDecision } from './field-plan.ts'
import { listKind, mergeRows, mergeSet } from './merge-entries.ts'
import { mergeHtml } from './merge-html.ts'

/** Fields that say one thing together, besides a time that may not be before another. */
const saidTogether: readonly (readonly string[])[] = [['organisation', 'organisation_type']]

/** The groups of fields that are never taken from two sides. */
function groupsOf({ fields }: ContentTypeSpec): readonly (readonly string[])[] {
  const times = fields.flatMap(spec =>
    spec.kind === 'zoned-date-time' && spec.notBefore ? [[spec.notBefore, spec.name]] : [],
  )
  return [...times, ...saidTogether].filter(group =>
    group.every(name => fields.some(spec => spec.name === name)),
  )
}

function part(fields: ItemFields, names: readonly string[]): ItemFields {
  return Object.fromEntries(
    names.flatMap(name => {
      const value = fields[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

function changesTo(fields: ItemFields, names: readonly string[]): ChangedFields {
  return Object.fromEntries(names.map(name => [name, fields[name] ?? null]))
}

function sidesOf({ base, mine, theirs }: MergeSides, field: string): FieldSides {
  return {
    field,
    base: base[field] ?? null,
    mine: mine[field] ?? null,
    theirs: theirs[field] ?? null,
  }
}

/** Whether two values of a field say the same; nothing typed and nothing there are the same. */
function isSame(spec: FieldSpec | undefined, one: FieldSides['base'], other: FieldSides['base']): boolean {
  if (sameValue(one, other)) return true
  // Of HTML the letters count: they are written back as they are.
  const kind = spec?.kind ?? 'text'
  return kind !== 'html' && isEmptyValue(one, kind) && isEmptyValue(other, kind)
}

function planField(sides: FieldSides, spec: FieldSpec | undefined): FieldPlan {
  const { field, base, mine, theirs } = sides
  const [isMineChanged, isTheirsChanged] = [!isSame(spec, base, mine), !isSame(spec, base, theirs)]
  // Another way of being empty is no change, and yet kept where only one side has it.
  if (!isMineChanged && !isTheirsChanged) return settledPlan(field, sameValue(base, mine) ? theirs : mine)
  if (spec?.kind === 'html') return mergeHtml(sides)
  if (!isTheirsChanged) return takenWhole(sides, 'mine')
  if (!isMineChanged) return takenWhole(sides, 'theirs')
  if (isSame(spec, mine, theirs)) return takenWhole(sides, 'both')
  switch (listKind(spec?.kind)) {
    case 'set':
      return mergeSet(sides)
    case 'rows':
      return mergeRows(sides)
    case 'single': {
      const isRemoved = mine === null || theirs === null
      return valueDecision(sides, isRemoved ? 'removed_and_changed' : 'both_changed')
    }
  }
}

/** A person decides on fields that belong together, all of them at once. */
function groupDecision(sides: MergeSides, fields: readonly string[]): FieldPlan {
  const [field = ''] = fields
  const id = fields.join('+')
  const decision: MergeDecision = {
    id,
    kind: 'group',
    field,
    fields,
    why: 'belong_together',
    base: part(sides.base, fields),
    mine: part(sides.mine, fields),
    theirs: part(sides.theirs, fields),
  }
  return {
    parts: [],
    decisions: [decision],
    settled: choices => {
      const choice = choices.get(id)
      return choice === 'mine' || choice === 'theirs' ? changesTo(sides[choice], fields) : null
    },
  }
}

type Planner = (field: string) => FieldPlan

/** Whether both sides changed fields that belong together, and not to the same. */
function isTorn(
  sides: MergeSides,
  fields: readonly string[],
  specOf: (field: string) => FieldSpec | undefined,
) {
  const differ = (one: ItemFields, other: ItemFields) =>
    fields.some(name => !isSame(specOf(name), one[name] ?? null, other[name] ?? null))
  const { base, mine, theirs } = sides
  return differ(base, mine) && differ(base, theirs) && differ(mine, theirs)
}

/**
 * Whether fields that stand in for one another (an address, or a link) would all be empty, because each side kept
 * another one.
 */
function isLost(sides: MergeSides, specs: readonly FieldSpec[], plan: Planner): boolean {
  const isFilled = (fields: ChangedFields) =>
    specs.some(spec => !isEmptyValue(fields[spec.name] ?? null, spec.kind))
  if (!isFilled(sides.mine) || !isFilled(sides.theirs)) return false
  const merged = specs.map(({ name }) => plan(name).settled(new Map()))
  return merged.every(values => values !== null && !isFilled(values))
}

function standInGroups({ fields }: ContentTypeSpec): readonly (readonly FieldSpec[])[] {
  const names = new Set(fields.flatMap(spec => spec.oneOfGroup ?? []))
  return [...names].map(name => fields.filter(spec => spec.oneOfGroup === name))
}

function plansOf(sides: MergeSides): readonly FieldPlan[] {
  const type = contentType(sides.type)
  const specs = new Map(type.fields.map(spec => [spec.name, spec]))
  const specOf = (field: string) => specs.get(field)
  const planned = new Map<string, FieldPlan>()
  const plan: Planner = field => {
    const known = planned.get(field) ?? planField(sidesOf(sides, field), specOf(field))
    planned.set(field, known)
    return known
  }
  const standIns = standInGroups(type)
    .filter(group => isLost(sides, group, plan))
    .map(group => group.map(spec => spec.name))
  const torn = groupsOf(type).filter(group => isTorn(sides, group, specOf))
  const together = new Map([...torn, ...standIns].flatMap(group => group.map(field => [field, group])))
  const names = [sides.base, sides.mine, sides.theirs].flatMap(fields => Object.keys(fields))
  return [...new Set([...specs.keys(), ...names])].flatMap(field => {
    const group = together.get(field)
    if (group === undefined) return [plan(field)]
    return group[0] === field ? [groupDecision(sides, group)] : []
  })
}

function changesUnder(plans: readonly FieldPlan[], choices: Choices): ChangedFields | null {
  const changes = plans.map(plan => plan.settled(choices))
  return changes.some(change => change === null) ? null : Object.assign({}, ...changes)
}

/** The same choice for every decision. */
export function choiceForAll(decisions: readonly MergeDecision[], side: Side): Choices {
  return new Map<string, Choice>(decisions.map(({ id }) => [id, side]))
}

/** Merges an item by rule (docs/spec/merge.md), in time in proportion to its length. */
export function mergeItem(sides: MergeSides): Merge {
  const plans = plansOf(sides)
  const decisions = plans.flatMap(plan => plan.decisions)
  const changes = changesUnder(plans, choiceForAll(decisions, 'mine'))
  return {
    fields: withChanges({}, changes ?? {}),
    parts: plans.flatMap(plan => plan.parts),
    decisions,
  }
}

/** The merged fields as a person decided; null while a decision lacks a choice that fits it. */
export function settledFields(sides: MergeSides, choices: Choices): ItemFields | null {
  const changes = changesUnder(plansOf(sides), choices)
  return changes === null ? null : withChanges({}, changes)
}
