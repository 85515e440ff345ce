import { useId, useRef, useState } from 'react'
import { TextArea, TextField } from 'react-aria-components'
import type { Person } from '#shared/content/identity.ts'
import { marginLimits } from '#shared/margin/margin.ts'
import { useText } from '../i18n/index.ts'
import type { RemarkWriting } from './use-remark.ts'

interface RemarkFieldProps {
  readonly label: string
  readonly remark: RemarkWriting
  readonly autoFocus?: boolean
  /** Ctrl or Cmd and Enter. */
  readonly onPost: () => void
  readonly onCancel?: (() => void) | undefined
}

/** What stands between an @ and the caret, while that may still become a name. */
const asked = /(?:^|\s)@([\p{L}\p{M}' .-]{0,40})$/u
const mostOffered = 6

/** The people that a text mentions by their full names. */
export function mentionsIn(text: string, people: readonly Person[]): readonly Person['id'][] {
  const named = people.filter(({ name }) => text.includes(`@${name}`))
  return named.slice(0, marginLimits.mentions).map(({ id }) => id)
}

/** Words of a comment. Behind an @ it offers the people whose names begin so. */
export function RemarkField({ label, remark, autoFocus = false, onPost, onCancel }: RemarkFieldProps) {
  const { text: value, people, problem, change } = remark
  const { comments: text } = useText()
  const area = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const problemId = useId()
  const [query, setQuery] = useState<string | null>(null)
  const [chosen, setChosen] = useState(0)
  const offered =
    query === null
      ? []
      : people
          .filter(({ name }) => name.toLocaleLowerCase().includes(query.toLocaleLowerCase()))
          .slice(0, mostOffered)
  const at = Math.min(chosen, offered.length - 1)

  const look = () => {
    const element = area.current
    const before = element?.value.slice(0, element.selectionStart) ?? ''
    setQuery(asked.exec(before)?.[1] ?? null)
    setChosen(0)
  }
  const take = ({ name }: Person) => {
    const element = area.current
    if (element === null || query === null) return
    const caret = element.selectionStart
    const before = `${value.slice(0, caret - query.length)}${name} `
    change({ text: before + value.slice(caret).trimStart() })
    setQuery(null)
    requestAnimationFrame(() => {
      element.focus()
      element.setSelectionRange(before.length, before.length)
    })
  }
  const onKey = (event: React.KeyboardEvent) => {
    const person = offered[at]
    if (person && ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].includes(event.key) && !event.ctrlKey) {
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'ArrowDown') setChosen((at + 1) % offered.length)
      else if (event.key === 'ArrowUp') setChosen((at + offered.length - 1) % offered.length)
      else if (event.key === 'Escape') setQuery(null)
      else take(person)
      return
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) onPost()
    }
    if (event.key === 'Escape' && onCancel) {
      event.stopPropagation()
      onCancel()
    }
  }

  return (
    <div className="remark-field">
      <TextField
        aria-label={label}
        value={value}
        onChange={words => change({ text: words })}
        isInvalid={problem !== null}
      >
        <TextArea
          ref={area}
          className="field-input field-area"
          rows={value.length > 120 ? 5 : 3}
          // A person has asked for this field.
          autoFocus={autoFocus}
          placeholder={text.placeholder}
          aria-autocomplete="list"
          aria-describedby={problem === null ? undefined : problemId}
          aria-controls={offered.length > 0 ? listId : undefined}
          aria-activedescendant={offered.length > 0 ? `${listId}-${at}` : undefined}
          onKeyDown={onKey}
          onKeyUp={event => {
            if (!['ArrowDown', 'ArrowUp', 'Escape', 'Enter', 'Tab'].includes(event.key)) look()
          }}
          onBlur={() => setQuery(null)}
        />
      </TextField>
      {problem !== null && (
        <p id={problemId} className="field-error" role="alert">
          {problem}
        </p>
      )}
      {offered.length > 0 && (
        <div id={listId} className="mention-list" role="listbox" aria-label={text.mention}>
          {offered.map((person, index) => (
            <div
              key={person.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              // The field keeps the focus.
              onMouseDown={event => {
                event.preventDefault()
                take(person)
              }}
            >
              {person.name}
              <span>{person.organisation}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
