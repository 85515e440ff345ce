import { useState } from 'react'
import type { ItemFields } from '#shared/content/item-type.ts'
import { decisionName } from '../../editor/decision-name.ts'
import { useText } from '../../i18n/index.ts'
import { hasOwnWords, useLibrary, type WorkingCopy } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'

interface HeldUpNoticeProps {
  readonly copy: WorkingCopy
  /** The decision is let go; the text that it was made on is compared with the one that is there now. */
  readonly onLookAgain: (base: ItemFields) => void
}

/** A decision that met a newer text at the service: nothing was decided, and the new text is to be read first. */
export function HeldUpNotice({ copy, onLookAgain }: HeldUpNoticeProps) {
  const text = useText()
  const library = useLibrary()
  const open = useNavigation(navigation => navigation.open)
  const [hasFailed, setFailed] = useState(false)
  const { conflict, stored } = copy
  if (conflict === null || stored === null) return null
  const decision = conflict.decision === null ? '' : decisionName(conflict.decision, false, text)
  const hasWords = hasOwnWords(copy)
  const lookAgain = () => {
    const { base } = conflict
    library.settleConflict(copy.id, 'theirs').then(
      () => onLookAgain(base),
      () => setFailed(true),
    )
  }
  return (
    <Notice
      tone="amber"
      role="alert"
      title={text.review.metTitle({ name: stored.changedBy.name })}
      actions={
        hasWords ? (
          <Button size="small" onPress={() => open('drafts', copy.id)}>
            {text.review.edit}
          </Button>
        ) : (
          <Button size="small" onPress={lookAgain}>
            {text.review.lookAgain}
          </Button>
        )
      }
    >
      {hasWords ? text.review.metWithWords({ decision }) : text.review.metBody({ decision })}
      {hasFailed && <p>{text.editor.decisionFailed}</p>}
    </Notice>
  )
}
