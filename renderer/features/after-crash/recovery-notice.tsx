import { useText } from '../../i18n/index.ts'
import { type AfterRecovery, useAfterRecovery } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'
import { UnsentItems } from './unsent-items.tsx'

function Sentences({ after }: { after: AfterRecovery }) {
  const { secondCopy: words } = useText()
  const { cause, damaged, unreadable } = after
  const count = after.items.length
  return (
    <>
      <p>{cause === 'refused' ? words.recoveredWords({ count }) : words.recovered({ count })}</p>
      {cause !== 'refused' && <p>{words.notRestored}</p>}
      {damaged + unreadable > 0 && <p>{words.damaged({ count: damaged + unreadable })}</p>}
    </>
  )
}

/** After the library was lost: what came back, and what did not. It stands on Home. */
export function RecoveryNotice() {
  const { secondCopy: words } = useText()
  const after = useAfterRecovery()
  if (after === null) return null
  return (
    <Notice
      tone="amber"
      role="status"
      title={words.recoveredTitle(after)}
      className="crash-notice"
      actions={
        <Button size="small" onPress={after.dismiss}>
          {words.dismiss}
        </Button>
      }
    >
      <Sentences after={after} />
      {after.items.length > 0 && <UnsentItems label={words.recoveredList} items={after.items} />}
    </Notice>
  )
}

/** The same over whatever the window opens with. */
export function RecoveryBanner() {
  const { secondCopy: words } = useText()
  const after = useAfterRecovery()
  const go = useNavigation(navigation => navigation.go)
  if (after === null) return null
  return (
    <Notice
      tone="amber"
      role="status"
      title={words.recoveredTitle(after)}
      className="frame-banner"
      actions={
        <>
          <Button size="small" onPress={() => go('home')}>
            {words.show}
          </Button>
          <Button size="small" variant="quiet" onPress={after.dismiss}>
            {words.dismiss}
          </Button>
        </>
      }
    >
      <Sentences after={after} />
    </Notice>
  )
}
