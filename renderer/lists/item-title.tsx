import { BookMarked, CalendarDays, FileText, Newspaper, Package } from 'lucide-react'
import type { ItemType } from '#shared/content/item-type.ts'
import { type NewItemKind, typeOfKind } from '#shared/content/new-item.ts'
import { useText } from '../i18n/index.ts'
import './item-title.css'

const icons = {
  news: Newspaper,
  event: CalendarDays,
  document: FileText,
  solution: Package,
} as const satisfies Record<ItemType, typeof FileText>

/** The sign of a content type. */
export function TypeIcon({ type }: { type: ItemType }) {
  const Icon = icons[type]
  return <Icon aria-hidden className="type-icon" />
}

/** The sign of what can be started: that of its type, but for a case study. */
export function KindIcon({ kind }: { kind: NewItemKind }) {
  return kind === 'case_study' ? (
    <BookMarked aria-hidden className="type-icon" />
  ) : (
    <TypeIcon type={typeOfKind(kind)} />
  )
}

/** An item's title in a list, or what stands in for it while nobody has written one. */
export function ItemTitle({ type, title }: { type: ItemType; title: string }) {
  const text = useText()
  return title === '' ? (
    <span className="item-title item-title-missing">{text.types.untitled[type]}</span>
  ) : (
    <span className="item-title" title={title}>
      {title}
    </span>
  )
}
