import { clsx } from 'clsx'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import './segmented-control.css'

interface SegmentedControlProps<Value extends string> {
  readonly label: string
  /** Leaves the label to screen readers where the place explains the control. */
  readonly hideLabel?: boolean
  readonly labelClassName?: string
  readonly values: readonly Value[]
  readonly names: Readonly<Record<Value, string>>
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly className?: string
}

/** One of a few values, all of them in sight. */
export function SegmentedControl<Value extends string>({
  label,
  hideLabel = false,
  labelClassName,
  values,
  names,
  value,
  onChange,
  className,
}: SegmentedControlProps<Value>) {
  return (
    <RadioGroup
      className={clsx('segmented-control', className)}
      orientation="horizontal"
      value={value}
      onChange={chosen => {
        const found = values.find(candidate => candidate === chosen)
        if (found !== undefined) onChange(found)
      }}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className={labelClassName ?? 'field-label'}>{label}</Label>}
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
