import { useRef, useState } from 'react'
import type { ItemId, Person } from '#shared/content/identity.ts'
import { marginLimits } from '#shared/margin/margin.ts'
import { useActor } from '../editor/use-actor.ts'
import { useText } from '../i18n/index.ts'
import { useKnownPeople } from '../library/index.ts'
import { nothingInHand, type RemarkInHand, remarkKey, useRemarks } from '../ui-state/remarks.ts'
import { mentionsIn } from './remark-field.tsx'

export interface RemarkWriting extends RemarkInHand {
  readonly people: readonly Person[]
  readonly problem: string | null
  readonly change: (change: Partial<RemarkInHand>) => void
  /** Stores the comment; true once nothing of it is in hand. What could not be stored, or was typed meanwhile, stays there. */
  readonly post: () => Promise<boolean>
  readonly drop: () => void
}

interface RemarkParts {
  readonly item: ItemId
  /** A thread, a comment that is changed, or `new`. */
  readonly where: string
  /** What stands there before anybody writes. */
  readonly initial?: string
  readonly store: (
    remark: Pick<RemarkInHand, 'place'> & { text: string; mentions: readonly Person['id'][] },
  ) => Promise<unknown>
}

/** Whether words were typed as the passage that are not in the text: it would be a comment on all of the field. */
export function isPassageUnknown({ passage, place }: RemarkInHand): boolean {
  return passage !== null && passage.trim() !== '' && place?.quote === null
}

/** A comment that is being written. */
export function useRemark({ item, where, initial = '', store }: RemarkParts): RemarkWriting {
  const { comments: text } = useText()
  const signedIn = useActor()
  const key = signedIn ? remarkKey(signedIn.actor.account, item, where) : ''
  const inHand = useRemarks(({ written }) => written[key])
  const keep = useRemarks(remarks => remarks.write)
  const [failure, setFailure] = useState<'empty' | 'failed' | 'passage' | null>(null)
  const isPosting = useRef(false)
  const current = inHand ?? { ...nothingInHand, text: initial }
  const people = useKnownPeople(item, current.text.includes('@'))
  const over = current.text.trim().length - marginLimits.comment
  const sentences = { empty: text.empty, failed: text.failed, passage: text.passageUnknown }
  const problem = over > 0 ? text.tooLong({ over }) : failure && sentences[failure]

  const post = async (): Promise<boolean> => {
    const { place } = current
    const isUnknown = isPassageUnknown(current)
    const words = current.text.trim()
    // A key that is held, or pressed twice, posts once.
    if (isPosting.current || over > 0) return false
    if (words === '') setFailure('empty')
    else if (isUnknown) setFailure('passage')
    if (words === '' || isUnknown) return false
    isPosting.current = true
    try {
      await store({ text: words, mentions: mentionsIn(words, people), place })
    } catch {
      setFailure('failed')
      return false
    } finally {
      isPosting.current = false
    }
    // What was typed since is the beginning of another one.
    const now = useRemarks.getState().written[key]
    if (now !== inHand && now !== undefined) return false
    keep(key, null)
    return true
  }

  return {
    ...current,
    people,
    problem,
    change: change => {
      setFailure(null)
      const next = { ...current, ...change }
      const isNothing = next.text === '' && next.place === null && initial === ''
      keep(key, isNothing ? null : next)
    },
    post,
    drop: () => keep(key, null),
  }
}
