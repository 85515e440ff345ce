/** What the page notes of Review, as `performance.now()`. */
interface NotedReview {
  /** When a key was pressed last. */
  pressed: number
  /** From the key to the first rows of the queue on screen; null until they are there. */
  queue: number | null
  /** From the key to another item's changes on screen; null until they are there. */
  item: number | null
}

declare global {
  interface Window {
    notedReview?: NotedReview
  }
}

/** Notes from keys to the screen. Runs in the page, before anything of it. */
export function noteReview(): void {
  const noted: NotedReview = { pressed: 0, queue: null, item: null }
  window.notedReview = noted
  let titleAtKey = ''
  const title = () => document.querySelector('.review-title')?.textContent ?? ''
  addEventListener(
    'keydown',
    () => {
      Object.assign(noted, { pressed: performance.now(), queue: null, item: null })
      titleAtKey = title()
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
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true })
}
