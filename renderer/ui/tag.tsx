import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import './tag.css'

export type Tone = 'plain' | 'accent' | 'amber' | 'green' | 'red'

export interface TagProps {
  readonly tone?: Tone
  readonly icon?: ReactNode
  readonly children: ReactNode
  readonly className?: string | undefined
}

/** A word in a frame. It says something in words: its colour only repeats it. */
export function Tag({ tone = 'plain', icon, children, className }: TagProps) {
  return (
    <span className={clsx('tag', `tag-${tone}`, className)}>
      {icon}
      {children}
    </span>
  )
}
