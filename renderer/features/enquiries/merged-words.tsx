import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

interface MergedWordsProps {
  readonly title: string
  readonly words: string
  readonly takeLabel: ReactNode
  readonly onTake: () => void
}

/** What had been begun in an enquiry that was merged into this one, until it is taken over into what is written here. */
export function MergedWords({ title, words, takeLabel, onTake }: MergedWordsProps) {
  return (
    <Notice
      title={title}
      actions={
        <Button size="small" onPress={onTake}>
          {takeLabel}
        </Button>
      }
    >
      <blockquote className="notice-reason">{words}</blockquote>
    </Notice>
  )
}

/** Words behind others, with a line between them. */
export function joined(before: string, after: string): string {
  return before.trim() === '' ? after : `${before.trimEnd()}\n\n${after}`
}
