import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ItemId } from '#shared/content/identity.ts'
import { aLibrary, type TestLibrary } from '../../tests/support/a-library.ts'
import { patiently } from '../../tests/support/patiently.ts'
import { deleteCopies } from './copies.ts'
import { createReadAhead, followItem, type ReadAhead, type ReadItem } from './followed-item.ts'

let here: TestLibrary
let ahead: ReadAhead

beforeEach(async () => {
  here = await aLibrary()
  ahead = createReadAhead(here.database)
})

afterEach(async () => {
  ahead.end()
  await here.end()
})

function headlineOf({ working }: ReadItem): unknown {
  return working?.fields['headline']
}

async function isRead(id: ItemId): Promise<void> {
  await vi.waitFor(() => expect(followItem(here.database, id).hasValue()).toBe(true), patiently)
}

it('tells each listener what was read, and of each change', async () => {
  const item = await here.pulled({})
  const [first, second]: [unknown[], unknown[]] = [[], []]
  const followed = followItem(here.database, item.id)
  const stops = [followed.subscribe(read => first.push(headlineOf(read)))]
  await vi.waitFor(() => expect(first).toEqual([item.fields['headline']]), patiently)
  stops.push(followItem(here.database, item.id).subscribe(read => second.push(headlineOf(read))))
  expect(second).toEqual([item.fields['headline']])
  await here.library.saveDraft(item.id, { headline: 'Another' })
  await vi.waitFor(() => expect([first.at(-1), second.at(-1)]).toEqual(['Another', 'Another']), patiently)
  for (const stop of stops) stop()
})

it('keeps nothing that it is not told the changes of', async () => {
  const item = await here.pulled({})
  const followed = followItem(here.database, item.id)
  const stop = followed.subscribe(() => undefined)
  await isRead(item.id)
  stop()
  expect(followed.hasValue()).toBe(false)
  expect(followItem(here.database, item.id).hasValue()).toBe(false)
})

it('tells of an item that is not on this computer', async () => {
  const item = await here.pulled({})
  await deleteCopies(here.database, [item.id])
  const told: unknown[] = []
  const stop = followItem(here.database, item.id).subscribe(read => told.push(read.working))
  await vi.waitFor(() => expect(told).toEqual([null]), patiently)
  stop()
})

it('opens at once what was read ahead', async () => {
  const item = await here.pulled({})
  ahead.about(item.id)
  await isRead(item.id)
  const run = vi.fn()
  ahead.open(item.id, run)
  expect(run).toHaveBeenCalledOnce()
})

it('opens what was not read ahead when it has been read, once', async () => {
  const item = await here.pulled({})
  const run = vi.fn(() => expect(followItem(here.database, item.id).hasValue()).toBe(true))
  ahead.open(item.id, run)
  expect(run).not.toHaveBeenCalled()
  await vi.waitFor(() => expect(run).toHaveBeenCalled(), patiently)
  await here.library.saveDraft(item.id, { headline: 'Another' })
  expect(run).toHaveBeenCalledOnce()
})

it('does not open what was not wanted any more before it was read', async () => {
  const item = await here.pulled({})
  const run = vi.fn()
  const cancel = ahead.open(item.id, run)
  cancel()
  await isRead(item.id)
  expect(run).not.toHaveBeenCalled()
})

it('reads an item on which the focus stays, and none that it passes', async () => {
  const [passed, stayed] = [await here.pulled({}), await here.pulled({})]
  ahead.at(passed.id)
  ahead.at(stayed.id)
  await isRead(stayed.id)
  expect(followItem(here.database, passed.id).hasValue()).toBe(false)
})
