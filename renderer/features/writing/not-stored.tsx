import { useText } from '../../i18n/index.ts'
import { useStorageTrouble } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** The words of this item could not be stored: why, and where they are meanwhile. */
export function NotStored({ onStore }: { onStore: () => void }) {
  const { editor, secondCopy: words } = useText()
  const { library, areWordsKept } = useStorageTrouble()
  // Between two tries nothing may be refused for a moment; the page has not heard yet that all is stored.
  const reason = library ?? 'unknown'
  return (
    <Notice
      tone={areWordsKept ? 'amber' : 'red'}
      role="alert"
      className="not-stored"
      title={words.storageTitle}
      actions={
        <Button size="small" onPress={onStore}>
          {editor.saveNow}
        </Button>
      }
    >
      {areWordsKept ? words.kept({ reason }) : words.windowOnly({ reason })}
    </Notice>
  )
}
