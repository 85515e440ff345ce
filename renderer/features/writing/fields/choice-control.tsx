import { Check } from 'lucide-react'
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components'
import { useText } from '../../../i18n/index.ts'
import { SelectMenu } from '../../../ui/select-menu.tsx'
import type { ControlProps } from './control-props.ts'
import { asText, asTexts, orNull } from './field-values.ts'

const none = 'none'

/** One of a few choices, or none. */
export function ChoiceControl({ spec, value, onChange }: ControlProps<'choice'>) {
  const text = useText()
  const choices = spec.values.map(id => ({ id, label: text.fields.choice({ field: spec.name, value: id }) }))
  const chosen = asText(value)
  return (
    <SelectMenu
      label={text.fields.name({ field: spec.name })}
      choices={[{ id: none, label: text.fields.noChoice }, ...choices]}
      value={chosen === '' ? none : chosen}
      onChange={id => onChange(id === none ? null : id)}
    />
  )
}

/** Any number of a few choices. */
export function ChoicesControl({ spec, value, onChange }: ControlProps<'choices'>) {
  const text = useText()
  return (
    <CheckboxGroup
      className="text-field"
      value={[...asTexts(value)]}
      onChange={chosen => onChange(orNull(chosen))}
    >
      <Label className="field-label">{text.fields.name({ field: spec.name })}</Label>
      <div className="check-choices">
        {spec.values.map(id => (
          <Checkbox key={id} value={id} className="check-choice">
            <span className="check-box">
              <Check aria-hidden />
            </span>
            {text.fields.choice({ field: spec.name, value: id })}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  )
}
