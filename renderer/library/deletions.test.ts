import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ItemId } from '#shared/content/identity.ts'
import { Revision } from '#shared/content/identity.ts'
import { Cursor } from '#shared/sync/change.ts'
import type { Operation } from '#shared/sync/operation.ts'
import { problemType } from '#shared/sync/problem.ts'
import { timing } from '#shared/sync/timing.ts'
import { aLibrary, applied, me, type TestLibrary } from '../../tests/support/a-library.ts'
import { aNews, newsFields } from '../../tests/support/an-item.ts'
import { keptAfterDeletion } from './deleted-drafts.ts'
import { readItem } from './item-records.ts'
import { readRow } from './packed-rows.ts'

let here: TestLibrary

beforeEach(async () => {
  here = await aLibrary()
})

afterEach(() => here.end())

function isListed(id: ItemId): Promise<boolean> {
  return readRow(here.database, id).then(row => row !== undefined)
}

/** A draft of mine that the service has, with words that it does not have yet. */
async function draftWithUnsentWords() {
  const item = await here.pulled({ author: me })
  await here.library.saveDraft(item.id, { headline: 'Unsent' })
  return item
}

async function goneAtService(id: ItemId): Promise<void> {
  await here.library.localStore.apply({
    changes: [{ kind: 'gone', id }],
    cursor: Cursor.parse('c9'),
    more: false,
    reset: false,
  })
}

function answer(operation: Operation, result: 'conflict' | 'gone' | 'refused', current = aNews()) {
  const id = operation.id
  switch (result) {
    case 'conflict':
      return here.library.localStore.acknowledge([{ operation: id, outcome: 'conflict', current }])
    case 'gone':
      return here.library.localStore.acknowledge([{ operation: id, outcome: 'conflict', current: null }])
    case 'refused': {
      const problem = { type: problemType('role-not-allowed'), title: 'No', status: 403 }
      return here.library.localStore.acknowledge([{ operation: id, outcome: 'refused', problem }])
    }
  }
}

describe('a draft that never left this computer', () => {
  async function deletedDraft() {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, { headline: 'Mine alone' })
    expect(await here.library.deleteDraft(id)).toBe(true)
    return id
  }

  it('is gone at once, and nothing of it is sent', async () => {
    const id = await deletedDraft()
    expect(await isListed(id)).toBe(false)
    expect(await here.taken()).toEqual([])
  })

  it('comes back as it was, under its own id', async () => {
    const id = await deletedDraft()
    expect(await here.library.restoreDeleted(id)).toEqual({ item: id, isNew: false })
    expect((await here.working(id)).fields).toEqual({ headline: 'Mine alone' })
    expect(await here.onlyTaken()).toMatchObject({ kind: 'create', item: id })
    expect(await here.database.deletedDrafts.count()).toBe(0)
  })

  it('comes back with the words that another window still stores', async () => {
    const id = await deletedDraft()
    await here.library.saveDraft(id, { short_title: 'Late' })
    expect((await here.working(id)).fields).toEqual({ headline: 'Mine alone', short_title: 'Late' })
    expect(await here.database.deletedDrafts.count()).toBe(0)
  })

  it('stays deleted when another window stores what was there already', async () => {
    const id = await deletedDraft()
    await here.library.saveDraft(id, { headline: 'Mine alone' })
    expect(await isListed(id)).toBe(false)
  })

  it('is kept for 30 days and no longer, with its history', async () => {
    const id = await deletedDraft()
    await here.library.history.keep(id, 'pause')
    here.advance(keptAfterDeletion - 1)
    await here.library.tidy()
    expect(await here.database.deletedDrafts.count()).toBe(1)
    here.advance(2)
    await here.library.tidy()
    expect(await here.database.deletedDrafts.count()).toBe(0)
    expect(await here.library.restoreDeleted(id)).toBeNull()
  })

  it('without a word comes back by undo, but is not kept', async () => {
    const id = await here.library.createDraft('news')
    await here.library.deleteDraft(id)
    await here.library.restoreDeleted(id)
    expect(await isListed(id)).toBe(true)
    await here.library.deleteDraft(id)
    await here.library.tidy()
    expect(await here.database.deletedDrafts.count()).toBe(0)
  })

  it('is gone with its history when it is deleted for good', async () => {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, { headline: 'Mine alone' })
    await here.library.history.keep(id, 'pause')
    await here.library.deleteDraft(id)
    await here.library.deleteForGood(id)
    expect(await here.database.deletedDrafts.count()).toBe(0)
    expect(await here.database.snapshots.count()).toBe(0)
    expect(await here.database.snapshotTexts.count()).toBe(0)
  })
})

