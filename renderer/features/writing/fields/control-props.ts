import type { Finding } from '#shared/content/checks.ts'
import type { FieldSpec } from '#shared/content/field.ts'
import type { FieldValue } from '#shared/content/field-value.ts'
import type { ItemId } from '#shared/content/identity.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import type { Messages } from '#shared/messages/en.ts'

/** The form around a control, for what depends on more than its own field. */
export interface FormState {
  /** Every field as it is on screen. */
  readonly fields: ItemFields
  readonly item: ItemId | null
  /** Whether readers have seen the item: some fields are fixed from then on. */
  readonly isPublished: boolean
}

/** A control that stands alone. */
export const noForm: FormState = { fields: {}, item: null, isPublished: false }

/** What every control of a form takes. */
export interface ControlProps<Kind extends FieldSpec['kind'] = FieldSpec['kind']> {
  readonly spec: Extract<FieldSpec, { kind: Kind }>
  readonly value: FieldValue | undefined
  /** null empties the field. */
  readonly onChange: (value: FieldValue | null) => void
  /** What keeps this field from being accepted. */
  readonly findings: readonly Finding[]
  readonly form?: FormState
}

/**
 * What is wrong with what stands in a field, in words. That nothing stands in it yet is said in Checks only: a form
 * that is being filled in need not complain. So is what has a spot of its own in a long text, to which Checks leads.
 */
export function problemWith(findings: readonly Finding[], text: Messages): string | undefined {
  const finding = findings.find(
    ({ rule, at }) => at === undefined && rule !== 'required' && rule !== 'one_of_group',
  )
  return finding && text.checks.sentence({ finding })
}

/** The values that findings name: what is amiss in a list of them. */
export function valuesAmiss(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findings.flatMap(finding => ('value' in finding ? [finding.value] : [])))
}
