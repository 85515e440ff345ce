import { Button as RowButton } from 'react-aria-components'
import { useText } from '../../i18n/index.ts'
import type { UnsentItem } from '../../library/index.ts'
import { ItemTitle, TypeIcon } from '../../lists/item-title.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusLine } from '../../ui/status-line.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'
import './crash-notice.css'

/** Items to open, with where their words are now. */
export function UnsentItems({ label, items }: { label: string; items: readonly UnsentItem[] }) {
  const { localHistory: words } = useText()
  const open = useNavigation(navigation => navigation.open)
  return (
    <ul className="crash-items" aria-label={label}>
      {items.map(item => (
        <li key={item.id}>
          <RowButton className="crash-item" onPress={() => open('drafts', item.id)}>
            <TypeIcon type={item.type} />
            <ItemTitle type={item.type} title={item.title} />
            <span className="crash-facts">
              <span>
                {words.crashStored} <RelativeTime at={item.storedAt} />
              </span>
              <StatusLine status={item.status} short />
            </span>
          </RowButton>
        </li>
      ))}
    </ul>
  )
}
