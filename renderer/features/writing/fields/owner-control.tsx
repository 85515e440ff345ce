import { useId, useState } from 'react'
import { Group } from 'react-aria-components'
import { ownerTypes } from '#shared/content/field-value.ts'
import { useText } from '../../../i18n/index.ts'
import { SelectMenu } from '../../../ui/select-menu.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { type ControlProps, problemWith } from './control-props.ts'
import { asOwner } from './field-values.ts'

/** Who owns a solution: a name and a kind. */
export function OwnerControl({ spec, value, onChange, findings }: ControlProps<'owner'>) {
  const text = useText()
  const labelId = useId()
  const owner = asOwner(value)
  const problem = problemWith(findings, text)
  // The kind can be chosen before the name; alone it is no value yet.
  const [type, setType] = useState(owner?.type ?? 'national_authority')
  return (
    <Group className="field-group" aria-labelledby={labelId}>
      <span id={labelId} className="field-label">
        {text.fields.name({ field: spec.name })}
      </span>
      <TextField
        label={text.fields.ownerName}
        value={owner?.name ?? ''}
        onChange={name => onChange(name === '' ? null : { name, type: owner?.type ?? type })}
      />
      <SelectMenu
        label={text.fields.ownerType}
        choices={ownerTypes.map(id => ({ id, label: text.fields.ownerTypes[id] }))}
        value={owner?.type ?? type}
        onChange={chosen => {
          setType(chosen)
          if (owner !== null) onChange({ ...owner, type: chosen })
        }}
      />
      <p className={problem === undefined ? 'field-description' : 'field-error'}>
        {problem ?? text.fields.help({ field: spec.name })}
      </p>
    </Group>
  )
}
