import type { Finding } from '#shared/content/checks.ts'
import type { FieldSpec } from '#shared/content/field.ts'
import type { FieldValue } from '#shared/content/field-value.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import { FieldControl } from './fields/field-control.tsx'

interface DetailsTabProps {
  readonly specs: readonly FieldSpec[]
  readonly fields: ItemFields
  readonly findingsOf: (field: string) => readonly Finding[]
  readonly onChange: (field: string, value: FieldValue | null) => void
}

/** Every field of the type that does not stand on the page. */
export function DetailsTab({ specs, fields, findingsOf, onChange }: DetailsTabProps) {
  return (
    <div className="details-fields">
      {specs.map(spec => (
        <div key={spec.name} data-field={spec.name}>
          <FieldControl
            spec={spec}
            value={fields[spec.name]}
            onChange={value => onChange(spec.name, value)}
            findings={findingsOf(spec.name)}
          />
        </div>
      ))}
    </div>
  )
}
