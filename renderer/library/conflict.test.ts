import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ItemId, Revision } from '#shared/content/identity.ts'
import { Cursor } from '#shared/sync/change.ts'
import { problemType } from '#shared/sync/problem.ts'
import { aLibrary, me, type TestLibrary } from '../../tests/support/a-library.ts'
import { aNews, newsFields } from '../../tests/support/an-item.ts'
import { readRow } from './packed-rows.ts'

const notFound = { type: problemType('not-found'), title: 'Not found', status: 404 }

let here: TestLibrary

beforeEach(async () => {
  here = await aLibrary()
})

afterEach(() => here.end())

/** An item of mine whose headline I have changed, and somebody else meanwhile to `theirs`, in this revision. */
async function conflictWith(revision: number, theirs: string) {
  const item = await here.pulled({ author: me })
  await here.library.saveDraft(item.id, { headline: 'Mine' })
  const operation = await here.onlyTaken()
  const current = aNews({
    ...item,
    revision: Revision.parse(revision),
    fields: newsFields({ headline: theirs }),
  })
  await here.library.localStore.acknowledge([{ operation: operation.id, outcome: 'conflict', current }])
  return item
}

describe('a conflict', () => {
  const conflicting = () => conflictWith(2, 'Theirs')

  it('keeps my text on screen and sends nothing until a person decides', async () => {
    const item = await conflicting()
    await here.library.saveDraft(item.id, { short_title: 'More of mine' })
    expect(await here.taken()).toEqual([])
    const copy = await here.working(item.id)
    expect(copy.status).toEqual({ kind: 'needs_your_decision' })
    expect(copy.fields).toMatchObject({ headline: 'Mine', short_title: 'More of mine' })
    expect(copy.conflict?.current?.fields['headline']).toBe('Theirs')
  })

  it('settled for mine sends my words on top of the current revision', async () => {
    const item = await conflicting()
    await here.library.settleConflict(item.id, 'mine')
    expect(await here.onlyTaken()).toMatchObject({ kind: 'edit', base: 2, fields: { headline: 'Mine' } })
  })

  it('settled for theirs keeps my whole text as a draft of its own, and tells the engine of it', async () => {
    const item = await conflicting()
    let announced = 0
    here.library.onWork(() => {
      announced += 1
    })
    const kept = await here.library.settleConflict(item.id, 'theirs')
    if (!kept) throw new Error('My text was not kept')
    expect(announced).toBe(1)
    expect((await here.working(item.id)).fields['headline']).toBe('Theirs')
    expect((await here.working(kept)).fields).toEqual(newsFields({ headline: 'Mine' }))
  })
})

describe('a conflict with a text that its person loses sight of', () => {
  async function pullGone(id: ItemId) {
    const changes = [{ kind: 'gone', id } as const]
    await here.library.localStore.apply({ changes, cursor: Cursor.parse('c2'), more: false, reset: false })
  }

  async function heldHere(): Promise<string> {
    const tables = await Promise.all(here.database.tables.map(table => table.toArray()))
    return JSON.stringify(tables)
  }

  it('keeps my words, and not a word of that text', async () => {
    const item = await conflictWith(3, 'Not mine to see')
    await pullGone(item.id)
    expect(await heldHere()).not.toContain('Not mine to see')
    const copy = await here.working(item.id)
    expect(copy.fields['headline']).toBe('Mine')
    expect(copy.status).toEqual({ kind: 'needs_your_decision' })
    expect(copy.conflict?.current).toBeNull()
  })

  it('is one with the published text where only that is left to see', async () => {
    const item = await conflictWith(3, 'Not mine to see')
    await here.pull({ ...item, revision: Revision.parse(2), fields: newsFields({ headline: 'Published' }) })
    expect(await heldHere()).not.toContain('Not mine to see')
    expect((await here.working(item.id)).conflict?.current?.fields['headline']).toBe('Published')
  })

  it('is one with what has come when the item is back in sight', async () => {
    const item = await conflictWith(3, 'Not mine to see')
    await pullGone(item.id)
    await here.pull({ ...item, revision: Revision.parse(4), fields: newsFields({ headline: 'Mine again' }) })
    expect((await here.working(item.id)).conflict?.current?.revision).toBe(4)
    await here.library.settleConflict(item.id, 'mine')
    expect(await here.onlyTaken()).toMatchObject({ kind: 'edit', base: 4, fields: { headline: 'Mine' } })
  })
})

describe('a conflict that stays open while the item goes on', () => {
  async function conflictAt(revision: number) {
    const item = await conflictWith(revision, 'Two')
    await here.pull({ ...item, revision: Revision.parse(3), fields: newsFields({ headline: 'Three' }) })
    return item
  }

  it('settled for theirs leaves the newest text, not the one that the conflict was found with', async () => {
    const item = await conflictAt(2)
    await here.library.settleConflict(item.id, 'theirs')
    expect((await here.working(item.id)).fields['headline']).toBe('Three')
    expect((await here.working(item.id)).status).toEqual({ kind: 'sent', revision: 3 })
  })

  it('settled for mine stands on the text that was compared, so that nothing is replaced unseen', async () => {
    const item = await conflictAt(2)
    await here.library.settleConflict(item.id, 'mine')
    expect(await here.onlyTaken()).toMatchObject({ kind: 'edit', base: 2, fields: { headline: 'Mine' } })
  })

  it.each([
    ['is gone', 'mine', { outcome: 'conflict', current: null }],
    ['is gone', 'theirs', { outcome: 'conflict', current: null }],
    ['its writer may no longer see', 'mine', { outcome: 'refused', problem: notFound }],
  ] as const)(
    'with an item that %s keeps my whole text as a draft of its own, settled for %s',
    async (_what, keep, answer) => {
      const item = await here.pulled({ author: me })
      await here.library.saveDraft(item.id, { headline: 'Mine' })
      const operation = await here.onlyTaken()
      await here.library.localStore.acknowledge([{ operation: operation.id, ...answer }])
      expect((await here.working(item.id)).status.kind).toBe('needs_your_decision')
      expect((await here.working(item.id)).fields).toEqual(newsFields({ headline: 'Mine' }))
      const kept = await here.library.settleConflict(item.id, keep)
      if (!kept) throw new Error('My text was not kept')
      expect((await here.working(kept)).fields).toEqual(newsFields({ headline: 'Mine' }))
      expect(await readRow(here.database, item.id)).toBeUndefined()
    },
  )

  it('of a decision with an item that its reader may no longer see is let go, and nothing of the item stays', async () => {
    const item = await here.pulled({ state: 'proposed' })
    await here.library.decide(item.id, { transition: 'approve', read: item.revision })
    const { id } = await here.onlyTaken()
    await here.library.localStore.acknowledge([{ operation: id, outcome: 'refused', problem: notFound }])
    expect(await here.library.settleConflict(item.id, 'mine')).toBeNull()
    expect(await readRow(here.database, item.id)).toBeUndefined()
    expect(await here.database.drafts.count()).toBe(0)
  })
})
