/** So often lines that wait are poked, in milliseconds. */
const beat = 100
/** Lines that are poked in one beat. Each poke is a pull, so this is how many desks come at once. */
const perBeat = 5
/** The same while the service has much to do: news can wait, what somebody has written is sent first. */
const perBusyBeat = 1
/** Lines that are poked without waiting when nothing was to be done for a while. */
const burst = 25

/** Pokes live lines, not all at once: a change that everybody hears of makes everybody ask for it. */
export interface Pokes {
  /** Pokes a line as soon as it is its turn; once, however often it is asked for until then. */
  readonly ask: (line: () => void) => void
  readonly forget: (line: () => void) => void
}

/** `later` calls back after so many milliseconds; `isBusy` tells whether there was much to do since it was last asked. */
export function createPokes(later: (wait: number, act: () => void) => void, isBusy: () => boolean): Pokes {
  const waiting = new Set<() => void>()
  let free = burst
  let isBeating = false

  function poke(): void {
    for (const line of waiting) {
      if (free === 0) return
      free -= 1
      waiting.delete(line)
      line()
    }
  }

  function nextBeat(): void {
    if (isBeating || (waiting.size === 0 && free === burst)) return
    isBeating = true
    later(beat, () => {
      isBeating = false
      free = Math.min(burst, free + (isBusy() ? perBusyBeat : perBeat))
      poke()
      nextBeat()
    })
  }

  return {
    ask: line => {
      waiting.add(line)
      poke()
      nextBeat()
    },
    forget: line => {
      waiting.delete(line)
    },
  }
}
