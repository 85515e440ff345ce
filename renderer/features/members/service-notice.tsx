import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { failureOf } from './use-members.ts'

interface ServiceNoticeProps {
  readonly error: unknown
  /** Whether an earlier answer is shown below. */
  readonly isStale: boolean
  readonly onTryAgain: () => void
}

/** Says that the service, which keeps the members, gave no answer, and why. */
export function ServiceNotice({ error, isStale, onTryAgain }: ServiceNoticeProps) {
  const text = useText()
  const failure = failureOf(error)
  const why = failure === null ? text.members.notAccepted : text.members.offline[failure]
  return (
    <Notice
      tone="amber"
      role="status"
      actions={
        <Button size="small" onPress={onTryAgain}>
          {text.frame.tryAgain}
        </Button>
      }
    >
      {isStale ? `${why} ${text.members.offlineStale}` : why}
    </Notice>
  )
}
