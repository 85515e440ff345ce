import { Label, Radio, RadioGroup } from 'react-aria-components'

interface SegmentsProps<Value extends string> {
  readonly label: string
  readonly values: readonly Value[]
  readonly names: Readonly<Record<Value, string>>
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** One of a few values, all of them in sight. */
export function Segments<Value extends string>({
  label,
  values,
  names,
  value,
  onChange,
}: SegmentsProps<Value>) {
  return (
    <RadioGroup
      className="settings-row"
      orientation="horizontal"
      value={value}
      onChange={chosen => {
        const found = values.find(candidate => candidate === chosen)
        if (found !== undefined) onChange(found)
      }}
    >
      <Label className="settings-label">{label}</Label>
      <div className="segments">
        {values.map(candidate => (
          <Radio key={candidate} value={candidate} className="segment">
            {names[candidate]}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
