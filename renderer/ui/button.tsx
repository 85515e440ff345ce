import { clsx } from 'clsx'
import { type ReactNode, useId } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import './button.css'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  /** `primary` once a view at most; `quiet` has no edge; `danger` for what cannot be taken back. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly size?: 'medium' | 'small'
  /** A lucide icon before the words. */
  readonly icon?: ReactNode
  /** Said after its name by a screen reader, and not shown. */
  readonly description?: string | undefined
  readonly children?: ReactNode
  readonly className?: string | undefined
}

export function Button({
  variant = 'secondary',
  size = 'medium',
  icon,
  description,
  children,
  className,
  ...rest
}: ButtonProps) {
  const descriptionId = useId()
  return (
    <AriaButton
      {...rest}
      {...(description === undefined ? {} : { 'aria-describedby': descriptionId })}
      className={clsx('button', `button-${variant}`, `button-${size}`, className)}
    >
      {icon}
      {children}
      {description !== undefined && (
        <span id={descriptionId} hidden>
          {description}
        </span>
      )}
    </AriaButton>
  )
}
