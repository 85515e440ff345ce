import { useId, useMemo } from 'react'
import { Button } from 'react-aria-components'
import type { ItemId } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import { publishedFacts } from '#shared/library/row.ts'
import { itemsNamedBy, relatedTo } from '#shared/observatory/related-items.ts'
import { calendarDay, useText } from '../../i18n/index.ts'
import { useAllOf } from '../../library/index.ts'
import { ItemTitle, TypeIcon } from '../../lists/item-title.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'

interface RelatedListProps {
  readonly id: ItemId
  readonly type: ItemType
  /** As they are published. */
  readonly fields: ItemFields
}

/** What somebody who has read an item may want to read next, from what is on this computer. */
export function RelatedList({ id, type, fields }: RelatedListProps) {
  const text = useText()
  const heading = useId()
  const rows = useAllOf('published')
  const open = useNavigation(navigation => navigation.open)
  const related = useMemo(() => {
    const candidates = (rows ?? []).flatMap(row =>
      row.published ? [{ ...row.published, id: row.id, row, published: row.published }] : [],
    )
    return relatedTo({ id, ...publishedFacts(type, fields), names: itemsNamedBy(fields) }, candidates)
  }, [rows, id, type, fields])
  if (related.length === 0) return null
  return (
    <section className="reading-related" aria-labelledby={heading}>
      <h2 id={heading}>{text.published.related}</h2>
      <ul>
        {related.map(({ row, published }) => (
          <li key={row.id}>
            <Button className="reading-related-item" onPress={() => open('published', row.id)}>
              <TypeIcon type={row.type} />
              <ItemTitle type={row.type} title={published.title} />
              <span className="reading-related-facts">
                {[text.types.name(row), calendarDay(published.at)].join(' · ')}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
