import { type RefObject, useEffect, useRef } from 'react'
import { hasKeys } from './has-keys.ts'

/** For a list that opens: where no control has the focus it takes it, so that the arrow keys work at once. */
export function useKeysAtOpening(): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!hasKeys(document)) list.current?.focus({ preventScroll: true })
  }, [])
  return list
}
