import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { counted } from '#shared/messages/plural.ts'
import './filter-chips.css'

interface Chip<Value extends string> {
  readonly value: Value
  readonly label: string
  /** null: not counted yet. */
  readonly count: number | null
}

export interface FilterChipsProps<Value extends string> {
  /** The accessible name of the row of chips. */
  readonly label: string
  readonly chips: readonly Chip<Value>[]
  /** None chosen: everything is shown. */
  readonly chosen: readonly Value[]
  readonly onChange: (chosen: readonly Value[]) => void
}

export function FilterChips<Value extends string>({
  label,
  chips,
  chosen,
  onChange,
}: FilterChipsProps<Value>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className="filter-chips"
      selectionMode="multiple"
      selectedKeys={chosen}
      onSelectionChange={keys => onChange(chips.map(chip => chip.value).filter(value => keys.has(value)))}
    >
      {chips.map(chip => (
        <ToggleButton key={chip.value} id={chip.value} className="filter-chip">
          {chip.label}
          {chip.count !== null && <span className="filter-chip-count">{counted(chip.count)}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
