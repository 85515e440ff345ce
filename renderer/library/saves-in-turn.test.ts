import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { firstRevision, ItemId } from '#shared/content/identity.ts'
import type { ChangedFields } from '#shared/content/item-type.ts'
import { timing } from '#shared/sync/timing.ts'
import type { ReadText } from './draft-on.ts'
import { savesInTurn } from './saves-in-turn.ts'

const item = ItemId.parse(randomUUID())

interface Begun {
  readonly changed: ChangedFields
  readonly read: ReadText | undefined
  store(): Promise<void>
  refuse(): Promise<void>
}

/** Saves that end when the test says so, and a clock of its own. */
function aDisk() {
  const begun: Begun[] = []
  const late: ChangedFields[] = []
  let timers: { readonly delay: number; readonly run: () => void }[] = []
  const settled = () => new Promise<void>(resolve => setImmediate(resolve))
  const { save } = savesInTurn({
    save: (_item, changed, read) =>
      new Promise((resolve, reject) => {
        begun.push({
          changed,
          read,
          store: () => {
            resolve()
            return settled()
          },
          refuse: () => {
            reject(new Error('the disk is full'))
            return settled()
          },
        })
      }),
    later: (delay, run) => timers.push({ delay, run }),
    onLate: (_item, fields) => late.push(fields),
  })
  return {
    begun,
    late,
    settled,
    save: (changed: ChangedFields, before: ChangedFields) => {
      const saving = save(item, changed, { revision: firstRevision, state: 'draft', fields: before })
      return saving.then(
        () => 'stored',
        (failure: Error) => ('reason' in failure ? failure.reason : 'failed'),
      )
    },
    /** Lets so many milliseconds pass. */
    pass: async (time: number) => {
      const due = timers.filter(({ delay }) => delay <= time)
      timers = timers.filter(({ delay }) => delay > time)
      for (const { run } of due) run()
      await settled()
    },
  }
}

describe('saves of an item', () => {
  it('are stored as they come, and rejected as they fail', async () => {
    const { save, begun, settled } = aDisk()
    const first = save({ body: 'a' }, { body: '' })
    await begun[0]?.store()
    expect(await first).toBe('stored')
    const second = save({ body: 'b' }, { body: 'a' })
    await settled()
    await begun[1]?.refuse()
    expect(await second).toBe('failed')
  })

  it('are given up after a while, and the next ones soon, without being begun, for as long as the first hangs', async () => {
    const { save, begun, pass, settled } = aDisk()
    const first = save({ body: 'a' }, { body: '' })
    await pass(timing.saveLimit)
    expect(await first).toBe('slow')
    for (const body of ['ab', 'abc']) {
      const next = save({ body }, { body: '' })
      await settled()
      await pass(timing.stuckSaveLimit)
      expect(await next).toBe('slow')
    }
    expect(begun).toHaveLength(1)
    await begun[0]?.store()
    expect(begun).toHaveLength(1)
  })

  it('go on from what one that was given up has stored after all, which is told of', async () => {
    const { save, begun, late, pass, settled } = aDisk()
    const first = save({ body: 'one two', headline: 'h' }, { body: 'one', headline: '' })
    await pass(timing.saveLimit)
    expect(await first).toBe('slow')
    await begun[0]?.store()
    expect(late).toEqual([{ body: 'one two', headline: 'h' }])
    // Taken back on screen: without that, "two" would count as somebody else's.
    const second = save({ body: 'one' }, { body: 'one' })
    await settled()
    expect(begun[1]?.read?.fields).toEqual({ body: 'one two' })
    await begun[1]?.refuse()
    expect(await second).toBe('failed')
    // Whoever tries again has still not heard of it.
    const third = save({ body: 'one' }, { body: 'one' })
    await settled()
    expect(begun[2]?.read?.fields).toEqual({ body: 'one two' })
    await begun[2]?.store()
    expect(await third).toBe('stored')
    const fourth = save({ body: 'one three' }, { body: 'one' })
    await settled()
    expect(begun[3]?.read?.fields).toEqual({ body: 'one' })
    await begun[3]?.store()
    expect(await fourth).toBe('stored')
  })
})
