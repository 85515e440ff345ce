import { ChevronDown } from 'lucide-react'
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import { useText } from '../../i18n/index.ts'
import { searchWords, titleMatches } from '../../lists/title-match.ts'
import { FactHelp, FactName } from './fact-label.tsx'
import '../../ui/box-button.css'
import '../../ui/menu.css'
import '../../ui/text-field.css'
import './suggest-field.css'

interface SuggestFieldProps {
  readonly label: string
  readonly suggestions: readonly string[]
  readonly value: string
  readonly onChange: (text: string) => void
  readonly onBlur?: () => void
  readonly note?: string | undefined
  readonly isMissing?: boolean
}

/** Most suggestions shown at once: more are found by typing. */
const mostShown = 60

/** A box for words, which offers those that are usual; any others may be typed. */
export function SuggestField({
  label,
  suggestions,
  value,
  onChange,
  onBlur,
  note,
  isMissing = false,
}: SuggestFieldProps) {
  const text = useText()
  // A box that holds one of them whole offers the others again.
  const words = suggestions.includes(value) ? [] : searchWords(value)
  const shown = suggestions
    .filter(each => titleMatches(each, words))
    .slice(0, mostShown)
    .map(each => ({ id: each }))
  return (
    <ComboBox
      className="text-field"
      allowsCustomValue
      items={shown}
      inputValue={value}
      // What was chosen opens no list when it appears in the box; words that are typed do.
      menuTrigger={suggestions.includes(value) ? 'manual' : 'input'}
      selectedKey={suggestions.includes(value) ? value : null}
      onInputChange={onChange}
      onSelectionChange={key => {
        if (key !== null) onChange(String(key))
      }}
      {...(onBlur === undefined ? {} : { onBlur })}
    >
      <Label className="field-label">
        <FactName name={label} isMissing={isMissing} />
      </Label>
      <div className="suggest-box">
        <Input className="field-input" />
        <Button className="box-button" aria-label={text.fields.showChoices}>
          <ChevronDown aria-hidden />
        </Button>
      </div>
      {note !== undefined && (
        <Text slot="description" className="field-description">
          <FactHelp help={note} isMissing={isMissing} />
        </Text>
      )}
      <Popover className="menu-popover" offset={4}>
        <ListBox className="menu" items={shown}>
          {option => (
            <ListBoxItem id={option.id} textValue={option.id} className="menu-item">
              <span className="menu-item-text">{option.id}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
