// @vitest-environment happy-dom
import { act, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import { useWhileHere } from './use-while-here.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('work is done while its place is there, and not after it was left', async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  const done: string[] = []
  let work = (_what: string) => {}
  function Place() {
    work = useWhileHere((what: string) => {
      done.push(what)
    })
    return null
  }
  const root = createRoot(document.createElement('div'))
  await act(async () =>
    root.render(
      <StrictMode>
        <Place />
      </StrictMode>,
    ),
  )
  work('here')
  await act(async () => root.unmount())
  work('left')
  expect(done).toEqual(['here'])
})
