import { useCallback, useEffect, useRef } from 'react'

/** Tells at any time whether its place is still there. */
export function useIsHere(): () => boolean {
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  return useCallback(() => isHere.current, [])
}

/**
 * The same work, done only while its place is there: what ends after its place was left is not to close what was opened since.
 */
export function useWhileHere<Given extends readonly unknown[]>(
  work: (...given: Given) => void,
): (...given: Given) => void {
  const isHere = useIsHere()
  return (...given) => {
    if (isHere()) work(...given)
  }
}
