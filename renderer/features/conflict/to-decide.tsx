import { useMemo } from 'react'
import { mergeItem } from '#shared/merge/merge-item.ts'
import { useText } from '../../i18n/index.ts'
import type { WorkingCopy } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { useConflictChoices } from './conflict-choices.ts'
import { twoTextsOf } from './conflict-model.ts'

/** How much is to be decided in two texts, and the way there; nothing where there are not two. */
export function ToDecide({ copy }: { copy: WorkingCopy }) {
  const { conflict: text } = useText()
  const { show } = useConflictChoices.getState()
  const texts = twoTextsOf(copy)
  const { type, base, mine, theirs } = texts?.sides ?? { type: copy.type }
  const count = useMemo(
    () => (base && mine && theirs ? mergeItem({ type, base, mine, theirs }).decisions.length : 0),
    [type, base, mine, theirs],
  )
  if (texts === null) return null
  return (
    <>
      <p>{count === 0 ? text.bodyWithoutPassages : text.bodyToDecide({ count })}</p>
      <Button variant="primary" size="small" onPress={() => show(copy.id)}>
        {text.open}
      </Button>
    </>
  )
}
