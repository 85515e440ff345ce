import { useId } from 'react'
import type { Finding } from '#shared/content/checks.ts'
import type { FieldSpec } from '#shared/content/field.ts'
import type { FieldValue } from '#shared/content/field-value.ts'
import { type FormSection, formSections } from '#shared/content/form-sections.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import { useText } from '../../i18n/index.ts'
import { type FormState, noForm } from './fields/control-props.ts'
import { FieldControl } from './fields/field-control.tsx'

interface DetailsTabProps {
  readonly specs: readonly FieldSpec[]
  readonly fields: ItemFields
  readonly findingsOf: (field: string) => readonly Finding[]
  readonly onChange: (field: string, value: FieldValue | null) => void
  /** The item that the form is of. */
  readonly item?: Pick<FormState, 'item' | 'isPublished'>
}

/** Every field of the type that does not stand on the page, in the parts of the form. */
export function DetailsTab({ specs, item = noForm, ...rest }: DetailsTabProps) {
  return (
    <div className="details-sections">
      {formSections(specs).map(section => (
        <Section key={section.section ?? ''} {...section} {...rest} item={item} />
      ))}
    </div>
  )
}

function Section({
  section,
  specs,
  fields,
  findingsOf,
  onChange,
  item,
}: FormSection & Required<DetailsTabProps>) {
  const text = useText()
  const headingId = useId()
  const form: FormState = { ...item, fields }
  return (
    <section className="details-section" {...(section === null ? {} : { 'aria-labelledby': headingId })}>
      {section !== null && (
        <h2 id={headingId} className="details-heading">
          {text.fields.section({ section })}
        </h2>
      )}
      <div className="details-fields">
        {specs.map(spec => (
          <div key={spec.name} data-field={spec.name}>
            <FieldControl
              spec={spec}
              value={fields[spec.name]}
              onChange={value => onChange(spec.name, value)}
              findings={findingsOf(spec.name)}
              form={form}
            />
          </div>
        ))}
      </div>
    </section>
  )
}
