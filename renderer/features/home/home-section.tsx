import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Button as RowButton } from 'react-aria-components'
import { counted } from '#shared/messages/plural.ts'
import { useText } from '../../i18n/index.ts'
import type { ItemRow } from '../../library/index.ts'
import { ItemTitle, TypeIcon } from '../../lists/item-title.tsx'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/tag.tsx'
import './home-view.css'

/** Rows of a section before "Show all". */
export const shownRows = 5

interface RowProps {
  readonly row: ItemRow
  readonly onOpen: (row: ItemRow) => void
  /** What the section has to say of the row. */
  readonly aside: ReactNode
  readonly below?: ReactNode
  /** Whether this person was told of it and does not know it yet. */
  readonly isUnread?: boolean
}

/** A row under the title that readers see, whatever its author calls it by now. */
export function asPublished(row: ItemRow): ItemRow {
  return row.published === null ? row : { ...row, title: row.published.title }
}

/** An item on Home. */
export function HomeRow({ row, onOpen, isUnread = false, aside, below }: RowProps) {
  const text = useText()
  return (
    <RowButton className={clsx('home-row', isUnread && 'home-row-unread')} onPress={() => onOpen(row)}>
      <TypeIcon type={row.type} />
      <span className="home-row-words">
        {isUnread && <span className="visually-hidden">{text.notices.unreadOne} </span>}
        <ItemTitle type={row.type} title={row.title} />
        {below}
      </span>
      <span className="home-row-aside">{aside}</span>
    </RowButton>
  )
}

interface SectionProps {
  readonly heading: string
  readonly hint?: string
  readonly tone?: 'amber' | 'red'
  readonly isCounted?: boolean
  readonly rows: readonly ItemRow[]
  readonly onAll: () => void
  readonly children: (row: ItemRow) => ReactNode
}

/** Items on Home under a heading; nothing where there are none. */
export function Section({ heading, hint, tone, isCounted = true, rows, onAll, children }: SectionProps) {
  const text = useText()
  if (rows.length === 0) return null
  return (
    <section className="home-section">
      <header className="home-section-head">
        <h2>{heading}</h2>
        {isCounted && <Tag tone={tone ?? 'plain'}>{counted(rows.length)}</Tag>}
        {rows.length > shownRows && (
          <Button variant="quiet" size="small" className="home-all" onPress={onAll}>
            {text.home.showAll({ count: rows.length })}
          </Button>
        )}
      </header>
      {hint && <p className="home-hint">{hint}</p>}
      <ul className="home-rows">
        {rows.slice(0, shownRows).map(row => (
          <li key={row.id}>{children(row)}</li>
        ))}
      </ul>
    </section>
  )
}
