import { readingMinutes } from '#shared/content/plain-text.ts'
import type { ItemStatus } from '#shared/sync/item-status.ts'
import { useText } from '../../i18n/index.ts'
import { StatusLine } from '../../ui/status-line.tsx'
import type { SavingState } from './draft-saver.ts'

interface ItemFootProps {
  readonly status: ItemStatus
  readonly words: number
  readonly saving: SavingState
}

/** How long the text is, and where its words are. */
export function ItemFoot({ status, words, saving }: ItemFootProps) {
  const { editor: text } = useText()
  // While keys are pressed the sentence would change with each of them: it is there to be looked at, and only what
  // needs a person is said aloud.
  const isUrgent = status.kind === 'refused' || status.kind === 'needs_your_decision' || saving === 'failed'
  return (
    <>
      <span className="foot-numbers">
        {text.words({ count: words })}
        {words > 0 && <span>{text.readingTime({ minutes: readingMinutes(words) })}</span>}
      </span>
      <div
        role="status"
        aria-label={text.itemStatus}
        aria-live={isUrgent ? 'polite' : 'off'}
        className="foot-status"
      >
        {saving === 'saved' ? <StatusLine status={status} /> : <SavingLine saving={saving} />}
      </div>
    </>
  )
}

/** The status says only what is true: words that are not stored yet are not on this computer yet. */
function SavingLine({ saving }: { saving: Exclude<SavingState, 'saved'> }) {
  const { editor: text } = useText()
  return <span className="status-line">{saving === 'failed' ? text.unsaved : text.saving}</span>
}
