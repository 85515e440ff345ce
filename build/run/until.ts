import { setTimeout as pause } from 'node:timers/promises'

const INTERVAL_MS = 25

/**
 * Asks again and again until `ask` gives something other than undefined. Throws after `limitMs`, saying what was
 * waited for, or as soon as `givenUp` resolves, with the reason that it gives.
 */
export async function until<Found>(
  what: string,
  ask: () => Found | undefined | Promise<Found | undefined>,
  limitMs: number,
  givenUp: Promise<string> = new Promise(() => {}),
): Promise<Found> {
  const limit = performance.now() + limitMs
  let reason: string | undefined
  void givenUp.then(given => {
    reason = given
  })
  for (;;) {
    const found = await ask()
    if (found !== undefined) return found
    if (reason !== undefined) throw new Error(`Waited for ${what}: ${reason}`)
    if (performance.now() > limit) throw new Error(`Waited ${limitMs / 1000} s for ${what}.`)
    await pause(INTERVAL_MS)
  }
}
