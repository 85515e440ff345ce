import { type RefObject, useEffect } from 'react'
import { desk } from '../../bridge/index.ts'

const openedOutside = /^(?:https?|mailto):/i

/** Opens a link of a text in the system's own program; the page itself never goes anywhere. */
function followOutside(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (link === null) return
  event.preventDefault()
  const url = link.getAttribute('href') ?? ''
  // Where nothing opens there is nothing to say that the system does not say itself.
  if (openedOutside.test(url)) desk.call('program.openExternal', { url }).catch(() => undefined)
}

/** Makes the links inside an element open outside the program: by a click, and by the keys that stand for one. */
export function useOutsideLinks(holder: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = holder.current
    element?.addEventListener('click', followOutside)
    return () => element?.removeEventListener('click', followOutside)
  }, [holder])
}
