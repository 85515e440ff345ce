import { useRef } from 'react'

/** Does some work, but not while it is being done: a double press is one. */
export function useOneAtATime(work: () => Promise<void>): () => void {
  const isWorking = useRef(false)
  return () => {
    if (isWorking.current) return
    isWorking.current = true
    void work().finally(() => {
      isWorking.current = false
    })
  }
}
