import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aLibrary, me, type TestLibrary } from '../../tests/support/a-library.ts'
import { beginRun, endRun } from './run-mark.ts'

const now = new Date('2026-03-02T11:00:00.000Z')
let here: TestLibrary

beforeEach(async () => {
  here = await aLibrary()
})

afterEach(() => here.end())

describe('a start of the program', () => {
  it('after an end in its own way has nothing to tell', async () => {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, { headline: 'Unsent' })
    expect(await beginRun(here.database, now)).toBeNull()
    await endRun(here.database)
    expect(await beginRun(here.database, now)).toBeNull()
  })

  it('after a crash names every item with words that the service has not acknowledged, the last one first', async () => {
    await beginRun(here.database, now)
    const first = await here.library.createDraft('news')
    await here.library.saveDraft(first, { headline: 'First' })
    await here.library.localStore.takePending(10)
    here.advance(1_000)
    const sent = await here.pulled({ author: me })
    const edited = await here.pulled({ author: me })
    await here.library.saveDraft(edited.id, { headline: 'Edited' })
    const deleted = await here.library.createDraft('news')
    await here.library.saveDraft(deleted, { headline: 'Deleted' })
    await here.library.deleteDraft(deleted)
    const empty = await here.library.createDraft('news')
    const named = await beginRun(here.database, now)
    expect(named).toEqual([edited.id, first])
    expect(named).not.toContain(sent.id)
    expect(named).not.toContain(empty)
  })

  it('after a crash in which nothing was left unsent names nothing', async () => {
    await beginRun(here.database, now)
    await here.pulled({ author: me })
    expect(await beginRun(here.database, now)).toEqual([])
  })
})
