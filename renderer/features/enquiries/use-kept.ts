import { useEffect, useRef, useState } from 'react'
import { timing } from '#shared/sync/timing.ts'

/** Whether what is typed is kept. */
export type Kept = 'kept' | 'typing' | 'failed'

/**
 * Keeps what is typed a moment after each pause, and at once when its place is left. `keep` stores the newest words;
 * `isOver` says that they have gone elsewhere.
 */
export function useKept(keep: () => Promise<void>): {
  readonly kept: Kept
  readonly touch: () => void
  readonly isOver: () => void
} {
  const [kept, setKept] = useState<Kept>('kept')
  const latest = useRef(keep)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isTouched = useRef(false)
  useEffect(() => {
    latest.current = keep
  })
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      if (isTouched.current) void latest.current().catch(() => undefined)
    },
    [],
  )
  const store = () => {
    isTouched.current = false
    latest.current().then(
      () => setKept('kept'),
      () => setKept('failed'),
    )
  }
  return {
    kept,
    touch: () => {
      isTouched.current = true
      setKept('typing')
      clearTimeout(timer.current)
      timer.current = setTimeout(store, timing.savePause)
    },
    isOver: () => {
      isTouched.current = false
      clearTimeout(timer.current)
    },
  }
}
