import { Check } from 'lucide-react'
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components'
import { useText } from '../../../i18n/index.ts'
import { SelectMenu } from '../../../ui/select-menu.tsx'
import { type ControlProps, problemWith } from './control-props.ts'
import { asText, asTexts, orNull } from './field-values.ts'

const none = 'none'

/** What is wrong with a choice, else what it is for. */
function Below({ problem, help }: { problem: string | undefined; help: string | undefined }) {
  if (problem !== undefined) return <p className="field-error">{problem}</p>
  return help === undefined ? null : <p className="field-description">{help}</p>
}

/** One of a few choices, or none. */
export function ChoiceControl({ spec, value, onChange, findings }: ControlProps<'choice'>) {
  const text = useText()
  const choices = spec.values.map(id => ({ id, label: text.fields.choice({ field: spec.name, value: id }) }))
  const chosen = asText(value)
  // What is stored and not on offer is kept and shown, so that nobody takes it for another choice.
  const isUnknown = chosen !== '' && !choices.some(({ id }) => id === chosen)
  const unknown = isUnknown ? [{ id: chosen, label: text.fields.unknownTerm({ value: chosen }) }] : []
  return (
    <div className="field-group">
      <SelectMenu
        label={text.fields.name({ field: spec.name })}
        choices={[{ id: none, label: text.fields.noChoice }, ...choices, ...unknown]}
        value={chosen === '' ? none : chosen}
        onChange={id => onChange(id === none ? null : id)}
      />
      <Below
        problem={problemWith(findings, text)}
        help={isUnknown ? undefined : text.fields.help({ field: spec.name })}
      />
    </div>
  )
}

/** Any number of a few choices. */
export function ChoicesControl({ spec, value, onChange, findings }: ControlProps<'choices'>) {
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
      <Below problem={problemWith(findings, text)} help={text.fields.help({ field: spec.name })} />
    </CheckboxGroup>
  )
}
