/** What a page under measurement keeps in its window; moments as `performance.now()`, null: not yet. */
interface NotedLists {
  /** When the rows of the list that the page opened with were drawn. */
  drawn: number | null
  /** From the key that opens Published to its rows being drawn, in milliseconds. */
  published: number | null
  /** When the last key was pressed. */
  key: number
  /** Tasks of more than 50 ms, in milliseconds. */
  longTasks: number[]
}

declare global {
  interface Window {
    notedLists?: NotedLists
  }
}

/** Runs in the page before its own code. */
export function noteLists(): void {
  const noted: NotedLists = { drawn: null, published: null, key: 0, longTasks: [] }
  window.notedLists = noted
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
  onceDrawn('.drafts-table .row-table-item', () => {
    noted.drawn = performance.now()
  })
  addEventListener(
    'keydown',
    event => {
      noted.key = event.timeStamp
      if (!event.ctrlKey || event.key !== '4') return
      onceDrawn('.published-table .row-table-item', () => {
        noted.published = performance.now() - event.timeStamp
      })
    },
    { capture: true },
  )
  new PerformanceObserver(list => {
    noted.longTasks.push(...list.getEntries().map(entry => entry.duration))
  }).observe({ type: 'longtask' })
}
