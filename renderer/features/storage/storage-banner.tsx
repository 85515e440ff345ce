import { useText } from '../../i18n/index.ts'
import { useStorageTrouble } from '../../library/index.ts'
import { Notice } from '../../ui/notice.tsx'

/**
 * Says for as long as it is true that words are not stored as they should be, and where they are. A text that is being
 * written says so itself.
 */
export function StorageBanner({ isWriting }: { isWriting: boolean }) {
  const { secondCopy: words } = useText()
  const { library, journal, areWordsKept } = useStorageTrouble()
  if (library !== null && !isWriting) {
    const sentence = areWordsKept ? words.kept({ reason: library }) : words.windowOnly({ reason: library })
    return (
      <Notice
        tone={areWordsKept ? 'amber' : 'red'}
        role="alert"
        title={words.storageTitle}
        className="frame-banner"
      >
        {sentence}
      </Notice>
    )
  }
  if (journal === null || library !== null) return null
  return (
    <Notice tone="amber" role="status" title={words.journalTitle} className="frame-banner">
      {words.noSecondCopy({ reason: journal })}
    </Notice>
  )
}
