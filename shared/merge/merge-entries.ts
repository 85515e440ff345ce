import type { FieldSpec } from '../content/field.ts'
import { FieldValue } from '../content/field-value.ts'
import { fileAddress } from '../content/kept-file.ts'
import type { MergedPart, Side } from './decision.ts'
import { type FieldPlan, type FieldSides, settledPlan, valueDecision } from './field-plan.ts'

/** The entries of a list under what tells them apart, in their order; null: two cannot be told apart. */
type Keyed<Entry> = ReadonlyMap<string, Entry>

interface ThreeLists<Entry> {
  readonly base: Keyed<Entry>
  readonly mine: Keyed<Entry>
  readonly theirs: Keyed<Entry>
}

function isReordered(before: Keyed<unknown>, after: Keyed<unknown>): boolean {
  const kept = [...before.keys()].filter(key => after.has(key))
  const now = [...after.keys()].filter(key => before.has(key))
  return kept.some((key, index) => key !== now[index])
}

/** Every key of the three lists: in the order of mine, unless only theirs put it in another order; then what is new. */
function keysInOrder({ base, mine, theirs }: ThreeLists<unknown>): readonly string[] {
  const isTheirOrder = isReordered(base, theirs) && !isReordered(base, mine)
  const [first, then] = isTheirOrder ? [theirs, mine] : [mine, theirs]
  return [...new Set([...first.keys(), ...then.keys()])]
}

/** An entry that was added by either side stays; one that was removed by either goes. */
function isKept(key: string, { base, mine, theirs }: ThreeLists<unknown>): boolean {
  return base.has(key) ? mine.has(key) && theirs.has(key) : mine.has(key) || theirs.has(key)
}

function changesOf(base: Keyed<unknown>, side: Keyed<unknown>, other: Keyed<unknown>) {
  return {
    added: [...side.keys()].filter(key => !base.has(key) && !other.has(key)),
    removed: [...base.keys()].filter(key => !side.has(key) && other.has(key)),
  }
}

function both(base: Keyed<unknown>, mine: Keyed<unknown>, theirs: Keyed<unknown>) {
  return {
    added: [...mine.keys()].filter(key => !base.has(key) && theirs.has(key)),
    removed: [...base.keys()].filter(key => !mine.has(key) && !theirs.has(key)),
  }
}

function textsIn(value: FieldValue | null): Keyed<string> {
  const entries = Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : []
  return new Map(entries.map(entry => [entry, entry]))
}

/** Sets (topics, countries, keywords, addresses …) merge by their elements. */
export function mergeSet(sides: FieldSides): FieldPlan {
  const { field } = sides
  const lists = { base: textsIn(sides.base), mine: textsIn(sides.mine), theirs: textsIn(sides.theirs) }
  const { base, mine, theirs } = lists
  const merged = keysInOrder(lists).filter(key => isKept(key, lists))
  const parts: readonly MergedPart[] = [
    { field, from: 'mine', how: 'entries', ...changesOf(base, mine, theirs) } as const,
    { field, from: 'theirs', how: 'entries', ...changesOf(base, theirs, mine) } as const,
    { field, from: 'both', how: 'entries', ...both(base, mine, theirs) } as const,
  ].filter(({ added, removed }) => added.length + removed.length > 0)
  const isEmpty = merged.length === 0 && (sides.mine === null || sides.theirs === null)
  return settledPlan(field, isEmpty ? null : merged, parts)
}

type Row = Exclude<Extract<FieldValue, readonly unknown[]>[number], string>

function rowName(row: Row): string {
  if ('email' in row) return row.email
  return 'file' in row ? fileAddress(row.file) : row.url
}

/** All that a row holds, whatever the order of its keys. */
function wholeRow(row: Row): string {
  return JSON.stringify(Object.entries(row).sort())
}

/** What names a row of a list: its file, its address, its e-mail address; a row without one is named by all it holds. */
function rowKey(row: Row): string {
  const name = rowName(row)
  return name.trim() === '' ? wholeRow(row) : name
}

function rowsIn(value: FieldValue | null): Keyed<Row> | null {
  const entries: readonly (Row | string)[] = Array.isArray(value) ? value : []
  const rows = entries.filter(row => typeof row !== 'string')
  const keyed = new Map(rows.map(row => [rowKey(row), row]))
  return keyed.size === rows.length ? keyed : null
}

function sameRow(one: Row | undefined, other: Row | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && wholeRow(one) === wholeRow(other))
}

/** A row merged; undefined: it goes; 'clash': both made something else of it. */
function mergedRow(key: string, { base, mine, theirs }: ThreeLists<Row>): Row | undefined | 'clash' {
  const [before, my, their] = [base.get(key), mine.get(key), theirs.get(key)]
  if (sameRow(my, their) || sameRow(before, their)) return my
  return sameRow(before, my) ? their : 'clash'
}

function rowPart(field: string, from: Side, lists: ThreeLists<Row>): MergedPart {
  const [side, other] = from === 'mine' ? [lists.mine, lists.theirs] : [lists.theirs, lists.mine]
  const { added, removed } = changesOf(lists.base, side, other)
  const changed = [...lists.base].filter(([key, row]) => {
    const now = side.get(key)
    return now !== undefined && !sameRow(row, now) && sameRow(row, other.get(key))
  })
  return {
    field,
    from,
    how: 'rows',
    added: added.length,
    changed: changed.length,
    removed: removed.length,
  }
}

/** Both gave up the same row and put something else in: perhaps for the very same one. */
function isReplacedTwice({ base, mine, theirs }: ThreeLists<Row>): boolean {
  const gone = [...base.keys()].some(key => !mine.has(key) && !theirs.has(key))
  const isNew = (side: Keyed<Row>, other: Keyed<Row>) =>
    [...side.keys()].some(key => !base.has(key) && !other.has(key))
  return gone && isNew(mine, theirs) && isNew(theirs, mine)
}

/** Lists of rows (attachments, links, contacts) merge by row; where that cannot be, a person decides on the whole list. */
export function mergeRows(sides: FieldSides): FieldPlan {
  const { field } = sides
  const [base, mine, theirs] = [rowsIn(sides.base), rowsIn(sides.mine), rowsIn(sides.theirs)]
  if (base === null || mine === null || theirs === null) return valueDecision(sides, 'repeated')
  const lists = { base, mine, theirs }
  if (isReplacedTwice(lists)) return valueDecision(sides, 'both_changed')
  const keys = keysInOrder(lists)
  const clashes = keys.filter(key => mergedRow(key, lists) === 'clash')
  if (clashes.length > 0) {
    const isRemoved = clashes.some(key => !mine.has(key) || !theirs.has(key))
    return valueDecision(sides, isRemoved ? 'removed_and_changed' : 'both_changed')
  }
  const merged = keys.map(key => mergedRow(key, lists)).filter(row => typeof row === 'object')
  const parts = [rowPart(field, 'mine', lists), rowPart(field, 'theirs', lists)].filter(
    part => part.how === 'rows' && part.added + part.changed + part.removed > 0,
  )
  return settledPlan(field, FieldValue.parse(merged), parts)
}

/** Whether the values of a field are sets, lists of rows, or neither. */
export function listKind(kind: FieldSpec['kind'] | undefined): 'set' | 'rows' | 'single' {
  switch (kind) {
    case 'choices':
    case 'terms':
    case 'texts':
    case 'urls':
    case 'emails':
    case 'items':
      return 'set'
    case 'links':
    case 'contacts':
    case 'attachments':
    case 'files':
      return 'rows'
    default:
      return 'single'
  }
}
