import type { Instant } from '#shared/content/identity.ts'
import { timelinessOf } from '#shared/enquiry/due-times.ts'
import { timeAgo, timeUntil, useText } from '../../i18n/index.ts'

/** Says of a due time whether it is to come, near, or over. */
export function useDueSentence(): (due: Instant, now: Date) => string {
  const { enquiries: text, frame } = useText()
  return (due, now) => {
    const when = timeUntil(due, now) ?? timeAgo(due, now) ?? frame.justNow
    switch (timelinessOf(due, now)) {
      case 'late':
        return text.late({ when })
      case 'soon':
        return text.soon({ when })
      default:
        return text.due({ when })
    }
  }
}
