import { useId, useState } from 'react'
import { TextField as AriaTextField, FieldError, Group, Input } from 'react-aria-components'
import { ZonedDateTime } from '#shared/content/field-value.ts'
import { minutesBetween, momentFacts, ownZone, useText } from '../../../i18n/index.ts'
import { ChooseBox } from './choose-box.tsx'
import { type ControlProps, noForm, problemWith } from './control-props.ts'
import { asZoned } from './field-values.ts'

const zones = Intl.supportedValuesOf('timeZone').map(zone => ({ id: zone, label: zone.replaceAll('_', ' ') }))

/** A wall-clock time and the zone in which it is meant. */
export function MomentControl({
  spec,
  value,
  onChange,
  findings,
  form = noForm,
}: ControlProps<'zoned-date-time'>) {
  const text = useText()
  const factsId = useId()
  const moment = asZoned(value)
  const start = spec.notBefore === undefined ? null : asZoned(form.fields[spec.notBefore])
  // The zone can be chosen before the time; alone it is no value yet.
  const [chosenZone, setChosenZone] = useState<string | null>(null)
  // An end is meant where the start is, unless somebody says otherwise.
  const zone = moment?.zone ?? chosenZone ?? start?.zone ?? ownZone
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
        aria-describedby={factsId}
        type="datetime-local"
        value={moment?.local ?? ''}
        onChange={local => store(local, zone)}
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
        chosen={zone}
        onChoose={id => {
          setChosenZone(id)
          if (moment !== null) store(moment.local, id)
        }}
      />
      <Facts id={factsId} moment={moment} start={start} help={text.fields.help({ field: spec.name })} />
    </Group>
  )
}

interface FactsProps {
  readonly id: string
  readonly moment: ZonedDateTime | null
  readonly start: ZonedDateTime | null
  readonly help: string | undefined
}

/** The time in both zones, what a clock change does to it, and how long the event lasts. */
function Facts({ id, moment, start, help }: FactsProps) {
  const { fields: text } = useText()
  const facts = moment === null ? null : momentFacts(moment, ownZone)
  if (moment === null || facts === null) {
    return (
      <p id={id} className="field-description">
        {help}
      </p>
    )
  }
  const minutes = start === null ? null : minutesBetween(start, moment)
  return (
    <div id={id} className="field-description moment-facts">
      <p>{text.momentIn(facts)}</p>
      {minutes !== null && <p>{text.lasts({ minutes })}</p>}
      {facts.change !== null && <p className="field-error">{text.clockChange[facts.change](facts)}</p>}
    </div>
  )
}
