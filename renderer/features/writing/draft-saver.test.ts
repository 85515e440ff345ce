import { describe, expect, it } from 'vitest'
import type { ChangedFields } from '#shared/content/item-type.ts'
import { timing } from '#shared/sync/timing.ts'
import { DraftSaver, type SaverClock } from './draft-saver.ts'

interface Timer {
  readonly at: number
  readonly run: () => void
}

/** A clock that moves only when told, and lets promises settle on the way. */
class TestClock implements SaverClock {
  time = 0
  #timers: readonly Timer[] = []

  now() {
    return this.time
  }

  after(delay: number, run: () => void) {
    const timer = { at: this.time + delay, run }
    this.#timers = [...this.#timers, timer]
    return () => {
      this.#timers = this.#timers.filter(other => other !== timer)
    }
  }

  random() {
    return 0
  }

  async advance(duration: number) {
    const end = this.time + duration
    for (;;) {
      const next = [...this.#timers].sort((a, b) => a.at - b.at).find(timer => timer.at <= end)
      if (next === undefined) break
      this.time = next.at
      this.#timers = this.#timers.filter(other => other !== next)
      next.run()
      await settled()
    }
    this.time = end
    await settled()
  }
}

async function settled() {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

/** A library whose saves end when the test says so. */
function aLibrary() {
  const saves: { readonly changed: ChangedFields; readonly at: number }[] = []
  const open: { resolve(): void; reject(reason: Error): void }[] = []
  const clock = new TestClock()
  let manual = false
  const saver = new DraftSaver({
    clock,
    save: changed => {
      saves.push({ changed, at: clock.time })
      if (!manual) return Promise.resolve()
      return new Promise<void>((resolve, reject) => open.push({ resolve, reject }))
    },
  })
  return {
    saver,
    clock,
    saves,
    holdSaves: () => {
      manual = true
    },
    letSavesThrough: () => {
      manual = false
    },
    finish: async () => {
      open.shift()?.resolve()
      await settled()
    },
    fail: async () => {
      open.shift()?.reject(new Error('the disk is full'))
      await settled()
    },
  }
}

describe('saving while somebody writes', () => {
  it('stores after a pause in typing, once, with the last value of each field', async () => {
    const { saver, clock, saves } = aLibrary()
    saver.change({ headline: 'A' })
    await clock.advance(timing.savePause - 1)
    saver.change({ headline: 'AB' })
    saver.change({ body: '<p>x</p>' })
    await clock.advance(timing.savePause - 1)
    expect(saves).toEqual([])
    await clock.advance(1)
    expect(saves.map(save => save.changed)).toEqual([{ headline: 'AB', body: '<p>x</p>' }])
    expect(saver.state).toBe('saved')
  })

  it('stores at least every two seconds while typing goes on without a pause', async () => {
    const { saver, clock, saves } = aLibrary()
    for (let key = 0; key < 50; key += 1) {
      saver.change({ headline: 'x'.repeat(key + 1) })
      await clock.advance(100)
    }
    expect(saves.length).toBeGreaterThanOrEqual(2)
    expect(saves[0]?.at).toBe(timing.saveAtLeast)
    for (const [index, save] of saves.slice(1).entries()) {
      expect(save.at - (saves[index]?.at ?? 0)).toBeLessThanOrEqual(timing.saveAtLeast + 100)
    }
  })

  it('saves once at a time, and what was typed meanwhile goes with the next', async () => {
    const { saver, clock, saves, holdSaves, finish } = aLibrary()
    holdSaves()
    saver.change({ headline: 'one' })
    await clock.advance(timing.savePause)
    saver.change({ headline: 'two' })
    await clock.advance(10 * timing.saveAtLeast)
    expect(saves).toHaveLength(1)
    expect(saver.holds('headline')).toBe(true)
    await finish()
    await clock.advance(timing.savePause)
    expect(saves.map(save => save.changed)).toEqual([{ headline: 'one' }, { headline: 'two' }])
    await finish()
    expect(saver.state).toBe('saved')
    expect(saver.holds('headline')).toBe(false)
  })

  it('keeps the words of a failed save under newer ones and tries again', async () => {
    const { saver, clock, saves, holdSaves, letSavesThrough, fail } = aLibrary()
    holdSaves()
    saver.change({ headline: 'old', body: '<p>kept</p>' })
    await clock.advance(timing.savePause)
    saver.change({ headline: 'new' })
    await fail()
    expect(saver.state).toBe('failed')
    expect(saver.holds('body')).toBe(true)
    letSavesThrough()
    await clock.advance(timing.retryMost)
    expect(saves[1]?.changed).toEqual({ headline: 'new', body: '<p>kept</p>' })
    expect(saver.state).toBe('saved')
  })

  it('does not hammer a disk that says no', async () => {
    const { saver, clock, saves, holdSaves, fail } = aLibrary()
    holdSaves()
    saver.change({ headline: 'a' })
    await clock.advance(timing.savePause)
    await fail()
    for (let key = 0; key < 4; key += 1) {
      saver.change({ headline: `a${key}` })
      await clock.advance(100)
    }
    expect(saves).toHaveLength(1)
  })

  it('flushes at once and says whether every word is stored', async () => {
    const { saver, saves, holdSaves, finish, fail } = aLibrary()
    saver.change({ headline: 'a' })
    expect(await saver.flush()).toBe(true)
    expect(saves).toHaveLength(1)
    expect(await saver.flush()).toBe(true)
    expect(saves).toHaveLength(1)

    holdSaves()
    saver.change({ headline: 'b' })
    const first = saver.flush()
    saver.change({ headline: 'c' })
    await finish()
    await finish()
    expect(await first).toBe(true)
    expect(saves.at(-1)?.changed).toEqual({ headline: 'c' })

    saver.change({ headline: 'd' })
    const failing = saver.flush()
    await fail()
    expect(await failing).toBe(false)
    expect(saver.holds('headline')).toBe(true)
  })
})