describe('the deletion of a draft that the service has', () => {
  it('is handed out only when it cannot be taken back any more', async () => {
    const item = await draftWithUnsentWords()
    await here.library.deleteDraft(item.id)
    expect(await isListed(item.id)).toBe(false)
    here.advance(timing.deletionWindow - 1)
    expect(await here.library.localStore.takePending(100)).toEqual([])
    here.advance(1)
    expect(await here.library.localStore.takePending(100)).toMatchObject([
      { kind: 'delete', item: item.id, base: 1 },
    ])
  })

  it('tells the engine when that is', async () => {
    const item = await draftWithUnsentWords()
    let announced = 0
    here.library.onWork(() => {
      announced += 1
    })
    await here.library.deleteDraft(item.id)
    announced = 0
    await here.pass(timing.deletionWindow)
    expect(announced).toBe(1)
  })

  it('taken back leaves everything as it was', async () => {
    const item = await draftWithUnsentWords()
    const before = await here.working(item.id)
    await here.library.deleteDraft(item.id)
    expect(await here.library.restoreDeleted(item.id)).toEqual({ item: item.id, isNew: false })
    expect((await here.working(item.id)).fields).toEqual(before.fields)
    expect(await here.onlyTaken()).toMatchObject({ kind: 'edit', base: 1, fields: { headline: 'Unsent' } })
  })

  it('of a text that was all sent, taken back, sends nothing', async () => {
    const item = await here.pulled({ author: me })
    await here.library.deleteDraft(item.id)
    await here.library.restoreDeleted(item.id)
    expect((await here.working(item.id)).status).toEqual({ kind: 'sent', revision: 1 })
    expect(await here.taken()).toEqual([])
  })

  it('waits behind words that are on their way, and stands on the revision that they make', async () => {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, { headline: 'One' })
    const creation = await here.onlyTaken()
    await here.library.saveDraft(id, { headline: 'Two' })
    await here.library.deleteDraft(id)
    expect(await here.onlyTaken()).toEqual(creation)
    await here.library.localStore.acknowledge([applied(creation, 1)])
    expect(await isListed(id)).toBe(false)
    expect(await here.onlyTaken()).toMatchObject({ kind: 'delete', base: 1 })
  })

  it('taken back after such words were acknowledged keeps the words behind them', async () => {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, { headline: 'One' })
    const creation = await here.onlyTaken()
    await here.library.saveDraft(id, { headline: 'Two' })
    await here.library.deleteDraft(id)
    await here.library.localStore.acknowledge([applied(creation, 1)])
    await here.library.restoreDeleted(id)
    expect((await here.working(id)).fields).toEqual({ headline: 'Two' })
    expect(await here.onlyTaken()).toMatchObject({ kind: 'edit', base: 1, fields: { headline: 'Two' } })
  })

  it('leaves nothing but the kept words when it is acknowledged', async () => {
    const item = await draftWithUnsentWords()
    await here.library.deleteDraft(item.id)
    await here.library.localStore.acknowledge([applied(await here.onlyTaken(), 1, null)])
    const { copy, draft, entries, deleted } = await readItem(here.database, item.id)
    expect({ copy, draft, entries }).toEqual({ copy: undefined, draft: undefined, entries: [] })
    expect(deleted?.fields).toEqual(newsFields({ headline: 'Unsent' }))
    expect(await isListed(item.id)).toBe(false)
  })

  it('that has left is answered by a restored draft of its own, with the history', async () => {
    const item = await draftWithUnsentWords()
    await here.library.history.keep(item.id, 'pause')
    await here.library.deleteDraft(item.id)
    const deletion = await here.onlyTaken()
    const restored = await here.library.restoreDeleted(item.id)
    if (!restored?.isNew) throw new Error('No new draft')
    expect(restored.item).not.toBe(item.id)
    expect((await here.working(restored.item)).fields).toEqual(newsFields({ headline: 'Unsent' }))
    expect(await here.database.snapshots.where('item').equals(restored.item).count()).toBeGreaterThan(0)
    await here.library.localStore.acknowledge([applied(deletion, 1, null)])
    expect((await here.working(restored.item)).fields).toEqual(newsFields({ headline: 'Unsent' }))
  })

  it('is not taken back by the service sending the item once more', async () => {
    const item = await draftWithUnsentWords()
    await here.library.deleteDraft(item.id)
    await here.pull(item)
    expect(await isListed(item.id)).toBe(false)
  })

  it('is kept in Deleted drafts after 30 days without a network, because the service has not heard of it', async () => {
    const item = await draftWithUnsentWords()
    await here.library.deleteDraft(item.id)
    here.advance(keptAfterDeletion * 2)
    await here.library.tidy()
    expect(await here.database.deletedDrafts.get(item.id)).toBeDefined()
  })

  it('of an item that somebody else has deleted meanwhile is done', async () => {
    const item = await draftWithUnsentWords()
    await here.library.deleteDraft(item.id)
    await goneAtService(item.id)
    await answer(await here.onlyTaken(), 'gone')
    expect(await isListed(item.id)).toBe(false)
    const restored = await here.library.restoreDeleted(item.id)
    if (!restored?.isNew) throw new Error('No new draft')
    expect((await here.working(restored.item)).fields).toEqual(newsFields({ headline: 'Unsent' }))
  })

  it('taken back when the item is gone already gives a draft of its own', async () => {
    const item = await here.pulled({ author: me })
    await here.library.deleteDraft(item.id)
    await goneAtService(item.id)
    const restored = await here.library.restoreDeleted(item.id)
    if (!restored?.isNew) throw new Error('No new draft')
    expect((await here.working(restored.item)).fields).toEqual(newsFields())
  })

  it('is taken back by words that another window stores before it leaves', async () => {
    const item = await draftWithUnsentWords()
    await here.library.deleteDraft(item.id)
    await here.library.saveDraft(item.id, { short_title: 'Late' })
    expect((await here.working(item.id)).fields).toMatchObject({ headline: 'Unsent', short_title: 'Late' })
    expect(await here.onlyTaken()).toMatchObject({
      kind: 'edit',
      fields: { headline: 'Unsent', short_title: 'Late' },
    })
  })

  it.each(['conflict', 'refused'] as const)(
    'brings the words of before back under those that another window has stored since it left (%s)',
    async result => {
      const item = await draftWithUnsentWords()
      await here.library.saveDraft(item.id, { short_title: 'Unsent, too' })
      await here.library.deleteDraft(item.id)
      const deletion = await here.onlyTaken()
      await here.library.saveDraft(item.id, { headline: 'Stored since' })
      const current = aNews({ id: item.id, author: me, revision: Revision.parse(2) })
      await answer(deletion, result, current)
      expect((await here.working(item.id)).fields).toMatchObject({
        headline: 'Stored since',
        short_title: 'Unsent, too',
      })
    },
  )

  it('keeps words that another window stores after it has left, until a person says what becomes of them', async () => {
    const item = await draftWithUnsentWords()
    await here.library.deleteDraft(item.id)
    const deletion = await here.onlyTaken()
    await here.library.saveDraft(item.id, { short_title: 'Late' })
    await here.library.localStore.acknowledge([applied(deletion, 1, null)])
    await answer(await here.onlyTaken(), 'gone')
    expect((await here.working(item.id)).status).toEqual({ kind: 'needs_your_decision' })
    expect((await here.working(item.id)).fields).toMatchObject({ short_title: 'Late' })
  })
})

