import { clsx } from 'clsx'
import { CircleAlert, CircleCheck, CircleX, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import './notice.css'

const icons = { plain: Info, amber: CircleAlert, green: CircleCheck, red: CircleX } as const

export interface NoticeProps {
  readonly tone?: keyof typeof icons
  readonly title?: ReactNode
  readonly children?: ReactNode
  /** Buttons beside the words. */
  readonly actions?: ReactNode
  /** `alert` interrupts a screen reader; `status` waits for a pause. */
  readonly role?: 'alert' | 'status'
  readonly className?: string | undefined
}

/** A sentence in the place that it is about, which stays until its cause is gone. */
export function Notice({ tone = 'plain', title, children, actions, role, className }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={clsx('notice', `notice-${tone}`, className)} role={role}>
      <Icon aria-hidden />
      <div className="notice-words">
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
      {actions && <div className="notice-actions">{actions}</div>}
    </div>
  )
}
