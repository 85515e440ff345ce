import { Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import { FactHelp, FactName } from './fact-label.tsx'
import '../../ui/text-field.css'
import './facts-form.css'

interface TypedFieldProps {
  readonly label: string
  readonly isMissing?: boolean
  readonly autoFocus?: boolean
  readonly description?: string | undefined
  /** Grows with its words. */
  readonly isLong?: boolean
  readonly value: string
  readonly onChange: (text: string) => void
  readonly onBlur: () => void
}

/** A box for one fact. */
export function TypedField({
  label,
  isMissing = false,
  description,
  isLong = false,
  ...typed
}: TypedFieldProps) {
  return (
    <TextField className="text-field" {...typed}>
      <Label className="field-label">
        <FactName name={label} isMissing={isMissing} />
      </Label>
      {isLong ? <TextArea className="field-input fact-area" rows={1} /> : <Input className="field-input" />}
      {description !== undefined && (
        <Text slot="description" className="field-description">
          <FactHelp help={description} isMissing={isMissing} />
        </Text>
      )}
    </TextField>
  )
}
