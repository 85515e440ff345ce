import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ItemId } from '#shared/content/identity.ts'
import { timing } from '#shared/sync/timing.ts'
import { useWordsBeingWritten } from '../../ui-state/words-being-written.ts'
import { createSaving } from './saving.ts'
import { tellOfWriting } from './tell-of-writing.ts'

const item = ItemId.parse('0198a000-0000-7000-8000-000000000001')
const atOnce = (run: () => void) => run()
const isWritten = () => useWordsBeingWritten.getState().items.has(item)

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
})

test('words are told of from their first key until the library has counted them', () => {
  const saving = createSaving(atOnce)
  const leave = tellOfWriting(item, saving)
  expect(isWritten()).toBe(false)
  saving.enter('unsaved')
  expect(isWritten()).toBe(true)
  saving.enter('saving')
  saving.enter('saved')
  expect(isWritten()).toBe(true)
  vi.advanceTimersByTime(timing.countedWithin)
  expect(isWritten()).toBe(false)
  leave()
})

test('what is written again before they are counted goes on being told of', () => {
  const saving = createSaving(atOnce)
  const leave = tellOfWriting(item, saving)
  saving.enter('saved')
  saving.enter('unsaved')
  vi.advanceTimersByTime(10 * timing.countedWithin)
  expect(isWritten()).toBe(true)
  saving.enter('saved')
  leave()
})

test('an item that is left before its words are stored is told of until they are', () => {
  const saving = createSaving(atOnce)
  const leave = tellOfWriting(item, saving)
  saving.enter('unsaved')
  leave()
  saving.enter('saving')
  vi.advanceTimersByTime(timing.countedWithin)
  expect(isWritten()).toBe(true)
  saving.enter('saved')
  vi.advanceTimersByTime(timing.countedWithin)
  expect(isWritten()).toBe(false)
  saving.enter('unsaved')
  expect(isWritten()).toBe(false)
})

test('words that could not be stored are told of by the storage alone', () => {
  const saving = createSaving(atOnce)
  const leave = tellOfWriting(item, saving)
  saving.enter('unsaved')
  saving.enter('failed')
  expect(isWritten()).toBe(false)
  saving.enter('saved')
  leave()
})
