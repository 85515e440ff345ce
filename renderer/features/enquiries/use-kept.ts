import { useEffect, useRef, useState } from 'react'
import { beforeClosing } from '../../bridge/index.ts'
import { createDraftSaver } from '../writing/index.ts'

/** Whether what is typed is kept. */
export type Kept = 'kept' | 'typing' | 'failed'

/**
 * Keeps what is typed a moment after each pause, every now and then while there is none, and at once when its place is left or
 * the window closes; what fails is tried again. `keep` stores the newest words; `isOver` says that they have gone elsewhere,
 * `hasEnded` answers whether they have, or their place was left.
 */
export function useKept(keep: () => Promise<void>): {
  readonly kept: Kept
  readonly touch: () => void
  readonly isOver: () => void
  readonly hasEnded: () => boolean
} {
  const [kept, setKept] = useState<Kept>('kept')
  const latest = useRef<() => Promise<void>>(keep)
  const hasEnded = useRef(false)
  const [saver] = useState(() =>
    createDraftSaver(
      state => setKept(state === 'saved' ? 'kept' : state === 'failed' ? 'failed' : 'typing'),
      async () => {
        if (!hasEnded.current) await latest.current()
      },
    ),
  )
  useEffect(() => {
    latest.current = keep
  })
  useEffect(() => {
    hasEnded.current = false
    const flush = () => void saver.flush()
    addEventListener('pagehide', flush)
    addEventListener('blur', flush)
    const stay = beforeClosing(() => saver.flush())
    return () => {
      removeEventListener('pagehide', flush)
      removeEventListener('blur', flush)
      stay()
      // The desk has the words then, stored or not, and tries again: a later try from here could be older than what it has by then.
      const isLeft = hasEnded.current || saver.state === 'saved'
      hasEnded.current = true
      if (!isLeft) latest.current().catch(() => undefined)
    }
  }, [saver])
  return {
    kept,
    touch: () => saver.touch('words', () => null),
    isOver: () => {
      hasEnded.current = true
    },
    hasEnded: () => hasEnded.current,
  }
}
