import { useState } from 'react'
import { TextField as AriaTextField, FieldError, Group, Input } from 'react-aria-components'
import { ZonedDateTime } from '#shared/content/field-value.ts'
import { useText } from '../../../i18n/index.ts'
import { ChooseBox } from './choose-box.tsx'
import { type ControlProps, problemWith } from './control-props.ts'
import { asZoned } from './field-values.ts'

const zones = Intl.supportedValuesOf('timeZone').map(zone => ({ id: zone, label: zone.replaceAll('_', ' ') }))
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** A wall-clock time and the zone in which it is meant. */
export function MomentControl({ spec, value, onChange, findings }: ControlProps<'zoned-date-time'>) {
  const text = useText()
  const moment = asZoned(value)
  // The zone can be chosen before the time; alone it is no value yet.
  const [zone, setZone] = useState(moment?.zone ?? ownZone)
  const problem = problemWith(findings, text)
  const label = text.fields.name({ field: spec.name })

  const store = (local: string, inZone: string) => {
    if (local === '') {
      onChange(null)
      return
    }
    const parsed = ZonedDateTime.safeParse({ local: local.slice(0, 16), zone: inZone })
    if (parsed.success) onChange(parsed.data)
  }

  return (
    <Group className="field-group" aria-label={label}>
      <AriaTextField
        className="text-field"
        aria-label={`${label}: ${text.fields.date}`}
        type="datetime-local"
        value={moment?.local ?? ''}
        onChange={local => store(local, moment?.zone ?? zone)}
        isInvalid={problem !== undefined}
        validationBehavior="aria"
      >
        <span className="field-label" aria-hidden>
          {label}
        </span>
        <Input className="field-input" />
        <FieldError className="field-error">{problem}</FieldError>
      </AriaTextField>
      <ChooseBox
        label={text.fields.zone}
        options={zones}
        chosen={moment?.zone ?? zone}
        onChoose={id => {
          setZone(id)
          if (moment !== null) store(moment.local, id)
        }}
      />
    </Group>
  )
}
