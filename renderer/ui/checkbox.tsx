import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components'
import './checkbox.css'

interface CheckboxProps {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly className?: string
  readonly children: ReactNode
}

export function Checkbox({ className, children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={clsx('checkbox', className)}>
      <span className="checkbox-box" aria-hidden />
      {children}
    </AriaCheckbox>
  )
}
