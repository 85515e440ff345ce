import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChangedFields } from '#shared/content/item-type.ts'
import { timing } from '#shared/sync/timing.ts'
import { printedSeed } from '../../../tests/support/seed.ts'
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
  let stored: ChangedFields = {}
  const clock = new TestClock()
  let manual = false
  const saver = new DraftSaver({
    clock,
    save: changed => {
      saves.push({ changed, at: clock.time })
      const keep = () => {
        stored = { ...stored, ...changed }
      }
      if (!manual) return Promise.resolve().then(keep)
      return new Promise<void>((resolve, reject) => open.push({ resolve, reject })).then(keep)
    },
  })
  return {
    saver,
    clock,
    saves,
    /** The last stored words of each field. */
    stored: () => stored,
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

  it('tries soon again what was typed while a save that failed was under way: only the window has it', async () => {
    const { saver, clock, saves, holdSaves, fail } = aLibrary()
    holdSaves()
    saver.change({ headline: 'a' })
    await clock.advance(timing.savePause)
    for (let time = 0; time < 6; time += 1) {
      await fail()
      await clock.advance(timing.retryMost)
    }
    const before = saves.length
    saver.change({ headline: 'b' })
    await fail()
    await clock.advance(timing.saveAtLeast)
    expect(saves.slice(before).map(save => save.changed)).toEqual([{ headline: 'b' }])
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

  it('tries again soon when somebody goes on writing, however often it has failed', async () => {
    const { saver, clock, saves, holdSaves, fail } = aLibrary()
    holdSaves()
    saver.change({ headline: 'a' })
    await clock.advance(timing.savePause)
    await fail()
    for (let time = 0; time < 8; time += 1) {
      await clock.advance(timing.retryMost)
      await fail()
    }
    const before = saves.length
    saver.change({ headline: 'b' })
    await clock.advance(timing.saveAtLeast)
    expect(saves.slice(before).map(save => save.changed)).toEqual([{ headline: 'b' }])
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

  it('takes the words of a touched text once, when they are stored, as they are then', async () => {
    const { saver, clock, saves } = aLibrary()
    let words = ''
    let taken = 0
    const take = () => {
      taken += 1
      return words
    }
    for (const letter of 'word') {
      words += letter
      saver.touch('body', take)
      await clock.advance(timing.savePause - 1)
    }
    expect(taken).toBe(0)
    expect(saver.holds('body')).toBe(true)
    await clock.advance(1)
    expect(saves).toEqual([{ changed: { body: 'word' }, at: 4 * (timing.savePause - 1) + 1 }])
    expect(taken).toBe(1)
    expect(saver.holds('body')).toBe(false)
  })

  it('stores a touched text at least every two seconds while typing goes on', async () => {
    const { saver, clock, saves } = aLibrary()
    let length = 0
    for (let key = 0; key < 50; key += 1) {
      length += 1
      saver.touch('body', () => 'x'.repeat(length))
      await clock.advance(100)
    }
    expect(saves[0]?.at).toBe(timing.saveAtLeast)
    expect(saves.length).toBeGreaterThanOrEqual(2)
  })

  it('knows the last word of a touched text before it is stored', async () => {
    const { saver, clock, holdSaves, finish } = aLibrary()
    holdSaves()
    saver.change({ headline: 'A', body: '<p>old</p>' })
    saver.touch('body', () => '<p>new</p>')
    expect(saver.unsaved()).toEqual({ headline: 'A', body: '<p>new</p>' })
    await clock.advance(timing.savePause)
    saver.touch('body', () => '<p>newer</p>')
    expect(saver.unsaved()).toEqual({ headline: 'A', body: '<p>newer</p>' })
    await finish()
    await clock.advance(timing.savePause)
    await finish()
    expect(saver.unsaved()).toEqual({})
  })

  it('does not lose a text whose words could not be taken', async () => {
    const { saver, clock, saves } = aLibrary()
    let isBroken = true
    saver.touch('body', () => {
      if (isBroken) throw new Error('not now')
      return '<p>kept</p>'
    })
    saver.change({ headline: 'A' })
    await clock.advance(timing.savePause)
    expect(saver.state).toBe('failed')
    expect(saves).toEqual([])
    isBroken = false
    await clock.advance(timing.retryMost)
    expect(saves.map(save => save.changed)).toEqual([{ headline: 'A', body: '<p>kept</p>' }])
  })

  it('never loses a word, whatever is typed, fails or is flushed in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.record({
              step: fc.constant('change' as const),
              field: fc.constantFrom('headline', 'body'),
              words: fc.string(),
            }),
            fc.record({
              step: fc.constant('touch' as const),
              field: fc.constantFrom('headline', 'body'),
              words: fc.string(),
            }),
            fc.record({ step: fc.constant('wait' as const), duration: fc.nat({ max: 2_500 }) }),
            fc.constantFrom(
              { step: 'flush' as const },
              { step: 'fail' as const },
              { step: 'finish' as const },
            ),
          ),
          { maxLength: 40 },
        ),
        async steps => {
          const { saver, clock, stored, holdSaves, letSavesThrough, finish, fail } = aLibrary()
          holdSaves()
          const typed = new Map<string, string>()
          for (const given of steps) {
            if (given.step === 'change') {
              typed.set(given.field, given.words)
              saver.change({ [given.field]: given.words })
            }
            if (given.step === 'touch') {
              typed.set(given.field, given.words)
              saver.touch(given.field, () => typed.get(given.field) ?? '')
            }
            if (given.step === 'wait') await clock.advance(given.duration)
            if (given.step === 'flush') void saver.flush()
            if (given.step === 'fail') await fail()
            if (given.step === 'finish') await finish()
            // At every moment each word is stored or still in the saver's hands.
            expect({ ...stored(), ...saver.unsaved() }).toEqual(Object.fromEntries(typed))
          }
          letSavesThrough()
          for (let turn = 0; turn < 4; turn += 1) {
            await finish()
            await clock.advance(timing.retryMost + timing.saveAtLeast)
          }
          expect(saver.state).toBe('saved')
          expect(stored()).toEqual(Object.fromEntries(typed))
        },
      ),
      { numRuns: 200, seed: printedSeed('draft saver') },
    )
  })
})
