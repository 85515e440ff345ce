import { type RefObject, useEffect, useRef } from 'react'
import { hasKeys } from './has-keys.ts'

/** For a list that opens: where no control has the focus it takes it, so that the arrow keys work at once. */
export function useKeysAtOpening(): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The list knows its rows a frame after it is in the page, and gives the focus on to one of them.
    const frame = requestAnimationFrame(() => {
      if (!hasKeys(document)) list.current?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return list
}
