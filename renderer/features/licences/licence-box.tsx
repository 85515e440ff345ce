import { ChevronDown } from 'lucide-react'
import { useMemo, useState } from 'react'
import {
  Button,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components'
import { findLicences } from '#shared/licence/find-licences.ts'
import { knownLicences } from '#shared/licence/known-licence.ts'
import { useText } from '../../i18n/index.ts'
import '../../ui/box-button.css'
import '../../ui/menu.css'
import './licence-box.css'

interface LicenceBoxProps {
  readonly label: string
  readonly description?: string
  /** Why what stands here cannot be read; shown when the box is left. */
  readonly problem?: string | undefined
  readonly placeholder: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Called where one of the offered licences is taken; without it, the licence goes into the box. */
  readonly onChoose?: (id: string) => void
  /** Licences that are not offered. */
  readonly without?: readonly string[]
}

/** Most licences offered at once: more are found by typing. */
const mostOffered = 60

/** What stands before the word that is being typed, and that word. */
function typedIn(value: string): { readonly before: string; readonly word: string } {
  const word = /[^\s()]*$/.exec(value)?.[0] ?? ''
  return { before: value.slice(0, value.length - word.length), word }
}

/**
 * A field for a licence or an expression: licences are offered for the word that is being typed. After each choice it is a
 * fresh box, closed and with the caret behind the choice: to the box that was there the choice would be words to offer for.
 */
export function LicenceBox({ onChange, onChoose, ...rest }: LicenceBoxProps) {
  const [choices, setChoices] = useState(0)
  return (
    <Box
      {...rest}
      key={choices}
      isFocused={choices > 0}
      onChange={onChange}
      onTake={({ id, completed }) => {
        setChoices(choices + 1)
        if (onChoose) onChoose(id)
        else onChange(completed)
      }}
    />
  )
}

interface Offered {
  readonly id: string
  readonly name: string
  /** What stands in the box once it is taken. */
  readonly completed: string
}

interface BoxProps extends Omit<LicenceBoxProps, 'onChoose'> {
  readonly isFocused: boolean
  readonly onTake: (taken: Offered) => void
}

function Box({
  label,
  description,
  problem,
  placeholder,
  value,
  onChange,
  without,
  isFocused,
  onTake,
}: BoxProps) {
  const { fields: text } = useText()
  const [isWriting, setWriting] = useState(false)
  const { before, word } = typedIn(value)
  const offered: readonly Offered[] = useMemo(
    () =>
      findLicences(knownLicences, { text: word, terms: [] })
        .filter(({ id, isDeprecated }) => !isDeprecated && !without?.includes(id))
        .slice(0, mostOffered)
        .map(({ id, name }) => ({ id, name, completed: `${before}${id}` })),
    [before, word, without],
  )
  const said = isWriting ? undefined : problem
  return (
    <ComboBox
      className="text-field licence-box"
      autoFocus={isFocused}
      allowsCustomValue
      allowsEmptyCollection
      items={offered}
      inputValue={value}
      selectedKey={null}
      isInvalid={said !== undefined}
      validationBehavior="aria"
      onInputChange={onChange}
      onSelectionChange={key => {
        const taken = offered.find(({ id }) => id === key)
        if (taken !== undefined) onTake(taken)
      }}
      onFocusChange={setWriting}
    >
      <Label className="field-label">{label}</Label>
      <div className="licence-box-room">
        <Input
          className="field-input"
          placeholder={placeholder}
          spellCheck={false}
          onFocus={({ currentTarget: input }) => {
            if (isFocused) input.setSelectionRange(input.value.length, input.value.length)
          }}
        />
        <Button className="box-button" aria-label={text.showChoices}>
          <ChevronDown aria-hidden />
        </Button>
      </div>
      {description && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{said}</FieldError>
      <Popover className="menu-popover" offset={4}>
        <ListBox
          className="menu"
          items={offered}
          renderEmptyState={() => <p className="licence-box-empty">{text.nothingMatches}</p>}
        >
          {({ id, name }) => (
            <ListBoxItem id={id} textValue={id} className="menu-item">
              <span className="menu-item-text">{id}</span>
              <span className="menu-item-note">{name}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
