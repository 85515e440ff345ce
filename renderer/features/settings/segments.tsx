import { SegmentedControl } from '../../ui/segmented-control.tsx'

interface SegmentsProps<Value extends string> {
  readonly label: string
  readonly values: readonly Value[]
  readonly names: Readonly<Record<Value, string>>
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** A setting that is one of a few values. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  return <SegmentedControl {...props} className="settings-row" labelClassName="settings-label" />
}
