import { CalendarDays, FileText, Newspaper, Package } from 'lucide-react'
import type { ItemType } from '#shared/content/item-type.ts'
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
