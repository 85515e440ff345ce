import type { AskedFor } from '#shared/ipc/contract.ts'
import type { Messages } from '#shared/messages/en.ts'
import type { NoticeRecord } from '../../library/index.ts'
import { noticeSentence } from './notice-sentence.ts'

/** What the system shows. */
export interface SystemNotification {
  readonly title: string
  readonly body: string
  /** What a press on it opens. */
  readonly opens: AskedFor
}

const day = 86_400_000
/** Of several things so many are named. */
const mostNamed = 4

/**
 * One notification of what the system was not asked to show so far: nothing where all of it was read or is older than a day,
 * of which Home tells.
 */
export function notificationOf(
  untold: readonly NoticeRecord[],
  now: Date,
  text: Messages,
): SystemNotification | null {
  const fresh = untold.filter(({ at, readAt }) => readAt === '' && now.getTime() - Date.parse(at) < day)
  const [only] = fresh
  if (only === undefined) return null
  if (fresh.length === 1)
    return {
      title: noticeSentence(only, text),
      body: only.words ?? '',
      opens: { kind: 'item', item: only.item },
    }
  const named = fresh.slice(-mostNamed).map(notice => noticeSentence(notice, text))
  const isOneItem = fresh.every(({ item }) => item === only.item)
  return {
    title: text.notices.several({ count: fresh.length }),
    body: named.join('\n'),
    opens: isOneItem ? { kind: 'item', item: only.item } : { kind: 'home' },
  }
}
