// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { timing } from '#shared/sync/timing.ts'
import { storeEverything } from '../../bridge/index.ts'
import { useKept } from './use-kept.ts'

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A place where somebody writes, and what is kept of it. */
async function aPlace(save: (words: string) => Promise<void>) {
  let words = ''
  let touch = () => {}
  let isOver = () => {}
  let hasEnded = () => false
  let shown = ''
  function Place() {
    const kept = useKept(() => save(words))
    touch = kept.touch
    isOver = kept.isOver
    hasEnded = kept.hasEnded
    shown = kept.kept
    return null
  }
  const root = createRoot(document.createElement('div'))
  await act(async () => root.render(<Place />))
  return {
    type: (typed: string) =>
      act(async () => {
        words += typed
        touch()
      }),
    pass: (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds)),
    shown: () => shown,
    end: () => isOver(),
    hasEnded: () => hasEnded(),
    leave: () => act(async () => root.unmount()),
  }
}

test('what is typed without a pause is kept all the same', async () => {
  const kept: string[] = []
  const place = await aPlace(async words => void kept.push(words))
  for (let typed = 0; typed <= timing.saveAtLeast; typed += 100) {
    await place.type('x')
    await place.pass(100)
  }
  expect(kept.length).toBeGreaterThan(0)
  await place.leave()
})

test('a closing window keeps the last words, and says so where it cannot', async () => {
  const kept: string[] = []
  let isFull = false
  const place = await aPlace(async words => {
    if (isFull) throw new Error('The disk is full')
    kept.push(words)
  })
  await place.type('half')
  expect(await act(storeEverything)).toBe(true)
  expect(kept).toEqual(['half'])
  isFull = true
  await place.type(' of it')
  await place.pass(timing.savePause)
  expect(place.shown()).toBe('failed')
  expect(await act(storeEverything)).toBe(false)
  isFull = false
  await place.leave()
  expect(kept.at(-1)).toBe('half of it')
  expect(await storeEverything()).toBe(true)
})

test('whoever leaves while words are being kept has kept those that came since', async () => {
  const kept: string[] = []
  const ends: (() => void)[] = []
  const place = await aPlace(
    words =>
      new Promise(resolve => {
        kept.push(words)
        ends.push(resolve)
      }),
  )
  await place.type('half')
  await place.pass(timing.savePause)
  await place.type(' of it')
  await place.leave()
  for (const end of ends) end()
  expect(kept.at(-1)).toBe('half of it')
  await vi.advanceTimersByTimeAsync(timing.retryMost)
  expect(kept).toHaveLength(2)
})

test('what has gone elsewhere is not kept any more', async () => {
  const kept: string[] = []
  const place = await aPlace(async words => void kept.push(words))
  await place.type('sent')
  place.end()
  await place.leave()
  await vi.advanceTimersByTimeAsync(timing.saveAtLeast)
  expect(kept).toEqual([])
})

test('what ends late learns that the words have gone elsewhere, or that their place was left', async () => {
  const one = await aPlace(async () => undefined)
  const other = await aPlace(async () => undefined)
  expect([one.hasEnded(), other.hasEnded()]).toEqual([false, false])
  one.end()
  await other.leave()
  expect([one.hasEnded(), other.hasEnded()]).toEqual([true, true])
  await one.leave()
})
