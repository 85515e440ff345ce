import { type CentreField, type CentreFields, centreFields } from './resource-centre.ts'
import { type WrittenCentre, writtenOf } from './written-centre.ts'

/** What somebody wrote, brought onto a version that they had not read. */
export interface MetChanges {
  readonly words: WrittenCentre
  /** Fields that the others alone have changed: their words stand in the form now. */
  readonly taken: readonly CentreField[]
  /** Fields that both have changed, to something else: one's own words stand in the form, theirs beside it. */
  readonly both: readonly CentreField[]
}

function isSame(field: CentreField, one: WrittenCentre, other: WrittenCentre): boolean {
  return JSON.stringify(one[field]) === JSON.stringify(other[field])
}

/** Puts the other side's value of a field in the place of one's own. */
export function withTheirs(words: WrittenCentre, theirs: CentreFields, field: CentreField): WrittenCentre {
  return { ...words, [field]: writtenOf(theirs)[field] }
}

/**
 * Brings a correction that stands on `base` onto what the centre is now. A field that one side changed takes that side;
 * what both changed is for the person to decide, and nothing of theirs is lost meanwhile.
 */
export function meetChanges(base: CentreFields, mine: WrittenCentre, theirs: CentreFields): MetChanges {
  const [before, now] = [writtenOf(base), writtenOf(theirs)]
  const changedThere = centreFields.filter(field => !isSame(field, before, now) && !isSame(field, mine, now))
  const taken = changedThere.filter(field => isSame(field, mine, before))
  const both = changedThere.filter(field => !isSame(field, mine, before))
  const words = taken.reduce((all, field) => withTheirs(all, theirs, field), mine)
  return { words, taken, both }
}
