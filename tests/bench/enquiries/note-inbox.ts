/** What a page under measurement keeps in its window; moments as `performance.now()`, null: not yet. */
interface NotedInbox {
  /** When the first rows of the inbox that the page opened with were drawn. */
  drawn: number | null
  /** When the last key was pressed. */
  key: number
  /** From the key that opened an enquiry to its newest entry being drawn, in milliseconds. */
  thread: number | null
  /** Tasks of more than 50 ms, in milliseconds. */
  longTasks: number[]
}

declare global {
  interface Window {
    notedInbox?: NotedInbox
  }
}

/** Runs in the page before its own code. */
export function noteInbox(): void {
  const noted: NotedInbox = { drawn: null, key: 0, thread: null, longTasks: [] }
  window.notedInbox = noted
  /** Calls back right after the frame in which an element is there was drawn. */
  const onceDrawn = (selector: string, run: () => void) => {
    const look = () => {
      if (document.querySelector(selector) === null) {
        requestAnimationFrame(look)
        return
      }
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => run()
      port2.postMessage(null)
    }
    requestAnimationFrame(look)
  }
  onceDrawn('.inbox-row', () => {
    noted.drawn = performance.now()
  })
  addEventListener(
    'keydown',
    event => {
      noted.key = event.timeStamp
      if (event.key !== 'j') return
      onceDrawn('.entry', () => {
        noted.thread ??= performance.now() - event.timeStamp
      })
    },
    { capture: true },
  )
  new PerformanceObserver(list => {
    noted.longTasks.push(...list.getEntries().map(entry => entry.duration))
  }).observe({ type: 'longtask' })
}
