import type { ReactNode } from 'react'
import './view-header.css'

export interface ViewHeaderProps {
  readonly title: string
  /** A sentence beside the title, e.g. how many. */
  readonly note?: ReactNode
  /** Search and buttons at the right. */
  readonly actions?: ReactNode
  /** A second line: filters. */
  readonly children?: ReactNode
}

/** The head of a view; its title is the page's main heading. */
export function ViewHeader({ title, note, actions, children }: ViewHeaderProps) {
  return (
    <header className="view-header">
      <div className="view-header-line">
        <h1 className="view-title">{title}</h1>
        {note && <p className="view-note">{note}</p>}
        <div className="view-actions">{actions}</div>
      </div>
      {children && <div className="view-filters">{children}</div>}
    </header>
  )
}
