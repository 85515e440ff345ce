import { useState } from 'react'
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import { lengthOf } from '#shared/content/checks/text-rules.ts'
import { useText } from '../../../i18n/index.ts'
import { ChosenTags } from './chosen-tags.tsx'
import { type ControlProps, problemWith, valuesAmiss } from './control-props.ts'
import { Counter } from './counter.tsx'
import { asTexts, orNull } from './field-values.ts'

/** Words, addresses or e-mails: type one and press Enter, and it becomes a tag. What is typed is kept on leaving too. */
export function EntriesControl({
  spec,
  value,
  onChange,
  findings,
}: ControlProps<'texts' | 'urls' | 'emails'>) {
  const text = useText()
  const entries = asTexts(value)
  const field = text.fields.name({ field: spec.name })
  const [typed, setTyped] = useState('')
  const problem = problemWith(findings, text)
  const amiss = valuesAmiss(findings)
  const limit = spec.kind === 'texts' ? spec.maxLength : undefined
  const isAmiss = (entry: string) => amiss.has(entry) || (limit !== undefined && lengthOf(entry) > limit)

  const take = (words: string) => {
    const added = words
      .split(spec.kind === 'texts' ? /[,;\n]/ : /[\s,;]+/)
      .map(entry => entry.trim())
      .filter((entry, index, all) => entry !== '' && !entries.includes(entry) && all.indexOf(entry) === index)
    setTyped('')
    if (added.length > 0) onChange([...entries, ...added])
  }

  return (
    <div className="field-group">
      <TextField
        className="text-field"
        value={typed}
        onChange={words => (/[,;\n]$/.test(words) ? take(words) : setTyped(words))}
        onBlur={() => take(typed)}
        isInvalid={problem !== undefined}
        validationBehavior="aria"
      >
        <Label className="field-label">{field}</Label>
        <Input
          className="field-input"
          placeholder={text.fields.addWord}
          onKeyDown={event => {
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
              event.preventDefault()
              take(typed)
            } else if (event.key === 'Backspace' && typed === '' && entries.length > 0) {
              // Back into the last tag, so that a slip of the finger is mended rather than typed again.
              event.preventDefault()
              setTyped(entries.at(-1) ?? '')
              onChange(orNull(entries.slice(0, -1)))
            }
          }}
        />
        <Counter value={typed} limit={limit} isQuiet />
        <Text slot="description" className="field-description">
          {text.fields.help({ field: spec.name })}
        </Text>
        <FieldError className="field-error">{problem}</FieldError>
      </TextField>
      <ChosenTags
        field={field}
        entries={entries.map(entry => ({ id: entry, label: entry, isAmiss: isAmiss(entry) }))}
        areAddresses={spec.kind !== 'texts'}
        onRemove={id => onChange(orNull(entries.filter(entry => entry !== id)))}
      />
    </div>
  )
}
