import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AccountId, Instant, type ItemId, Revision } from '#shared/content/identity.ts'
import { emptyMargin, type ItemMargin, ThreadId } from '#shared/margin/margin.ts'
import { claimLease } from '#shared/margin/write-in-margin.ts'
import { Cursor } from '#shared/sync/change.ts'
import type { Operation } from '#shared/sync/operation.ts'
import { problemType } from '#shared/sync/problem.ts'
import { aLibrary, applied, at, me, type TestLibrary } from '../../tests/support/a-library.ts'
import { aPerson } from '../../tests/support/an-item.ts'
import { marginWithOutbox } from './margin-outbox.ts'
import { readMarginEntries } from './margins.ts'

const marta = aPerson('Marta Kowalska')
const revision = Revision.parse(2)
const remark = (text: string) => ({ text, mentions: [] })

let desk: TestLibrary
let item: ItemId

beforeEach(async () => {
  desk = await aLibrary()
  item = (await desk.pulled({ state: 'proposed', revision, author: marta })).id
})

afterEach(() => desk.end())

/** What is handed out next. */
function take(): Promise<readonly Operation[]> {
  return desk.library.localStore.takePending(10)
}

async function shown() {
  const { database } = desk
  const [record, entries] = await Promise.all([database.margins.get(item), readMarginEntries(database, item)])
  return marginWithOutbox(record?.margin, entries, me, {})
}

async function refuse(operation: Operation | undefined, kind: 'claimed' | 'not-found'): Promise<void> {
  if (!operation) throw new Error('Nothing was taken')
  const problem = { type: problemType(kind), title: 'No', status: 409 }
  await desk.library.localStore.acknowledge([{ operation: operation.id, outcome: 'refused', problem }])
}

function tell(margin: Partial<ItemMargin>): Promise<void> {
  return desk.library.localStore.apply({
    changes: [{ kind: 'margin', margin: { claim: null, threads: [], suggestions: [], ...margin, item } }],
    cursor: Cursor.parse('c2'),
    more: false,
    reset: false,
  })
}

describe('what a person writes in a margin', () => {
  it('is there at once, is sent, and stays when the service has it', async () => {
    const thread = await desk.library.margins.beginThread(item, null, revision, remark('Which code?'))
    expect((await shown()).threads).toMatchObject([
      { id: thread, comments: [{ text: 'Which code?', by: me }] },
    ])
    const [operation, ...more] = await take()
    expect(operation).toMatchObject({ kind: 'comment', item, thread, text: 'Which code?' })
    expect(more).toEqual([])
    if (operation) await desk.library.localStore.acknowledge([applied(operation, 2)])
    expect(await take()).toEqual([])
    expect((await shown()).threads).toMatchObject([{ id: thread, comments: [{ text: 'Which code?' }] }])
  })

  it('is one operation where it is changed before it leaves, and another one after', async () => {
    const { margins } = desk.library
    const place = { field: 'headline', quote: null }
    const thread = await margins.beginThread(item, place, revision, remark('Wich?'))
    const [written] = (await shown()).threads[0]?.comments ?? []
    if (!written) throw new Error('No comment')
    await margins.changeComment(item, thread, written.id, revision, remark('Which?'))
    expect(await take()).toMatchObject([{ text: 'Which?', place }])
    await margins.changeComment(item, thread, written.id, revision, remark('Which one?'))
    const [again] = await take()
    // What was handed out is frozen: it may have arrived.
    expect(again).toMatchObject({ text: 'Which?', place })
    if (again) await desk.library.localStore.acknowledge([applied(again, 2)])
    expect(await take()).toMatchObject([{ text: 'Which one?' }])
  })

  it('leaves before the decision that it belongs to, which may take the item out of sight', async () => {
    await desk.library.decide(item, { transition: 'return_to_author', read: revision, reason: 'See there' })
    await desk.library.margins.beginThread(item, null, revision, remark('This one.'))
    desk.advance(60_000)
    const [comment, ...others] = await take()
    expect([comment?.kind, others.length]).toEqual(['comment', 0])
    if (comment) await desk.library.localStore.acknowledge([applied(comment, 2)])
    expect(await take()).toMatchObject([{ kind: 'transition' }])
  })

  it('is kept when the service refuses it, until its person lets it go', async () => {
    await desk.library.margins.beginThread(item, null, revision, remark('Too late.'))
    const [operation] = await take()
    await refuse(operation, 'not-found')
    expect(await take()).toEqual([])
    expect(await readMarginEntries(desk.database, item)).toMatchObject([
      { stage: 'refused', operation: { text: 'Too late.' } },
    ])
    if (operation) await desk.library.margins.dropRefused(operation.id)
    expect(await readMarginEntries(desk.database, item)).toEqual([])
  })

  it('is sent once more as it was, at its person’s word', async () => {
    await desk.library.margins.beginThread(item, null, revision, remark('Please.'))
    const [operation] = await take()
    await refuse(operation, 'not-found')
    if (operation) await desk.library.margins.sendAgain(operation.id)
    const [again, ...more] = await take()
    expect(again).toMatchObject({ kind: 'comment', text: 'Please.' })
    expect(again).not.toMatchObject({ id: operation?.id })
    expect(more).toEqual([])
  })

  it('that opens a thread again in between leaves the last word to whoever resolves it last', async () => {
    const { margins } = desk.library
    const thread = await margins.beginThread(item, null, revision, remark('Which?'))
    await margins.resolve(item, thread, true)
    await margins.answer(item, thread, revision, remark('This one.'))
    expect((await shown()).threads[0]?.resolved).toBeNull()
    await margins.resolve(item, thread, true)
    expect((await shown()).threads[0]?.resolved).not.toBeNull()
  })

  it('that is longer than the protocol allows is not stored', async () => {
    const writing = desk.library.margins.beginThread(item, null, revision, remark('x'.repeat(5_000)))
    await expect(writing).rejects.toThrow()
    expect(await readMarginEntries(desk.database, item)).toEqual([])
  })
})

