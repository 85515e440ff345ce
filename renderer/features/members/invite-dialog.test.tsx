// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aPage, found, press, submit, typeInto } from '../../../tests/support/a-page.tsx'
import { holdCalls } from '../../../tests/support/held-calls.ts'
import { InviteDialog } from './invite-dialog.tsx'

beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true))
afterEach(() => vi.unstubAllGlobals())

test('Enter twice invites once, and Escape does not take away the link that is shown once', async () => {
  const calls = holdCalls()
  const acts = () => calls.filter(({ name }) => name === 'service.membershipAct')
  const page = aPage()
  let isClosed = false
  await page.show(
    <InviteDialog
      onClose={() => {
        isClosed = true
      }}
    />,
  )
  await typeInto(found('input[type=email]', HTMLInputElement), 'nora@example.eu')
  await submit()
  await submit()
  await press('Escape')
  expect(isClosed).toBe(false)
  expect(acts()).toHaveLength(1)
  expect(found('input[type=email]', HTMLInputElement).readOnly).toBe(true)
  const link = 'https://service.example.eu/invitations/one'
  const mine = { standing: null, invitations: [], waiting: null }
  await act(async () => acts()[0]?.answer({ kind: 'done', value: { link, mine } }))
  await vi.waitFor(() => expect(found('[role=dialog] input', HTMLInputElement).value).toBe(link))
  await press('Escape')
  expect(isClosed).toBe(true)
  await page.leave()
})
