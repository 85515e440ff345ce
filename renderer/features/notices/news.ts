import type { NoticeKind } from '#shared/notices/notice.ts'
import { toldOfFollowed } from '#shared/notices/who-is-told.ts'
import type { NoticeRecord } from '../../library/index.ts'

/** What waits for a decision: the queue lists it for as long as it does, so it is no news of its own. */
const waits: ReadonlySet<NoticeKind> = new Set([
  'proposed',
  'changes_proposed',
  'proposed_again',
  'deletion_requested',
])

/** What Home tells, the newest first: what happened to one's own items, comments and suggestions. */
export function newsIn(notices: readonly NoticeRecord[]): readonly NoticeRecord[] {
  return notices.filter(({ kind }) => !waits.has(kind) && kind !== toldOfFollowed)
}

/** What was published under what one follows: Home lists it by itself, so that it hides nothing of one's own. */
export function followedIn(notices: readonly NoticeRecord[]): readonly NoticeRecord[] {
  return notices.filter(({ kind }) => kind === toldOfFollowed)
}

/** How many of them were not read. */
export function unreadIn(news: readonly NoticeRecord[]): number {
  return news.filter(({ readAt }) => readAt === '').length
}