describe('a claim', () => {
  it('is one’s own at once, and only its release is sent where that came before it left', async () => {
    await desk.library.margins.claim(item)
    expect((await shown()).claim?.by).toEqual(me)
    await desk.library.margins.release(item)
    expect((await shown()).claim).toBeNull()
    expect(await take()).toMatchObject([{ kind: 'release' }])
  })

  it('is not sent behind the decision that ends it', async () => {
    await desk.library.margins.claim(item)
    await desk.library.decide(item, { transition: 'approve', read: revision })
    desk.advance(60_000)
    expect(await take()).toMatchObject([{ kind: 'transition' }])
  })

  it('that takes over keeps its word when it is renewed on its way', async () => {
    await desk.library.margins.claim(item, { from: marta.id, word: 'I go on.', revision })
    await desk.library.margins.claim(item)
    expect(await take()).toMatchObject([{ kind: 'claim', takesOver: { from: marta.id, word: 'I go on.' } }])
  })

  it('that was refused for another reason than somebody else’s is nothing to speak of', async () => {
    await desk.library.margins.claim(item)
    const [claim] = await take()
    await refuse(claim, 'not-found')
    expect(await readMarginEntries(desk.database, item)).toEqual([])
  })

  it('that somebody else was quicker with is theirs, and the comments stay', async () => {
    await desk.library.margins.claim(item)
    await desk.library.margins.beginThread(item, null, revision, remark('Mine.'))
    await tell({
      claim: {
        by: marta,
        at,
        until: Instant.parse(new Date(Date.parse(at) + claimLease).toISOString()),
        takenFrom: null,
      },
    })
    const [claim] = await take()
    await refuse(claim, 'claimed')
    const margin = await shown()
    expect(margin.claim?.by).toEqual(marta)
    expect(margin.threads).toHaveLength(1)
  })
})

describe('what the service tells of margins', () => {
  it('is stored beside the item, and goes with it', async () => {
    await tell({ threads: [] })
    expect(await desk.database.margins.get(item)).toMatchObject({ margin: emptyMargin })
    await desk.library.localStore.apply({
      changes: [{ kind: 'gone', id: item }],
      cursor: Cursor.parse('c3'),
      more: false,
      reset: false,
    })
    expect(await desk.database.margins.count()).toBe(0)
  })

  it('that begins anew leaves what waits to be sent', async () => {
    await desk.library.margins.answer(item, ThreadId.parse(randomUUID()), revision, {
      text: 'Still here.',
      mentions: [AccountId.parse(randomUUID())],
    })
    await desk.library.localStore.apply({ changes: [], cursor: Cursor.parse('c4'), more: false, reset: true })
    expect(await take()).toMatchObject([{ text: 'Still here.' }])
  })
})
