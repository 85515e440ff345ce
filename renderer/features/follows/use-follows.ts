import { useCallback, useMemo } from 'react'
import {
  type FollowChange,
  type Follows,
  followsNothing,
  withFollowChanges,
} from '#shared/follows/follows.ts'
import { useAccount } from '../../bridge/index.ts'
import { useText } from '../../i18n/index.ts'
import { useFollowChanges, useFollowWriting } from '../../library/index.ts'
import { showToast } from '../../ui/toast.tsx'

const none = [] as const

/** What somebody follows, and how that is changed. */
interface OwnFollows {
  /** As it will be once the service has what waits on this computer. */
  readonly follows: Follows
  /** Whether the service keeps what is followed at all. */
  readonly isOffered: boolean
  /** Whether what waits on this computer was read: before that it is not in `follows`. */
  readonly isRead: boolean
  /** Changes that the service does not have yet. */
  readonly waiting: number
  readonly change: (change: FollowChange) => void
}

/** What this person follows, live. A change stands at once, and is sent when the service is there. */
export function useFollows(): OwnFollows {
  const { follows: text } = useText()
  const account = useAccount()
  const known = account?.kind === 'signed_in' ? account.me.follows : undefined
  const kept = useFollowChanges()
  const changes = kept ?? none
  const { keep } = useFollowWriting()
  const follows = useMemo(() => withFollowChanges(known ?? followsNothing, changes), [known, changes])
  const change = useCallback(
    (wanted: FollowChange) => void keep(wanted).catch(() => showToast({ message: text.notKept })),
    [keep, text],
  )
  return {
    follows,
    isOffered: known !== undefined,
    isRead: kept !== undefined,
    waiting: changes.length,
    change,
  }
}
