import { expect, test } from 'vitest'
import {
  answerOf,
  type Cell,
  cells,
  nameOf,
  policies,
  printCells,
  roles,
} from '../../tests/support/workflow-table.ts'
import type { Policy } from './policy.ts'
import { type PolicyDifference, policyDifference, type RightStatement } from './policy-difference.ts'
import type { RightsRole } from './rights-table.ts'

const osor: Policy = { membership: 'open', creation: 'only_members', moderation: 'pre_moderated' }

/** A statement in short: `member author: lost own propose draft, instead publish`. */
function short({ roles: who, change, whose, right, states, instead }: RightStatement): string {
  const end = instead === null ? '' : `, instead ${instead}`
  return `${who.join(' ')}: ${change} ${whose} ${right.act} ${states.join(' ')}${end}`
}

function said(difference: PolicyDifference): readonly string[] {
  return difference.statements.map(short)
}

test('the same policy changes nothing', () => {
  for (const policy of policies) {
    expect(policyDifference(policy, policy)).toMatchObject({ membership: null, statements: [], stranded: [] })
  }
})

test('who joins is all that an opened or closed collection changes', () => {
  const closed: Policy = { ...osor, membership: 'closed' }
  expect(policyDifference(osor, closed)).toMatchObject({ membership: 'closed', statements: [], stranded: [] })
  expect(policyDifference(closed, osor)).toMatchObject({ membership: 'opened', statements: [], stranded: [] })
})

test('where texts are checked beforehand, members propose instead of publishing', () => {
  const difference = policyDifference({ ...osor, moderation: 'post_moderated' }, osor)
  expect(said(difference)).toContain('member: lost own publish draft, instead propose')
  expect(said(difference)).toContain('member author: lost own delete validated, instead request_deletion')
  expect(difference.stranded).toEqual([])
})

test('where texts are checked afterwards, requests for deletion that wait can only be granted', () => {
  const difference = policyDifference(osor, { ...osor, moderation: 'post_moderated' })
  expect(difference.stranded).toEqual([
    { state: 'deletion_request', lost: ['reject_deletion'], left: ['delete'] },
  ])
  expect(said(difference)).toContain('member author facilitator: lost own propose draft, instead publish')
  expect(said(difference)).toContain(
    'member author: gained own delete proposed validated needs_update deletion_request archived',
  )
})

test('where only facilitators and authors create, members lose beginning a text, and nothing else', () => {
  expect(said(policyDifference(osor, { ...osor, creation: 'facilitators_and_authors' }))).toEqual([
    'member: lost own create draft',
    'member: lost own create proposed',
  ])
})

const people: Readonly<Record<string, RightsRole>> = {
  'somebody who is no member': 'reader',
  'a member': 'member',
  'an author': 'author',
  'a facilitator': 'facilitator',
  'a site moderator': 'moderator',
}

function may(cell: Cell): boolean {
  const answer = answerOf(cell)
  return answer === 'allowed' || answer === 'reason-missing'
}

/** Whether a difference says of a cell that it is gained or lost. */
function isSaid(difference: PolicyDifference, cell: Cell, role: RightsRole): 'gained' | 'lost' | null {
  const { standing, step, isOwn } = cell
  const found = difference.statements.find(
    ({ roles: who, right, states, isEither, whose, change }) =>
      (change === 'gained' || change === 'lost') &&
      who.includes(role) &&
      right.act === step &&
      states.includes(standing.state) &&
      // Deletions of several states are told together: of each it holds, however it stands.
      (isEither || states.length > 1 || right.isPublished === standing.isPublished) &&
      (whose === 'any' || (whose === 'own') === isOwn),
  )
  return found?.change === 'gained' || found?.change === 'lost' ? found.change : null
}

test('every cell that differs between two policies is told, and no other, by the portal’s tables', () => {
  let count = 0
  const wrong: string[] = []
  const all = [...cells()].filter(cell => people[cell.role.name] !== undefined)
  for (const from of policies)
    for (const to of policies) {
      if (from.membership !== 'open' || to.membership !== 'open') continue
      const difference = policyDifference(from, to)
      for (const cell of all) {
        const role = people[cell.role.name]
        if (cell.policy !== from || role === undefined) continue
        count += 1
        const [before, after] = [may(cell), may({ ...cell, policy: to })]
        const expected = before === after ? null : after ? 'gained' : 'lost'
        const told = isSaid(difference, cell, role)
        if (told !== expected)
          wrong.push(`${nameOf(cell)} → ${to.creation}, ${to.moderation}: ${told}, not ${expected}`)
      }
    }
  expect(wrong.slice(0, 10)).toEqual([])
  printCells('shared/workflow/policy-difference', count, 'two policies × role × ownership × state × step')
  expect(count).toBe(36 * (roles.length - 3) * 2 * 8 * 15)
})
