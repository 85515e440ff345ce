import type { Instant } from '#shared/content/identity.ts'
import { exactTime, timeAgo, useText } from '../i18n/index.ts'
import { useCurrentTime } from './current-time.ts'

/** How long ago something was, with the exact moment as its title. */
export function RelativeTime({ at, className }: { at: Instant; className?: string }) {
  const text = useText()
  const now = useCurrentTime()
  return (
    <time dateTime={at} title={exactTime(at)} className={className}>
      {timeAgo(at, new Date(now)) ?? text.frame.justNow}
    </time>
  )
}
