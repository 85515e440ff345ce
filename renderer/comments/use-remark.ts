import { useState } from 'react'
import type { ItemId, Person } from '#shared/content/identity.ts'
import { marginLimits, type Place } from '#shared/margin/margin.ts'
import { useActor } from '../editor/use-actor.ts'
import { useText } from '../i18n/index.ts'
import { nothingInHand, remarkKey, useRemarks } from '../ui-state/remarks.ts'
import { mentionsIn } from './remark-field.tsx'

interface RemarkWriting {
  readonly text: string
  readonly place: Place | null
  readonly problem: string | null
  readonly write: (text: string) => void
  readonly setPlace: (place: Place | null) => void
  /** Stores the comment; true once that is done. What could not be stored stays in hand. */
  readonly post: () => Promise<boolean>
  readonly drop: () => void
}

interface RemarkParts {
  readonly item: ItemId
  /** A thread, a comment that is changed, or `new`. */
  readonly where: string
  readonly people: readonly Person[]
  /** What stands there before anybody writes. */
  readonly initial?: string
  readonly store: (remark: {
    text: string
    mentions: readonly Person['id'][]
    place: Place | null
  }) => Promise<unknown>
}

/** A comment that is being written. */
export function useRemark({ item, where, people, initial = '', store }: RemarkParts): RemarkWriting {
  const { comments: text } = useText()
  const signedIn = useActor()
  const key = signedIn ? remarkKey(signedIn.actor.account, item, where) : ''
  const inHand = useRemarks(({ written }) => written[key])
  const keep = useRemarks(remarks => remarks.write)
  const [failure, setFailure] = useState<'empty' | 'failed' | null>(null)
  const current = inHand ?? { ...nothingInHand, text: initial }
  const over = current.text.trim().length - marginLimits.comment
  const problem =
    over > 0
      ? text.tooLong({ over })
      : failure === 'empty'
        ? text.empty
        : failure === 'failed'
          ? text.failed
          : null
  const set = (change: Partial<typeof current>) => {
    setFailure(null)
    keep(key, { ...current, ...change })
  }
  return {
    ...current,
    problem,
    write: words => set({ text: words }),
    setPlace: place => set({ place }),
    drop: () => keep(key, nothingInHand),
    post: async () => {
      const words = current.text.trim()
      if (words === '') setFailure('empty')
      if (words === '' || over > 0) return false
      try {
        await store({ text: words, mentions: mentionsIn(words, people), place: current.place })
      } catch {
        setFailure('failed')
        return false
      }
      keep(key, nothingInHand)
      return true
    },
  }
}
