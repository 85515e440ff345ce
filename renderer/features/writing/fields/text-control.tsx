import { clsx } from 'clsx'
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import { lengthOf } from '#shared/content/checks/text-rules.ts'
import type { FieldSpec } from '#shared/content/field.ts'
import { useText } from '../../../i18n/index.ts'
import { type ControlProps, noForm, problemWith } from './control-props.ts'
import { Counter } from './counter.tsx'
import { asText, orNull } from './field-values.ts'
import { OpenAddress } from './open-address.tsx'

interface TextControlProps extends ControlProps<'text' | 'url' | 'date'> {
  readonly isTitle?: boolean
}

function inputType(kind: FieldSpec['kind']): 'text' | 'url' | 'date' {
  return kind === 'url' || kind === 'date' ? kind : 'text'
}

/** A line of text, an address or a day. Titles grow with their words and stand as they will be read. */
export function TextControl({
  spec,
  value,
  onChange,
  findings,
  form = noForm,
  isTitle = false,
}: TextControlProps) {
  const text = useText()
  const limit = spec.kind === 'text' ? spec.maxLength : undefined
  const problem = problemWith(
    findings.filter(finding => finding.rule !== 'too_long'),
    text,
  )
  const shown = asText(value)
  // Once readers may have it in their bookmarks; but what was left empty can still be filled.
  const isFixed = spec.fixedOncePublished === true && form.isPublished && shown !== ''
  const help = isFixed ? text.fields.fixed : text.fields.help({ field: spec.name })
  return (
    <TextField
      className={clsx('text-field', isTitle && `title-field title-field-${spec.name}`)}
      type={inputType(spec.kind)}
      value={shown}
      // A title is one line: a line break in what was pasted is a space.
      onChange={typed => onChange(orNull(isTitle ? typed.replace(/\s*\n\s*/g, ' ') : typed))}
      isReadOnly={isFixed}
      isInvalid={problem !== undefined || (limit !== undefined && lengthOf(shown.trim()) > limit)}
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
        <div className="field-line">
          <Input className="field-input" />
          {spec.kind === 'url' && <OpenAddress address={shown} />}
        </div>
      )}
      <Counter value={shown} limit={limit} isQuiet={isTitle} />
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
