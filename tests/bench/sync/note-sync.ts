/** What a page under measurement keeps in its window; moments in milliseconds since 1970. */
interface NotedSync {
  /** When the first rows of a list were drawn, null: not yet. */
  rows: number | null
  /** When the engine said that everything is the same here and at the service. */
  idle: number[]
}

declare global {
  interface Window {
    notedSync?: NotedSync
  }
}

/** Runs in the page before its own code. */
export function noteSync(): void {
  const noted: NotedSync = { rows: null, idle: [] }
  window.notedSync = noted
  const now = () => performance.timeOrigin + performance.now()
  const look = () => {
    if (document.querySelector('.row-table-item') === null) {
      requestAnimationFrame(look)
      return
    }
    // Right after the frame was drawn.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      noted.rows = now()
    }
    port2.postMessage(null)
  }
  requestAnimationFrame(look)
}

/** Runs in the page once it knows the desk. */
export function noteIdle(): void {
  window.osorDesk?.on('sync.changed', status => {
    if (status !== null && typeof status === 'object' && 'phase' in status && status.phase === 'idle')
      window.notedSync?.idle.push(performance.timeOrigin + performance.now())
  })
}
