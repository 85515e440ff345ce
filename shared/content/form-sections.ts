import type { FieldSection, FieldSpec } from './field.ts'

/** Fields that a form shows together; null for those that belong to no part. */
export interface FormSection {
  readonly section: FieldSection | null
  readonly specs: readonly FieldSpec[]
}

/** Fields by the part of the form that they belong to: parts and fields in the order in which the type names them. */
export function formSections(specs: readonly FieldSpec[]): readonly FormSection[] {
  const sections = new Map<FieldSection | null, FieldSpec[]>()
  for (const spec of specs) {
    const section = spec.section ?? null
    const known = sections.get(section)
    if (known) known.push(spec)
    else sections.set(section, [spec])
  }
  return [...sections].map(([section, own]) => ({ section, specs: own }))
}
