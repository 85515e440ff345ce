import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { limitedSignal } from './limited-signal.ts'

const collect: unknown = (() => {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc')
})()

function collectGarbage(): void {
  if (typeof collect !== 'function') throw new Error('Garbage cannot be collected on demand')
  collect()
}

/** The reason with which a signal ends, kept by nobody but who waits for it. */
function endOf(signal: AbortSignal): Promise<unknown> {
  return new Promise(resolve => {
    signal.addEventListener('abort', () => resolve(signal.reason), { once: true })
  })
}

describe('a signal with a limit', () => {
  test('ends after the limit, though nobody holds it and garbage is collected meanwhile', async () => {
    const session = new AbortController()
    const ends = Array.from({ length: 50 }, () =>
      endOf(limitedSignal(60, session.signal, new AbortController().signal)),
    )
    for (let round = 0; round < 4; round += 1) {
      collectGarbage()
      await pause(5)
    }
    for (const reason of await Promise.all(ends)) expect(reason).toMatchObject({ name: 'TimeoutError' })
  })

  test('ends with any of the others, for its reason', async () => {
    const [one, other] = [new AbortController(), new AbortController()]
    const signal = limitedSignal(60_000, one.signal, other.signal)
    const end = endOf(signal)
    other.abort('by the other')
    one.abort('later')
    expect(await end).toBe('by the other')
    expect(signal.reason).toBe('by the other')
  })

  test('has ended where one of the others has', () => {
    const ended = AbortSignal.abort('before')
    const signal = limitedSignal(60_000, new AbortController().signal, ended)
    expect(signal.aborted).toBe(true)
    expect(signal.reason).toBe('before')
  })
})
