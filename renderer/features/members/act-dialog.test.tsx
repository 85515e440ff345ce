// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Member } from '#shared/members/member.ts'
import { aPage, found, submit, typeInto } from '../../../tests/support/a-page.tsx'
import { aPerson } from '../../../tests/support/an-item.ts'
import { holdCalls } from '../../../tests/support/held-calls.ts'
import { ReasonDialog } from './act-dialog.tsx'

beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true))
afterEach(() => vi.unstubAllGlobals())

function aMember(name: string): Member {
  return {
    person: aPerson(name),
    role: 'member',
    state: 'active',
    isOwner: false,
    email: null,
    since: null,
  }
}

const done = {
  kind: 'done',
  value: { link: null, mine: { standing: null, invitations: [], waiting: null } },
}

test('what is done about one member closes no dialog about the next, and takes no word from it', async () => {
  const calls = holdCalls()
  const page = aPage()
  const closed: string[] = []
  const dialog = (name: string) => (
    <ReasonDialog key={name} kind="remove" member={aMember(name)} onClose={() => closed.push(name)} />
  )
  await page.show(dialog('Ada'))
  await submit()
  await page.show(null)
  await page.show(dialog('Bo'))
  await typeInto(found('textarea', HTMLTextAreaElement), 'Has not written for years')
  await act(async () => calls.find(({ name }) => name === 'service.membershipAct')?.answer(done))
  expect(closed).toEqual([])
  expect(found('textarea', HTMLTextAreaElement).value).toBe('Has not written for years')

  await submit()
  expect(found('textarea', HTMLTextAreaElement).readOnly).toBe(true)
  await act(async () => calls.findLast(({ name }) => name === 'service.membershipAct')?.answer(done))
  await vi.waitFor(() => expect(closed).toEqual(['Bo']))
  await page.leave()
})
