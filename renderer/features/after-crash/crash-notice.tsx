import { useText } from '../../i18n/index.ts'
import { useAfterCrash } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'
import { UnsentItems } from './unsent-items.tsx'
import './crash-notice.css'

/** After an unexpected end: every item whose words the service did not have by then. It stands on Home. */
export function CrashNotice() {
  const { localHistory: words } = useText()
  const after = useAfterCrash()
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
      <UnsentItems label={words.crashList} items={items} />
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
