import type { FieldValue } from './field-value.ts'
import type { ItemFields } from './item-type.ts'

/** Whether two field values hold the same; the order of a list counts, the order of an object's keys does not. */
export function sameValue(one: FieldValue | null, other: FieldValue | null): boolean {
  if (one === other) return true
  // Texts may be long, and are the same only if their letters are.
  if (typeof one === 'string' || typeof other === 'string') return false
  return canonical(one) === canonical(other)
}

/** Whether two texts of an item are the same in every field; a field that is absent is empty. */
export function sameFields(one: ItemFields, other: ItemFields): boolean {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every(name =>
    sameValue(one[name] ?? null, other[name] ?? null),
  )
}

function canonical(value: FieldValue | null): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
