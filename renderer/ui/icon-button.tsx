import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components'
import { KeyHint } from './key-hint.tsx'
import './icon-button.css'

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label'> {
  /** The accessible name, shown as a tooltip. */
  readonly label: string
  readonly icon: ReactNode
  /** An accelerator as the command table writes it, shown in the tooltip. */
  readonly accelerator?: string | null
  readonly className?: string | undefined
}

export function IconButton({ label, icon, accelerator, className, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <AriaButton {...rest} aria-label={label} className={clsx('icon-button', className)}>
        {icon}
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
        {accelerator && <KeyHint accelerator={accelerator} />}
      </Tooltip>
    </TooltipTrigger>
  )
}
