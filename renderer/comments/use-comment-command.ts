import { type RefObject, useRef, useState } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import { useCommand } from '../commands/index.ts'
import { useActor } from '../editor/use-actor.ts'
import { nothingInHand, remarkKey, useRemarks } from '../ui-state/remarks.ts'
import { selectedPlace } from './passages.ts'

interface CommentCommandParts {
  readonly item: ItemId
  /** The text that is commented on. */
  readonly holder: RefObject<HTMLElement | null>
  readonly isEnabled: boolean
  /** Brings the comments into sight. */
  readonly show: () => void
}

/** How often somebody has asked to comment, and how often the field has taken the focus for it. */
export interface CommentAsked {
  readonly times: number
  readonly served: RefObject<number>
}

/** Begins a comment on what is selected. */
export function useCommentCommand({ item, holder, isEnabled, show }: CommentCommandParts): CommentAsked {
  const signedIn = useActor()
  const [times, setTimes] = useState(0)
  const served = useRef(0)
  useCommand(
    'item.comment',
    () => {
      if (signedIn === null) return
      const key = remarkKey(signedIn.actor.account, item, 'new')
      const { written, write } = useRemarks.getState()
      const inHand = written[key] ?? nothingInHand
      const place = holder.current === null ? null : selectedPlace(holder.current)
      if (place !== null) write(key, { ...inHand, place, passage: null })
      show()
      setTimes(count => count + 1)
    },
    { enabled: isEnabled },
  )
  return { times, served }
}
