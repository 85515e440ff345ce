import type { ReactNode } from 'react'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

interface MergedWordsProps {
  readonly title: string
  readonly words: string
  readonly takeLabel: ReactNode
  readonly onTake: () => void
  /** Throws the words away; left out where they are kept until they are taken. */
  readonly onDrop?: () => void
}

/** What had been begun beside this, here or in an enquiry that was merged into this one, until it is taken over into what is written here. */
export function MergedWords({ title, words, takeLabel, onTake, onDrop }: MergedWordsProps) {
  const { enquiries: text } = useText()
  return (
    <Notice
      title={title}
      actions={
        <>
          {onDrop !== undefined && (
            <Button size="small" variant="quiet" onPress={onDrop}>
              {text.compose.drop}
            </Button>
          )}
          <Button size="small" onPress={onTake}>
            {takeLabel}
          </Button>
        </>
      }
    >
      <blockquote className="notice-reason">{words}</blockquote>
    </Notice>
  )
}
