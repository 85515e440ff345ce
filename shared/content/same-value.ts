import type { FieldValue } from './field-value.ts'

/** Whether two field values hold the same; the order of a list counts, the order of an object's keys does not. */
export function sameValue(one: FieldValue | null, other: FieldValue | null): boolean {
  if (one === other) return true
  // Texts may be long, and are the same only if their letters are.
  if (typeof one === 'string' || typeof other === 'string') return false
  return canonical(one) === canonical(other)
}

function canonical(value: FieldValue | null): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
