import { clsx } from 'clsx'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from 'react-aria-components'
import './text-field.css'

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'children' | 'style'> {
  readonly label: string
  /** Help below the field. */
  readonly description?: string | undefined
  /** What is wrong with the value; shown while `isInvalid`. */
  readonly errorMessage?: string | undefined
  readonly placeholder?: string
  readonly multiline?: boolean
  readonly className?: string | undefined
}

/** For `onFocus` of a field that proposes something: what is typed takes its place. */
export function selectAll({ target }: { readonly target: EventTarget }): void {
  if (target instanceof HTMLInputElement) target.select()
}

export function TextField({
  label,
  description,
  errorMessage,
  placeholder,
  multiline = false,
  className,
  ...rest
}: TextFieldProps) {
  const hint = placeholder === undefined ? {} : { placeholder }
  return (
    <AriaTextField {...rest} className={clsx('text-field', className)}>
      <Label className="field-label">{label}</Label>
      {multiline ? (
        <TextArea className="field-input field-area" rows={4} {...hint} />
      ) : (
        <Input className="field-input" {...hint} />
      )}
      {description && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{errorMessage}</FieldError>
    </AriaTextField>
  )
}
