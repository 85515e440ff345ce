import { clsx } from 'clsx'
import { Search, X } from 'lucide-react'
import type { RefObject } from 'react'
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Button,
  Input,
} from 'react-aria-components'
import { useText } from '../i18n/index.ts'
import './text-field.css'
import './search-field.css'

export interface SearchFieldProps
  extends Omit<AriaSearchFieldProps, 'className' | 'children' | 'style' | 'aria-label'> {
  /** The accessible name. */
  readonly label: string
  readonly placeholder: string
  readonly inputRef?: RefObject<HTMLInputElement | null>
  readonly className?: string | undefined
}

export function SearchField({ label, placeholder, inputRef, className, ...rest }: SearchFieldProps) {
  const text = useText()
  return (
    <AriaSearchField {...rest} aria-label={label} className={clsx('search-field', className)}>
      <Search aria-hidden className="search-field-icon" />
      <Input className="field-input" placeholder={placeholder} {...(inputRef ? { ref: inputRef } : {})} />
      <Button className="search-field-clear" aria-label={text.frame.clearSearch}>
        <X aria-hidden />
      </Button>
    </AriaSearchField>
  )
}
