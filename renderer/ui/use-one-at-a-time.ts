import { useRef } from 'react'

/**
 * Does some work, but not while it is being done: a double press is one. `keyOf` says what it is done with, where it may be done
 * with several things at once; without it there is one.
 */
export function useOneAtATime<Given extends readonly unknown[]>(
  work: (...given: Given) => Promise<void>,
  keyOf: (...given: Given) => unknown = () => null,
): (...given: Given) => void {
  const underWay = useRef<ReadonlySet<unknown>>(new Set())
  return (...given) => {
    const key = keyOf(...given)
    if (underWay.current.has(key)) return
    underWay.current = new Set([...underWay.current, key])
    void work(...given).finally(() => {
      underWay.current = new Set([...underWay.current].filter(other => other !== key))
    })
  }
}
