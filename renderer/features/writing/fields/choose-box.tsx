import { ChevronDown } from 'lucide-react'
import { useContext, useEffect, useState } from 'react'
import {
  Button,
  ComboBox,
  ComboBoxStateContext,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components'
import { useText } from '../../../i18n/index.ts'
import { searchWords, titleMatches } from '../../../lists/title-match.ts'
import '../../../ui/box-button.css'
import '../../../ui/menu.css'

export interface Option {
  readonly id: string
  readonly label: string
  /** Said beside the label. */
  readonly note?: string
}

interface ChooseBoxProps {
  readonly label: string
  readonly description?: string | undefined
  readonly problem?: string | undefined
  /** undefined: they are still being read. */
  readonly options: readonly Option[] | undefined
  /** The option that is chosen, where the box shows one; null where choices are shown elsewhere. */
  readonly chosen?: string | null
  readonly onChoose: (id: string) => void
  /** Called where the words in the box were taken out. */
  readonly onClear?: () => void
  /** Called for Backspace in an empty box: takes out the last of what was chosen. */
  readonly onBackspace?: () => void
  /** Takes the focus as it comes: the first field of a dialog. */
  readonly autoFocus?: boolean
}

/** Most options shown at once: more are found by typing. */
const mostShown = 200

/**
 * A field in which one types to find one of many options. After each choice it is a fresh box, closed and with the
 * caret in it: the choice is shown elsewhere, so the box itself has nothing selected that could close it.
 */
export function ChooseBox({ onChoose, autoFocus = false, ...rest }: ChooseBoxProps) {
  const [choices, setChoices] = useState(0)
  return (
    <Box
      {...rest}
      key={choices}
      isFocused={autoFocus || choices > 0}
      onChoose={id => {
        setChoices(choices + 1)
        onChoose(id)
      }}
    />
  )
}

/** Keeps the list open while somebody types: it closes when the page scrolls, which typing itself may cause. */
function OpenWhile({ isTyping }: { isTyping: boolean }) {
  const state = useContext(ComboBoxStateContext)
  const isClosed = state?.isFocused === true && !state.isOpen
  useEffect(() => {
    if (isTyping && isClosed) state?.open(null, 'input')
  }, [isTyping, isClosed, state])
  return null
}

function Box({
  label,
  description,
  problem,
  options,
  chosen = null,
  onChoose,
  onClear,
  onBackspace,
  isFocused,
}: ChooseBoxProps & { isFocused: boolean }) {
  const text = useText()
  const chosenLabel = options?.find(option => option.id === chosen)?.label ?? chosen ?? ''
  // null: nothing is being typed, the box shows what is chosen.
  const [typed, setTyped] = useState<string | null>(null)
  const words = searchWords(typed ?? '')
  const shown = (options ?? []).filter(option => titleMatches(option.label, words)).slice(0, mostShown)
  return (
    <ComboBox
      className="text-field"
      autoFocus={isFocused}
      allowsEmptyCollection
      items={shown}
      inputValue={typed ?? chosenLabel}
      selectedKey={null}
      // What is chosen opens no list when it appears in the box; words that are typed do.
      menuTrigger={typed === null ? 'manual' : 'input'}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      onInputChange={value => {
        setTyped(value)
        if (value === '' && chosen !== null) onClear?.()
      }}
      onSelectionChange={key => {
        // Nothing is ever chosen in the box itself: null only says that the list closes, as it does when the page scrolls.
        if (key !== null) onChoose(String(key))
      }}
      // Leaving the box takes back what was typed, and so does Escape.
      onBlur={() => setTyped(null)}
    >
      <OpenWhile isTyping={typed !== null && typed !== ''} />
      <Label className="field-label">{label}</Label>
      <div className="choose-box">
        <Input
          className="field-input"
          placeholder={text.fields.searchTerms}
          // What is typed takes the place of what is chosen.
          onFocus={event => event.currentTarget.select()}
          onKeyDown={event => {
            const isOnOption = event.currentTarget.hasAttribute('aria-activedescendant')
            const [best] = shown
            if (event.key === 'Escape') setTyped(null)
            if (event.key === 'Backspace' && event.currentTarget.value === '') onBackspace?.()
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || words.length === 0 || isOnOption)
              return
            if (best !== undefined) onChoose(best.id)
          }}
        />
        <Button className="box-button" aria-label={text.fields.showChoices}>
          <ChevronDown aria-hidden />
        </Button>
      </div>
      {description && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{problem}</FieldError>
      <Popover className="menu-popover" offset={4}>
        <ListBox
          className="menu"
          items={shown}
          renderEmptyState={() => (
            <p className="menu-empty">
              {options?.length === 0 ? text.fields.notOnThisComputer : text.fields.nothingMatches}
            </p>
          )}
        >
          {option => (
            <ListBoxItem id={option.id} textValue={option.label} className="menu-item">
              <span className="menu-item-text">{option.label}</span>
              {option.note !== undefined && <span className="menu-item-note">{option.note}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