describe('a deletion of an item that has changed at the service', () => {
  async function conflicting() {
    const item = await draftWithUnsentWords()
    await here.library.deleteDraft(item.id)
    const current = aNews({
      ...item,
      revision: Revision.parse(2),
      fields: newsFields({ headline: 'Theirs' }),
    })
    await answer(await here.onlyTaken(), 'conflict', current)
    return item
  }

  it('deletes nothing: the item is back with my words, and a person decides', async () => {
    const item = await conflicting()
    expect(await isListed(item.id)).toBe(true)
    const copy = await here.working(item.id)
    expect(copy.status).toEqual({ kind: 'needs_your_decision' })
    expect(copy.conflict).toMatchObject({ isDeletion: true, current: { revision: 2 } })
    expect(copy.fields['headline']).toBe('Unsent')
    expect(await here.taken()).toEqual([])
  })

  it('deleted all the same is deleted as it was compared, and my words are kept', async () => {
    const item = await conflicting()
    await here.library.settleConflict(item.id, 'mine')
    expect(await isListed(item.id)).toBe(false)
    expect(await here.onlyTaken()).toMatchObject({ kind: 'delete', base: 2 })
    expect((await here.database.deletedDrafts.get(item.id))?.fields['headline']).toBe('Unsent')
  })

  it('that somebody else deletes before the answer comes stays deleted, and my words are kept', async () => {
    const item = await draftWithUnsentWords()
    await here.library.deleteDraft(item.id)
    const deletion = await here.onlyTaken()
    await goneAtService(item.id)
    // As the service answered it when it came first.
    await answer(deletion, 'conflict', aNews({ ...item, revision: Revision.parse(2) }))
    expect(await isListed(item.id)).toBe(false)
    expect(await here.database.outbox.count()).toBe(0)
    expect((await here.database.deletedDrafts.get(item.id))?.fields['headline']).toBe('Unsent')
  })

  it('asks for a decision also in a library that was made anew and has no copy yet', async () => {
    const item = await draftWithUnsentWords()
    await here.library.deleteDraft(item.id)
    const deletion = await here.onlyTaken()
    await Promise.all([here.database.copies.clear(), here.database.packs.clear()])
    await here.database.facts.bulkDelete(['cursor', 'first_pull'])
    const current = aNews({ ...item, revision: Revision.parse(2) })
    await answer(deletion, 'conflict', current)
    await here.pull(current)
    const copy = await here.working(item.id)
    expect(copy.conflict).toMatchObject({ isDeletion: true, current: { revision: 2 } })
    expect(copy.fields['headline']).toBe('Unsent')
  })

  it('that somebody else deletes meanwhile is deleted, as it once was to be, and kept', async () => {
    const item = await here.pulled({ author: me })
    await here.library.deleteDraft(item.id)
    await answer(await here.onlyTaken(), 'conflict', aNews({ ...item, revision: Revision.parse(2) }))
    await goneAtService(item.id)
    expect(await isListed(item.id)).toBe(false)
    expect(await here.database.outbox.count()).toBe(0)
    expect((await here.database.deletedDrafts.get(item.id))?.fields).toEqual(item.fields)
    const restored = await here.library.restoreDeleted(item.id)
    expect(restored?.isNew).toBe(true)
  })

  it('kept after all leaves my words to meet the other text as words', async () => {
    const item = await conflicting()
    await here.library.settleConflict(item.id, 'theirs')
    expect(await here.onlyTaken()).toMatchObject({ kind: 'edit', base: 1, fields: { headline: 'Unsent' } })
  })
})

