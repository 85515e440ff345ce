/** What the page notes of Review, as `performance.now()`. */
interface NotedReview {
  /** When a key was pressed last. */
  pressed: number
  /** From the key to the first rows of the queue on screen; null until they are there. */
  queue: number | null
  /** From the key to another item's changes on screen; null until they are there. */
  item: number | null
  /** From the key to the same changes on screen in the other way; null until they are there. */
  way: number | null
}

declare global {
  interface Window {
    notedReview?: NotedReview
  }
}

/** Notes from keys to the screen. Runs in the page, before anything of it. */
export function noteReview(): void {
  const noted: NotedReview = { pressed: 0, queue: null, item: null, way: null }
  window.notedReview = noted
  let titleAtKey = ''
  let wayAtKey = ''
  const title = () => document.querySelector('.review-title')?.textContent ?? ''
  const way = () => document.querySelector('.changes')?.getAttribute('data-way') ?? ''
  addEventListener(
    'keydown',
    () => {
      Object.assign(noted, { pressed: performance.now(), queue: null, item: null, way: null })
      titleAtKey = title()
      wayAtKey = way()
    },
    { capture: true },
  )
  /** After the frame in which something is drawn. */
  const painted = (note: (at: number) => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => note(performance.now())
      port2.postMessage(null)
    })
  const look = () => {
    const { pressed } = noted
    if (noted.queue === null && document.querySelector('.queue-row') !== null)
      painted(at => {
        if (noted.pressed === pressed) noted.queue ??= at - pressed
      })
    const isThere = document.querySelector('.review-item .changes, .review-item .item-text') !== null
    if (noted.item === null && isThere && title() !== titleAtKey)
      painted(at => {
        if (noted.pressed === pressed) noted.item ??= at - pressed
      })
    if (noted.way === null && wayAtKey !== '' && way() !== wayAtKey && way() !== '')
      painted(at => {
        if (noted.pressed === pressed) noted.way ??= at - pressed
      })
  }
  new MutationObserver(look).observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: ['data-way'],
  })
}
