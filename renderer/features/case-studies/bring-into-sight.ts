/** Room left above what is brought into sight, in pixels. */
const room = 16

/** What scrolls an element: the nearest of its holders that has more than it shows. */
function scrollerOf(element: Element): Element | null {
  const holder = element.parentElement
  if (holder === null || holder.classList.contains('item-scroll')) return holder
  const scrolls = getComputedStyle(holder).overflowY === 'auto' && holder.scrollHeight > holder.clientHeight
  return scrolls ? holder : scrollerOf(holder)
}

/**
 * Scrolls the page of an item, and nothing around it, so that an element stands at its top. (`scrollIntoView` would move
 * the window's own content too, where that overflows by a hair.)
 */
export function bringIntoSight(element: Element | null | undefined): void {
  const scroller = element ? scrollerOf(element) : null
  if (!element || scroller === null) return
  scroller.scrollBy({
    top: element.getBoundingClientRect().top - scroller.getBoundingClientRect().top - room,
  })
}