describe('a deletion that the service refuses', () => {
  it('brings the item back with its words and says so', async () => {
    const item = await draftWithUnsentWords()
    await here.library.deleteDraft(item.id)
    await answer(await here.onlyTaken(), 'refused')
    const copy = await here.working(item.id)
    expect(copy.status).toMatchObject({ kind: 'refused' })
    expect(copy.fields['headline']).toBe('Unsent')
    expect(await here.taken()).toEqual([])
  })

  it('and is let go sends the words', async () => {
    const item = await draftWithUnsentWords()
    await here.library.deleteDraft(item.id)
    await answer(await here.onlyTaken(), 'refused')
    await here.library.dropRefusedDecision(item.id)
    expect(await here.onlyTaken()).toMatchObject({ kind: 'edit', fields: { headline: 'Unsent' } })
  })

  it('and is asked for again is sent under a new id', async () => {
    const item = await draftWithUnsentWords()
    await here.library.deleteDraft(item.id)
    const first = await here.onlyTaken()
    await answer(first, 'refused')
    await here.library.sendAgain(item.id)
    expect(await isListed(item.id)).toBe(false)
    const second = await here.onlyTaken()
    expect(second).toMatchObject({ kind: 'delete', base: 1 })
    expect(second.id).not.toBe(first.id)
  })
})

