// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import { useOneAtATime } from './use-one-at-a-time.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a double press is one, and the next one works again', async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  const ends: (() => void)[] = []
  let press = () => {}
  function Place() {
    press = useOneAtATime(
      () =>
        new Promise(resolve => {
          ends.push(resolve)
        }),
    )
    return null
  }
  const root = createRoot(document.createElement('div'))
  await act(async () => root.render(<Place />))
  press()
  press()
  expect(ends).toHaveLength(1)
  await act(async () => ends[0]?.())
  press()
  expect(ends).toHaveLength(2)
  await act(async () => root.unmount())
})

test('what is done with one thing is done with another meanwhile, and with neither twice', async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  const taken: string[] = []
  const ends: (() => void)[] = []
  let take = (_thing: { readonly id: string }) => {}
  function Place() {
    take = useOneAtATime(
      ({ id }: { readonly id: string }) => {
        taken.push(id)
        return new Promise(resolve => {
          ends.push(resolve)
        })
      },
      ({ id }) => id,
    )
    return null
  }
  const root = createRoot(document.createElement('div'))
  await act(async () => root.render(<Place />))
  for (const id of ['one', 'one', 'other', 'one', 'other']) take({ id })
  expect(taken).toEqual(['one', 'other'])
  await act(async () => ends[0]?.())
  for (const id of ['one', 'other']) take({ id })
  expect(taken).toEqual(['one', 'other', 'one'])
  await act(async () => root.unmount())
})
