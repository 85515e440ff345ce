import { clsx } from 'clsx'
import { Check, ChevronDown } from 'lucide-react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import './text-field.css'
import './menu.css'
import './select-menu.css'

interface Choice<Id extends string> {
  readonly id: Id
  readonly label: string
}

export interface SelectMenuProps<Id extends string> {
  readonly label: string
  /** Leaves the label to screen readers where the place explains the menu. */
  readonly hideLabel?: boolean
  readonly choices: readonly Choice<Id>[]
  readonly value: Id | null
  readonly onChange: (value: Id) => void
  readonly className?: string | undefined
}

/** One of a few choices. */
export function SelectMenu<Id extends string>({
  label,
  hideLabel = false,
  choices,
  value,
  onChange,
  className,
}: SelectMenuProps<Id>) {
  return (
    <Select
      className={clsx('select-menu', className)}
      value={value}
      onChange={key => {
        const chosen = choices.find(choice => choice.id === key)
        if (chosen) onChange(chosen.id)
      }}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className="field-label">{label}</Label>}
      <Button className="select-menu-button">
        <SelectValue />
        <ChevronDown aria-hidden />
      </Button>
      <Popover className="menu-popover" offset={4}>
        <ListBox className="menu" items={choices}>
          {choice => (
            <ListBoxItem id={choice.id} textValue={choice.label} className="menu-item">
              <span className="menu-item-text">{choice.label}</span>
              <Check aria-hidden className="menu-item-check" />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
