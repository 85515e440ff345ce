import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ItemId, Revision } from '#shared/content/identity.ts'
import type { Operation } from '#shared/sync/operation.ts'
import { aLibrary, applied, at, libraryOn, type TestLibrary } from '../../tests/support/a-library.ts'
import { newsFields } from '../../tests/support/an-item.ts'
import { readItem } from './item-records.ts'

let here: TestLibrary

beforeEach(async () => {
  here = await aLibrary()
})

afterEach(() => here.end())

/** Drafts that were handed out together, more than are settled at once. */
async function handedOut(): Promise<readonly Operation[]> {
  for (let count = 0; count < 12; count += 1) await here.library.createDraft('news', newsFields())
  return here.taken()
}

function firstOf(operations: readonly Operation[]): ItemId {
  const [first] = operations
  if (!first) throw new Error('Nothing was handed out')
  return first.item
}

/** The same library, opened once more. */
function openedAgain() {
  return libraryOn(here.database, () => new Date(Date.parse(at) + 3_600_000))
}

describe('answers to many operations', () => {
  it('are noted without a word of a text, and settled afterwards', async () => {
    const operations = await handedOut()
    const { localStore } = here.library
    const copies = vi.spyOn(here.database.copies, 'bulkPut')
    await localStore.acknowledge(operations.map(operation => applied(operation, 1)))
    expect(copies).not.toHaveBeenCalled()
    expect((await here.working(firstOf(operations))).status).toEqual({ kind: 'waiting_to_be_sent' })
    expect(await localStore.settle()).toBe(true)
    expect(await localStore.settle()).toBe(false)
    expect((await here.working(firstOf(operations))).status).toEqual({ kind: 'sent', revision: 1 })
    expect(await here.database.outbox.count()).toBe(0)
    expect(await here.database.handOuts.count()).toBe(0)
  })

  it('keep what was answered from being sent again, after the program was closed too', async () => {
    const operations = await handedOut()
    await here.library.localStore.acknowledge(operations.map(operation => applied(operation, 1)))
    expect(await here.taken()).toEqual([])
    const again = openedAgain()
    expect(await again.localStore.takePending(100)).toEqual([])
    while (await again.localStore.settle());
    expect(await here.database.outbox.count()).toBe(0)
    expect((await readItem(here.database, firstOf(operations))).copy?.revision).toBe(1)
  })

  it('are settled as soon as newer words of their items are all that is left to send', async () => {
    const operations = await handedOut()
    const item = firstOf(operations)
    await here.library.saveDraft(item, { headline: 'Written while it travelled' })
    await here.library.localStore.acknowledge(operations.map(operation => applied(operation, 1)))
    await here.library.saveDraft(item, { headline: 'And after it was answered' })
    expect(await here.onlyTaken()).toMatchObject({
      item,
      kind: 'edit',
      base: 1,
      fields: { headline: 'And after it was answered' },
    })
  })

  it('are settled before any other answer of their items', async () => {
    const operations = await handedOut()
    const item = firstOf(operations)
    await here.library.localStore.acknowledge(operations.map(operation => applied(operation, 1)))
    await here.library.saveDraft(item, { headline: 'More' })
    const [edit] = await here.taken()
    if (!edit) throw new Error('Nothing was taken')
    await here.library.localStore.acknowledge([applied(edit, 2)])
    expect((await here.working(item)).status).toEqual({ kind: 'sent', revision: Revision.parse(2) })
  })

  it('are noted also where one of them says something else, which is settled at once', async () => {
    const operations = await handedOut()
    const [first, ...others] = operations.map(operation => applied(operation, 1))
    if (!first) throw new Error('Nothing was handed out')
    await here.library.localStore.acknowledge([
      { operation: first.operation, outcome: 'conflict', current: null },
      ...others,
    ])
    expect((await here.working(firstOf(operations))).status).toEqual({ kind: 'needs_your_decision' })
    expect(await here.database.outbox.count()).toBe(operations.length)
    while (await here.library.localStore.settle());
    expect(await here.database.outbox.count()).toBe(1)
  })
})

describe('an operation that was handed out', () => {
  it('is repeated as it was, whatever is written after, and noted once', async () => {
    const item = await here.library.createDraft('news', newsFields({ headline: 'First' }))
    const sent = await here.onlyTaken()
    await here.library.saveDraft(item, { headline: 'Second' })
    for (let count = 0; count < 5; count += 1) expect(await here.onlyTaken()).toEqual(sent)
    expect(await here.database.handOuts.count()).toBe(1)
    const again = openedAgain()
    await again.saveDraft(item, { headline: 'Third' })
    expect(await again.localStore.takePending(100)).toEqual([sent])
  })

  it('is written again by nobody', async () => {
    await here.library.createDraft('news', newsFields())
    const [put, bulkPut] = [vi.spyOn(here.database.outbox, 'put'), vi.spyOn(here.database.outbox, 'bulkPut')]
    await here.onlyTaken()
    expect(put).not.toHaveBeenCalled()
    expect(bulkPut).not.toHaveBeenCalled()
  })
})
