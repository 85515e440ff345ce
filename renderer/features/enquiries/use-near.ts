import { type RefObject, useEffect, useState } from 'react'

/** From so far outside of what scrolls something counts as near. */
const margin = '600px 0px'

/** Whether an element has ever come near the part of its `scroller` (a selector) that is in view: what is costly is made then. */
export function useNear(element: RefObject<HTMLElement | null>, scroller: string): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    const { current } = element
    if (isNear || current === null) return
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true)
      },
      { root: current.closest(scroller), rootMargin: margin },
    )
    observer.observe(current)
    return () => observer.disconnect()
  }, [element, scroller, isNear])
  return isNear
}
