import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Instant, notStoredYet, Revision } from '#shared/content/identity.ts'
import { Cursor } from '#shared/sync/change.ts'
import { problemType } from '#shared/sync/problem.ts'
import { timing } from '#shared/sync/timing.ts'
import { aLibrary, applied, me, type TestLibrary } from '../../tests/support/a-library.ts'
import { aNews, newsFields } from '../../tests/support/an-item.ts'
import { readItem } from './item-records.ts'

let here: TestLibrary

beforeEach(async () => {
  here = await aLibrary()
})

afterEach(() => here.end())

/** An item whose creation and next words, *Two*, the service has acknowledged; the screen may still show it as it was before. */
async function ownItem() {
  const id = await here.library.createDraft('news')
  for (const [revision, headline] of [
    [1, 'One'],
    [2, 'Two'],
  ] as const) {
    await here.library.saveDraft(id, { ...newsFields(), headline })
    await here.library.localStore.acknowledge([applied(await here.onlyTaken(), revision)])
    await here.library.localStore.settle()
  }
  expect((await readItem(here.database, id)).draft).toBeUndefined()
  return id
}

describe('a decision', () => {
  it('takes unsent words along in one operation', async () => {
    const item = await here.pulled({ author: me })
    await here.library.saveDraft(item.id, { headline: 'Last words' })
    await here.library.decide(item.id, { transition: 'propose', read: item.revision })
    expect(await here.onlyTaken()).toMatchObject({
      kind: 'transition',
      transition: 'propose',
      base: 1,
      fields: { headline: 'Last words' },
    })
    expect((await here.working(item.id)).state).toBe('proposed')
  })

  it('is what words wait for where the workflow has no plain save', async () => {
    const item = await here.pulled({ author: me, state: 'needs_update' })
    await here.library.saveDraft(item.id, { headline: 'Up to date again' })
    expect(await here.taken()).toEqual([])
    expect((await here.working(item.id)).status).toEqual({ kind: 'on_this_computer' })
    await here.library.decide(item.id, { transition: 'propose_again', read: item.revision })
    expect(await here.onlyTaken()).toMatchObject({
      transition: 'propose_again',
      fields: { headline: 'Up to date again' },
    })
  })

  it('of somebody else lets words go that had to wait: they are sent at once, and meet the newer text', async () => {
    const item = await here.pulled({ author: me, state: 'deletion_request' })
    await here.library.saveDraft(item.id, { headline: 'Waits' })
    expect(await here.taken()).toEqual([])
    let told = 0
    here.library.onWork(() => {
      told += 1
    })
    await here.pull(item)
    expect(told).toBe(0)
    await here.pull({ ...item, state: 'validated', revision: Revision.parse(2) })
    expect(told).toBe(1)
    expect(await here.onlyTaken()).toMatchObject({ kind: 'edit', base: 1, fields: { headline: 'Waits' } })
  })

  it('is not what words wait for that were handed out already: they are repeated, and the decision follows', async () => {
    const item = await here.pulled({ author: me, state: 'validated' })
    await here.library.saveDraft(item.id, { headline: 'On their way' })
    const words = await here.onlyTaken()
    // Their answer was lost, and somebody has reported the item meanwhile.
    await here.pull({ ...item, state: 'needs_update', revision: Revision.parse(2) })
    expect(await here.taken()).toEqual([words])
    await here.library.decide(item.id, { transition: 'propose_again', read: Revision.parse(2) })
    await here.library.localStore.acknowledge([applied(words, 3)])
    expect(await here.onlyTaken()).toMatchObject({ transition: 'propose_again' })
  })

  it('is not what words wait for that stand on an older revision: their conflict is found at once', async () => {
    const item = await here.pulled({ author: me, state: 'validated' })
    await here.library.saveDraft(item.id, { headline: 'Written before' })
    await here.pull({ ...item, state: 'needs_update', revision: Revision.parse(2) })
    expect(await here.onlyTaken()).toMatchObject({ kind: 'edit', base: 1 })
  })

  it.each([
    ['reject_deletion', 'deletion_request', 'validated'],
    ['archive', 'validated', 'archived'],
  ] as const)(
    'that publishes nothing leaves what is live as old as it was: %s',
    async (transition, from, to) => {
      const since = Instant.parse('2026-01-05T09:00:00.000Z')
      const published = { revision: Revision.parse(3), at: since, fields: newsFields() }
      const item = await here.pulled({
        state: from,
        revision: Revision.parse(4),
        fields: newsFields(),
        published,
      })
      await here.library.decide(item.id, { transition, read: item.revision, reason: 'It is history' })
      await here.library.localStore.acknowledge([applied(await here.onlyTaken(), 5, to)])
      expect((await here.working(item.id)).stored?.published).toEqual({
        revision: 5,
        at: since,
        fields: null,
      })
    },
  )

  it('on an item that the service does not know yet waits for its creation', async () => {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, newsFields())
    await here.library.decide(id, { transition: 'propose', read: Revision.parse(0) })
    const creation = await here.onlyTaken()
    expect(creation.kind).toBe('create')
    await here.library.localStore.acknowledge([applied(creation, 1)])
    expect(await here.onlyTaken()).toMatchObject({ kind: 'transition', base: 1 })
  })

  it('stands on the revision that was read although a newer one has come', async () => {
    const item = await here.pulled({ state: 'proposed', revision: Revision.parse(3) })
    await here.pull({ id: item.id, state: 'proposed', revision: Revision.parse(4) })
    await here.library.decide(item.id, { transition: 'approve', read: Revision.parse(3) })
    expect(await here.onlyTaken()).toMatchObject({ base: 3 })
  })

  it('stands on the revision that was read although words stand on a newer one', async () => {
    const item = await here.pulled({ state: 'proposed', revision: Revision.parse(4) })
    await here.library.saveDraft(item.id, { headline: 'Corrected' })
    await here.library.decide(item.id, { transition: 'approve', read: Revision.parse(3) })
    expect(await here.onlyTaken()).toMatchObject({ base: 3, fields: { headline: 'Corrected' } })
  })

  it('is not lifted onto a newer revision by words that were on their way', async () => {
    const item = await here.pulled({ state: 'proposed', revision: Revision.parse(4) })
    await here.library.saveDraft(item.id, { headline: 'Corrected' })
    const words = await here.onlyTaken()
    await here.library.decide(item.id, { transition: 'approve', read: Revision.parse(3) })
    await here.library.localStore.acknowledge([applied(words, 5)])
    expect(await here.onlyTaken()).toMatchObject({ kind: 'transition', base: 3 })
  })

  it("follows one's own words, which were acknowledged since the screen was drawn", async () => {
    const item = await here.pulled({ author: me })
    await here.library.saveDraft(item.id, { headline: 'One' })
    const words = await here.onlyTaken()
    await here.library.saveDraft(item.id, { headline: 'Two' })
    await here.library.localStore.acknowledge([applied(words, 2)])
    await here.library.decide(item.id, { transition: 'propose', read: item.revision })
    expect(await here.onlyTaken()).toMatchObject({ kind: 'transition', base: 2, fields: { headline: 'Two' } })
  })

  it("follows all of one's own words that were acknowledged since the screen was drawn", async () => {
    const id = await ownItem()
    for (const read of [0, 1].map(each => Revision.parse(each))) {
      await here.library.decide(id, { transition: 'propose', read })
      const { entries } = await readItem(here.database, id)
      expect(entries).toMatchObject([{ operation: { kind: 'transition', base: 2 } }])
      expect(await here.library.takeBackDecision(id)).toBe(true)
    }
    // Also where they have come back with the feed.
    await here.pull({ id, revision: Revision.parse(2), author: me, changedBy: me })
    await here.library.decide(id, { transition: 'propose', read: Revision.parse(1) })
    expect(await here.onlyTaken()).toMatchObject({ kind: 'transition', base: 2 })
  })

  it('follows them with words that were written on the screen of before', async () => {
    const id = await ownItem()
    const [revision, state] = [Revision.parse(1), 'draft' as const]
    await here.library.saveDraft(id, { headline: 'Three' }, { revision, state, fields: { headline: 'One' } })
    await here.library.decide(id, { transition: 'propose', read: revision })
    expect(await here.onlyTaken()).toMatchObject({
      kind: 'transition',
      base: 2,
      fields: { headline: 'Three' },
    })
  })

  it("follows no words of somebody else's that came between", async () => {
    const id = await ownItem()
    await here.pull({ id, revision: Revision.parse(3), author: me })
    await here.library.saveDraft(id, { headline: 'Four' })
    await here.library.localStore.acknowledge([applied(await here.onlyTaken(), 4)])
    await here.library.decide(id, { transition: 'propose', read: Revision.parse(2) })
    expect(await here.onlyTaken()).toMatchObject({ base: 2 })
  })

  it('to delete follows them as well', async () => {
    const id = await ownItem()
    expect(await here.library.deleteAsRead(id, { read: Revision.parse(1), reason: null })).toBe(true)
    expect(await here.onlyTaken()).toMatchObject({ kind: 'delete', base: 2 })
  })

  it('follows none that a service which has begun anew may count otherwise', async () => {
    const id = await ownItem()
    await here.library.localStore.apply({
      changes: [{ kind: 'item', item: aNews({ id, revision: Revision.parse(2), author: me }) }],
      cursor: Cursor.parse('anew'),
      more: false,
      reset: true,
    })
    await here.library.decide(id, { transition: 'propose', read: Revision.parse(1) })
    expect(await here.onlyTaken()).toMatchObject({ base: 1 })
  })

  it('follows none that no screen lags behind any more', async () => {
    const id = await ownItem()
    here.advance(3_600_001)
    await here.library.tidy()
    await here.library.decide(id, { transition: 'propose', read: Revision.parse(1) })
    expect(await here.onlyTaken()).toMatchObject({ base: 1 })
  })

  it('on an item whose creation was acknowledged since the screen was drawn creates it no second time', async () => {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, newsFields())
    await here.library.localStore.acknowledge([applied(await here.onlyTaken(), 1)])
    await here.library.decide(id, { transition: 'propose', read: Revision.parse(0) })
    expect(await here.onlyTaken()).toMatchObject({ kind: 'transition', base: 1 })
  })

  it('whose reason the protocol refuses is not taken, because it would wait for ever', async () => {
    const item = await here.pulled({ state: 'proposed' })
    const reason = 'x'.repeat(4001)
    const decision = { transition: 'return_to_author' as const, read: item.revision, reason }
    await expect(here.library.decide(item.id, decision)).rejects.toThrow()
    expect(await here.taken()).toEqual([])
  })

  it('stays on this computer for as long as it may be taken back, and the engine is told when that ends', async () => {
    const item = await here.pulled({ author: me })
    let announced = 0
    here.library.onWork(() => {
      announced += 1
    })
    await here.library.decide(item.id, { transition: 'propose', read: item.revision })
    here.advance(timing.takeBackWindow - 1)
    expect(await here.library.localStore.takePending(100)).toEqual([])
    announced = 0
    for (const { delay, run } of here.reminders) {
      expect(delay).toBe(timing.takeBackWindow)
      run()
    }
    expect(announced).toBe(1)
    here.advance(1)
    expect(await here.library.localStore.takePending(100)).toHaveLength(1)
  })

  it('is not held back by a clock that was put back', async () => {
    const item = await here.pulled({ author: me })
    await here.library.decide(item.id, { transition: 'propose', read: item.revision })
    here.advance(-3_600_000)
    expect(await here.library.localStore.takePending(100)).toHaveLength(1)
  })

  it('can be taken back until it was handed to the network, and its words stay', async () => {
    const item = await here.pulled({ author: me })
    await here.library.saveDraft(item.id, { headline: 'Last words' })
    await here.library.decide(item.id, { transition: 'propose', read: item.revision })
    expect(await here.library.takeBackDecision(item.id)).toBe(true)
    expect(await here.onlyTaken()).toMatchObject({ kind: 'edit', fields: { headline: 'Last words' } })
    expect(await here.library.takeBackDecision(item.id)).toBe(false)
  })
})

