import { expect, it } from 'vitest'
import { isLegalExpert, type Membership } from './actor.ts'

const expert = (state: Membership['state'] | null) =>
  isLegalExpert({
    siteRoles: ['legal_expert'],
    membership: state === null ? null : { role: 'member', state },
  })

it('a legal expert is one without a membership, with one, and while one waits for approval', () => {
  expect([expert(null), expert('active'), expert('pending')]).toEqual([true, true, true])
})

it('nobody is one whose membership is blocked, or who does not have the role', () => {
  expect(expert('blocked')).toBe(false)
  expect(isLegalExpert({ siteRoles: ['moderator'], membership: null })).toBe(false)
})
