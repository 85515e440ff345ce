import { clsx } from 'clsx'
import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { readingMinutes } from '#shared/content/plain-text.ts'
import type { ItemStatus } from '#shared/sync/item-status.ts'
import { useText } from '../../i18n/index.ts'
import { useStorageTrouble } from '../../library/index.ts'
import { StatusLine } from '../../ui/status-line.tsx'
import type { SavingState } from './draft-saver.ts'
import { type Saving, useSaving } from './saving.ts'

interface ItemFootProps {
  readonly status: ItemStatus
  /** null until they are counted. */
  readonly words: number | null
  readonly saving: Saving
  /** What else is said of the text. */
  readonly children?: ReactNode
}

/** How long the text is, and where its words are. */
export function ItemFoot({ status, words, saving, children }: ItemFootProps) {
  const { editor: text } = useText()
  return (
    <>
      <span className="foot-numbers">
        {words !== null && <span className="foot-words">{text.words({ count: words })}</span>}
        {words !== null && words > 0 && (
          <span className="foot-reading-time">{text.readingTime({ minutes: readingMinutes(words) })}</span>
        )}
        {children}
      </span>
      <FootStatus status={status} saving={saving} />
    </>
  )
}

function FootStatus({ status, saving }: { status: ItemStatus; saving: Saving }) {
  const { editor: text } = useText()
  // Waiting for a pause and being stored are the same to whoever looks: not stored yet.
  const state = useSaving(saving, current => (current === 'unsaved' ? 'saving' : current))
  // While keys are pressed the sentence would change with each of them: it is there to be looked at, and only what
  // needs a person is said aloud.
  const isUrgent = status.kind === 'refused' || status.kind === 'needs_your_decision' || state === 'failed'
  return (
    <div
      role="status"
      aria-label={text.itemStatus}
      aria-live={isUrgent ? 'polite' : 'off'}
      className="foot-status"
    >
      {state === 'saved' ? <StatusLine status={status} /> : <SavingLine saving={state} />}
    </div>
  )
}

/** The status says only what is true: words that are not stored yet are not on this computer yet. */
function SavingLine({ saving }: { saving: Exclude<SavingState, 'saved'> }) {
  const { editor: text, secondCopy } = useText()
  const { library, areWordsKept } = useStorageTrouble()
  if (saving !== 'failed') return <span className="status-line">{text.saving}</span>
  if (library === null) return <span className="status-line">{text.unsaved}</span>
  const reason = { reason: library }
  const sentence = areWordsKept ? secondCopy.footKept(reason) : secondCopy.footWindowOnly(reason)
  return (
    <span className={clsx('status-line', areWordsKept ? 'foot-kept-aside' : 'foot-not-kept')}>
      <TriangleAlert aria-hidden />
      {sentence}
    </span>
  )
}
