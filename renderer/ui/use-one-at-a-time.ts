import { useRef } from 'react'

/** Does some work, but not while it is being done: a double press is one. */
export function useOneAtATime<Given extends readonly unknown[]>(
  work: (...given: Given) => Promise<void>,
): (...given: Given) => void {
  const isWorking = useRef(false)
  return (...given) => {
    if (isWorking.current) return
    isWorking.current = true
    void work(...given).finally(() => {
      isWorking.current = false
    })
  }
}
