/** What a page under measurement keeps in its window. All times in milliseconds. */
interface Measured {
  /** From each key to the end of the frame that draws its letter. */
  keys: number[]
  /** The next press of a button opens a text. */
  isOpening: boolean
  /** From the last press of a button to the end of the frame that draws the text, once it has. */
  opened: number | null
}

declare global {
  interface Window {
    measured?: Measured
  }
}

/**
 * Runs in the page before its own code. The time of a key counts from the event's own time stamp, which the browser
 * sets when the key arrives, to a task right after the next frame was drawn; a letter is in that frame.
 */
export function measurePage(): void {
  const measured: Measured = { keys: [], isOpening: false, opened: null }
  window.measured = measured
  /** From within a frame's callback: calls back after the frame was drawn, before which no message is delivered. */
  const afterThisFrame = (run: () => void) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => run()
    port2.postMessage(null)
  }
  addEventListener(
    'keydown',
    event => {
      const at = event.timeStamp
      if (event.key.length !== 1) return
      requestAnimationFrame(() => afterThisFrame(() => measured.keys.push(performance.now() - at)))
    },
    { capture: true },
  )
  // A button acts when the pointer is let go or with the click that follows.
  addEventListener(
    'pointerup',
    event => {
      if (!measured.isOpening) return
      const at = event.timeStamp
      measured.isOpening = false
      // A text that stood there before is not the one that opens.
      for (const old of document.querySelectorAll('.ProseMirror')) old.setAttribute('data-old', '')
      const look = () => {
        const text = document.querySelector('.ProseMirror:not([data-old])')
        if (text === null || text.childElementCount < 2) requestAnimationFrame(look)
        else afterThisFrame(() => (measured.opened = performance.now() - at))
      }
      requestAnimationFrame(look)
    },
    { capture: true },
  )
}
