import { expect, it } from 'vitest'
import { en } from '#shared/messages/en.ts'

import { marta } from '../../lists/a-row.ts'
import { anAccount } from '../../lists/an-account.ts'
import { roleName } from './role-name.ts'

it('a legal expert is called so, also while their membership waits, unless it is blocked', () => {
  const expert = anAccount(marta, ['legal_expert'])
  expect(roleName(expert, en)).toBe('Legal expert')
  const member = (state: 'blocked' | 'pending') => ({
    ...expert,
    membership: { role: 'member' as const, state },
  })
  expect(roleName(member('blocked'), en)).toBe('Membership is blocked')
  expect(roleName(member('pending'), en)).toBe('Legal expert')
  expect(roleName({ ...member('pending'), siteRoles: [] }, en)).toBe('Membership waits for approval')
})
