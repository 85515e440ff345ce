import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ItemId } from '#shared/content/identity.ts'
import { aLibrary, at, me, type TestLibrary } from '../../tests/support/a-library.ts'
import { beginRun, endRun, type RunLocks } from './run-mark.ts'

const now = new Date('2026-03-02T11:00:00.000Z')
let here: TestLibrary

beforeEach(async () => {
  here = await aLibrary()
})

afterEach(() => here.end())

/** The windows of a program; each holds the lock of its run until it is gone. */
function windows() {
  const living = new Map<string, Set<string>>()
  const start = (run: string, leftInOrder: string | null = null): Promise<readonly ItemId[] | null> => {
    const own = new Set<string>()
    living.set(run, own)
    const locks: RunLocks = {
      hold: async name => void own.add(name),
      held: async () => new Set([...living.values()].flatMap(held => [...held])),
    }
    return beginRun(here.database, { run, leftInOrder, locks, now })
  }
  const kill = (run: string) => living.delete(run)
  return {
    start,
    kill,
    close: async (run: string) => {
      await endRun(here.database, run)
      kill(run)
    },
  }
}

async function unsentDraft(headline = 'Unsent'): Promise<ItemId> {
  const id = await here.library.createDraft('news')
  await here.library.saveDraft(id, { headline })
  return id
}

describe('a start of the program', () => {
  it('after an end in its own way has nothing to tell', async () => {
    const { start, close } = windows()
    await unsentDraft()
    expect(await start('one')).toBeNull()
    await close('one')
    expect(await start('two')).toBeNull()
  })

  it('after a crash names every item with words that the service has not acknowledged, the last one first', async () => {
    const { start, kill } = windows()
    await start('one')
    const first = await unsentDraft('First')
    await here.library.localStore.takePending(10)
    here.advance(1_000)
    const sent = await here.pulled({ author: me })
    const edited = await here.pulled({ author: me })
    await here.library.saveDraft(edited.id, { headline: 'Edited' })
    const deleted = await unsentDraft('Deleted')
    await here.library.deleteDraft(deleted)
    const empty = await here.library.createDraft('news')
    kill('one')
    const named = await start('two')
    expect(named).toEqual([edited.id, first])
    expect(named).not.toContain(sent.id)
    expect(named).not.toContain(empty)
  })

  it('after a crash in which nothing was left unsent names nothing', async () => {
    const { start, kill } = windows()
    await start('one')
    await here.pulled({ author: me })
    kill('one')
    expect(await start('two')).toEqual([])
  })

  it('tells of a library that an older version of the program was killed on', async () => {
    const id = await unsentDraft()
    await here.database.facts.put({ key: 'running', value: at })
    expect(await windows().start('one')).toEqual([id])
  })
})

describe('a second window', () => {
  it('takes the first, which lives, for no crash', async () => {
    const { start } = windows()
    await unsentDraft()
    await start('one')
    expect(await start('two')).toBeNull()
  })

  it('that is closed leaves the mark of the one that goes on', async () => {
    const { start, close, kill } = windows()
    const id = await unsentDraft()
    await start('one')
    await start('two')
    await close('two')
    kill('one')
    expect(await start('three')).toEqual([id])
  })

  it('is told alone of a crash, and once', async () => {
    const { start, kill } = windows()
    const id = await unsentDraft()
    await start('one')
    await start('two')
    kill('one')
    expect(await start('three')).toEqual([id])
    expect(await start('four')).toBeNull()
  })

  it('that was loaded anew says nothing of itself, but tells of another that was killed', async () => {
    const { start, kill } = windows()
    const id = await unsentDraft()
    await start('one')
    kill('one')
    expect(await start('one, again', 'one')).toBeNull()
    await start('two')
    kill('one, again')
    kill('two')
    expect(await start('one, once more', 'one, again')).toEqual([id])
  })
})
