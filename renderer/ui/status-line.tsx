import { clsx } from 'clsx'
import { CircleX, CloudCheck, CloudUpload, Laptop, SplitIcon } from 'lucide-react'
import type { Messages } from '#shared/messages/en.ts'
import type { ItemStatus } from '#shared/sync/item-status.ts'
import { useText } from '../i18n/index.ts'
import './status-line.css'

const icons = {
  on_this_computer: Laptop,
  waiting_to_be_sent: CloudUpload,
  sent: CloudCheck,
  refused: CircleX,
  needs_your_decision: SplitIcon,
} as const satisfies Record<ItemStatus['kind'], typeof Laptop>

/** Where an item's words are, as one sentence. */
function statusSentence(status: ItemStatus, text: Messages): string {
  switch (status.kind) {
    case 'on_this_computer':
      return text.status.onThisComputer
    case 'waiting_to_be_sent':
      return text.status.waiting
    case 'sent':
      return text.status.sent({ revision: status.revision })
    case 'refused':
      return text.status.refused({ reason: text.status.problem(status.problem) })
    case 'needs_your_decision':
      return text.status.needsYourDecision
  }
}

export interface StatusLineProps {
  readonly status: ItemStatus
  /** In lists a refusal is said without its reason. */
  readonly short?: boolean
  readonly className?: string | undefined
}

/** An item's status with its sign. */
export function StatusLine({ status, short = false, className }: StatusLineProps) {
  const text = useText()
  const Icon = icons[status.kind]
  const sentence = statusSentence(status, text)
  return (
    <span className={clsx('status-line', `status-line-${status.kind}`, className)} title={sentence}>
      <Icon aria-hidden />
      <span className="status-line-text">
        {short && status.kind === 'refused' ? text.status.refusedShort : sentence}
      </span>
    </span>
  )
}
