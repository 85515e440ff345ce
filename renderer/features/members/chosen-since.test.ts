import { expect, test } from 'vitest'
import type { Policy } from '#shared/workflow/policy.ts'
import { chosenSince } from './chosen-since.ts'

const sent: Policy = { membership: 'closed', creation: 'any_user', moderation: 'pre_moderated' }

test('nothing of a policy that was sent stays chosen', () => {
  expect(chosenSince({ membership: 'closed', creation: 'any_user' }, sent)).toEqual({})
})

test('what was chosen while it was on its way stays chosen', () => {
  expect(
    chosenSince({ membership: 'open', creation: 'any_user', moderation: 'post_moderated' }, sent),
  ).toEqual({
    membership: 'open',
    moderation: 'post_moderated',
  })
})