describe('a refusal', () => {
  const problem = { type: problemType('not-ready'), title: 'Not ready', status: 422 }

  it('keeps the words, says so, and lets later words start anew', async () => {
    const item = await here.pulled({ author: me })
    await here.library.saveDraft(item.id, { headline: 'Words' })
    await here.library.decide(item.id, { transition: 'propose', read: item.revision })
    const first = await here.onlyTaken()
    await here.library.localStore.acknowledge([{ operation: first.id, outcome: 'refused', problem }])
    expect((await here.working(item.id)).status).toEqual({ kind: 'refused', problem })
    expect(await here.taken()).toEqual([])
    await here.library.saveDraft(item.id, { body: '<p>Better</p>' })
    const second = await here.onlyTaken()
    expect(second).toMatchObject({
      kind: 'edit',
      base: 1,
      fields: { headline: 'Words', body: '<p>Better</p>' },
    })
    expect(second.id).not.toBe(first.id)
  })

  it('can be sent once more under a new id', async () => {
    const item = await here.pulled({ author: me })
    await here.library.decide(item.id, { transition: 'propose', read: item.revision })
    const first = await here.onlyTaken()
    await here.library.localStore.acknowledge([{ operation: first.id, outcome: 'refused', problem }])
    await here.library.sendAgain(item.id)
    const second = await here.onlyTaken()
    expect(second).toMatchObject({ kind: 'transition', transition: 'propose' })
    expect(second.id).not.toBe(first.id)
  })

  it('of a creation lets a decision follow it, each under an id of its own', async () => {
    const id = await here.library.createDraft('news')
    await here.library.saveDraft(id, newsFields())
    const refused = await here.onlyTaken()
    await here.library.localStore.acknowledge([{ operation: refused.id, outcome: 'refused', problem }])
    await here.library.decide(id, { transition: 'propose', read: notStoredYet })
    here.advance(timing.takeBackWindow)
    const creation = await here.onlyTaken()
    expect(creation).toMatchObject({ kind: 'create', fields: newsFields() })
    await here.library.localStore.acknowledge([applied(creation, 1)])
    const decision = await here.onlyTaken()
    expect(decision).toMatchObject({ kind: 'transition', transition: 'propose', base: 1 })
    expect(new Set([refused.id, creation.id, decision.id]).size).toBe(3)
  })
})
