import { useEffect, useRef } from 'react'

/**
 * The same work, done only while its place is there: what ends after its place was left is not to close what was opened since.
 */
export function useWhileHere<Given extends readonly unknown[]>(
  work: (...given: Given) => void,
): (...given: Given) => void {
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  return (...given) => {
    if (isHere.current) work(...given)
  }
}
