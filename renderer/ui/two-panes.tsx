import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import './two-panes.css'

interface TwoPanesProps {
  /** What is chosen from. */
  readonly list: ReactNode
  /** What stands over the text and stays while it scrolls. */
  readonly head: ReactNode
  /** The accessible name of the text. */
  readonly label: string
  readonly children: ReactNode
  readonly className?: string
}

/** A list, and beside it what is chosen in it; one above the other where there is no room for both. */
export function TwoPanes({ list, head, label, children, className }: TwoPanesProps) {
  return (
    <div className={clsx('two-panes-room', className)}>
      <div className="two-panes">
        <div className="two-panes-list">{list}</div>
        <section className="two-panes-main" aria-label={label}>
          <div className="two-panes-head">{head}</div>
          <div className="two-panes-text">{children}</div>
        </section>
      </div>
    </div>
  )
}
