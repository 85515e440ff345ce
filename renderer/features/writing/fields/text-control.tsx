import { clsx } from 'clsx'
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import type { FieldSpec } from '#shared/content/field.ts'
import { useText } from '../../../i18n/index.ts'
import { type ControlProps, problemWith } from './control-props.ts'
import { asText, orNull } from './field-values.ts'

/** From this share of the limit on, the number of characters is shown. */
const nearLimit = 0.8

/** How many characters a text has and may have; said near its limit and beyond it, where nothing is cut. */
function Counter({ value, limit }: { value: string; limit: number | undefined }) {
  const text = useText()
  const length = [...value.trim()].length
  if (limit === undefined || length < limit * nearLimit) return null
  return (
    <span className={clsx('field-counter', length > limit && 'field-counter-over')} aria-live="polite">
      {text.fields.counter({ length, limit })}
      {length > limit && ` – ${text.fields.tooLong({ over: length - limit })}`}
    </span>
  )
}

interface TextControlProps extends ControlProps<'text' | 'url' | 'date'> {
  readonly isTitle?: boolean
}

function inputType(kind: FieldSpec['kind']): 'text' | 'url' | 'date' {
  return kind === 'url' || kind === 'date' ? kind : 'text'
}

/** A line of text, an address or a day. Titles grow with their words and stand as they will be read. */
export function TextControl({ spec, value, onChange, findings, isTitle = false }: TextControlProps) {
  const text = useText()
  const limit = spec.kind === 'text' ? spec.maxLength : undefined
  const problem = problemWith(
    findings.filter(finding => finding.rule !== 'too_long'),
    text,
  )
  const help = text.fields.help({ field: spec.name })
  const shown = asText(value)
  return (
    <TextField
      className={clsx('text-field', isTitle && `title-field title-field-${spec.name}`)}
      type={inputType(spec.kind)}
      value={shown}
      // A title is one line: a line break in what was pasted is a space.
      onChange={typed => onChange(orNull(isTitle ? typed.replace(/\s*\n\s*/g, ' ') : typed))}
      isInvalid={problem !== undefined || (limit !== undefined && [...shown.trim()].length > limit)}
      validationBehavior="aria"
    >
      <Label className="field-label">{text.fields.name({ field: spec.name })}</Label>
      {isTitle ? (
        <TextArea
          className="title-input"
          rows={1}
          placeholder={text.fields.placeholder({ field: spec.name })}
          spellCheck="true"
          onKeyDown={event => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
            event.preventDefault()
            focusNextField(event.currentTarget)
          }}
        />
      ) : (
        <Input className="field-input" />
      )}
      <Counter value={shown} limit={limit} />
      {help && !isTitle && (
        <Text slot="description" className="field-description">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{problem}</FieldError>
    </TextField>
  )
}

/** Enter in a title leads on: to the next title, then into the text. */
function focusNextField(from: HTMLElement): void {
  const fields = [
    ...document.querySelectorAll<HTMLElement>('.writing-page textarea, .writing-page [role=textbox]'),
  ]
  fields[fields.indexOf(from) + 1]?.focus()
}