describe('a deletion that waits behind words', () => {
  async function deletedBehindWords() {
    const item = await draftWithUnsentWords()
    const words = await here.onlyTaken()
    await here.library.deleteDraft(item.id)
    return { item, words }
  }

  it('goes on where the service refuses them, and keeps them', async () => {
    const { item, words } = await deletedBehindWords()
    await answer(words, 'refused')
    expect(await isListed(item.id)).toBe(false)
    expect(await here.onlyTaken()).toMatchObject({ kind: 'delete', base: 1 })
    expect((await here.database.deletedDrafts.get(item.id))?.fields['headline']).toBe('Unsent')
  })

  it('gives them back where they were refused and it is taken back', async () => {
    const { item, words } = await deletedBehindWords()
    await answer(words, 'refused')
    await here.library.restoreDeleted(item.id)
    expect((await here.working(item.id)).fields['headline']).toBe('Unsent')
  })

  it('does not hide a conflict that they meet', async () => {
    const { item, words } = await deletedBehindWords()
    await answer(words, 'conflict', aNews({ ...item, revision: Revision.parse(2) }))
    expect((await here.working(item.id)).status).toEqual({ kind: 'needs_your_decision' })
    expect((await here.working(item.id)).fields['headline']).toBe('Unsent')
    expect(await here.database.deletedDrafts.count()).toBe(0)
  })

  it('is done where the service refuses to create the item at all', async () => {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, { headline: 'One' })
    const creation = await here.onlyTaken()
    await here.library.deleteDraft(id)
    await answer(creation, 'refused')
    expect(await here.taken()).toEqual([])
    expect(await here.library.restoreDeleted(id)).toEqual({ item: id, isNew: false })
    expect((await here.working(id)).fields).toEqual({ headline: 'One' })
  })
})

describe('what has to be settled first is not deleted', () => {
  it('a decision on its way', async () => {
    const item = await here.pulled({ author: me })
    await here.library.decide(item.id, { transition: 'propose', read: item.revision })
    expect(await here.library.deleteDraft(item.id)).toBe(false)
    expect((await here.working(item.id)).decisionOnItsWay).toBe('propose')
  })

  it('a conflict between two texts', async () => {
    const item = await draftWithUnsentWords()
    await answer(
      await here.onlyTaken(),
      'conflict',
      aNews({ ...item, revision: Revision.parse(2), fields: newsFields({ headline: 'Theirs' }) }),
    )
    expect(await here.library.deleteDraft(item.id)).toBe(false)
    expect((await here.working(item.id)).status).toEqual({ kind: 'needs_your_decision' })
  })

  it('but words whose item is gone at the service are, at once', async () => {
    const item = await draftWithUnsentWords()
    await answer(await here.onlyTaken(), 'gone')
    expect(await here.library.deleteDraft(item.id)).toBe(true)
    expect(await isListed(item.id)).toBe(false)
    expect(await here.taken()).toEqual([])
    const restored = await here.library.restoreDeleted(item.id)
    expect(restored?.isNew).toBe(true)
  })
})

describe('an item that somebody decides to delete', () => {
  it('is deleted as it was read, with the reason', async () => {
    const item = await here.pulled({ state: 'deletion_request', revision: Revision.parse(7) })
    const read = Revision.parse(6)
    expect(await here.library.deleteAsRead(item.id, { read, reason: 'It was sold.' })).toBe(true)
    here.advance(timing.deletionWindow)
    expect(await here.library.localStore.takePending(10)).toMatchObject([
      { kind: 'delete', item: item.id, base: 6, reason: 'It was sold.' },
    ])
  })

  it('is in its place again when that is taken back in time', async () => {
    const item = await here.pulled({ state: 'deletion_request' })
    await here.library.deleteAsRead(item.id, { read: item.revision, reason: null })
    expect(await isListed(item.id)).toBe(false)
    expect(await here.library.restoreDeleted(item.id)).toEqual({ item: item.id, isNew: false })
    here.advance(timing.deletionWindow)
    expect(await here.library.localStore.takePending(10)).toEqual([])
  })

  it('is left as it is while words of one’s own are not sent', async () => {
    const item = await draftWithUnsentWords()
    expect(await here.library.deleteAsRead(item.id, { read: item.revision, reason: null })).toBe(false)
  })
})
