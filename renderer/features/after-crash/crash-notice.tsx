import { Button as RowButton } from 'react-aria-components'
import { useText } from '../../i18n/index.ts'
import { useAfterCrash } from '../../library/index.ts'
import { ItemTitle, TypeIcon } from '../../lists/item-title.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusLine } from '../../ui/status-line.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'
import './crash-notice.css'

/** After an unexpected end: every item whose words the service did not have by then. It stands on Home. */
export function CrashNotice() {
  const { localHistory: words } = useText()
  const after = useAfterCrash()
  const open = useNavigation(navigation => navigation.open)
  if (after === null) return null
  const { items, dismiss } = after
  return (
    <Notice
      tone="amber"
      role="status"
      title={words.crashTitle}
      className="crash-notice"
      actions={
        <Button size="small" onPress={dismiss}>
          {words.crashDismiss}
        </Button>
      }
    >
      <p>{words.crashSummary({ count: items.length })}</p>
      <ul className="crash-items" aria-label={words.crashList}>
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
    </Notice>
  )
}

/** The same in one line over whatever the window opens with. */
export function CrashBanner() {
  const { localHistory: words } = useText()
  const after = useAfterCrash()
  const go = useNavigation(navigation => navigation.go)
  if (after === null) return null
  return (
    <Notice
      tone="amber"
      role="status"
      title={words.crashTitle}
      className="frame-banner"
      actions={
        <>
          <Button size="small" onPress={() => go('home')}>
            {words.crashShow}
          </Button>
          <Button size="small" variant="quiet" onPress={after.dismiss}>
            {words.crashDismiss}
          </Button>
        </>
      }
    >
      {words.crashSummary({ count: after.items.length })}
    </Notice>
  )
}
