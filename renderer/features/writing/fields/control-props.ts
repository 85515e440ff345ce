import type { Finding } from '#shared/content/checks.ts'
import type { FieldSpec } from '#shared/content/field.ts'
import type { FieldValue } from '#shared/content/field-value.ts'
import type { Messages } from '#shared/messages/en.ts'

/** What every control of a form takes. */
export interface ControlProps<Kind extends FieldSpec['kind'] = FieldSpec['kind']> {
  readonly spec: Extract<FieldSpec, { kind: Kind }>
  readonly value: FieldValue | undefined
  /** null empties the field. */
  readonly onChange: (value: FieldValue | null) => void
  /** What keeps this field from being accepted. */
  readonly findings: readonly Finding[]
}

/**
 * What is wrong with what stands in a field, in words. That nothing stands in it yet is said in Checks only: a form
 * that is being filled in need not complain.
 */
export function problemWith(findings: readonly Finding[], text: Messages): string | undefined {
  const finding = findings.find(({ rule }) => rule !== 'required' && rule !== 'one_of_group')
  return finding && text.checks.sentence({ finding })
}
