import { expect, test } from 'vitest'
import {
  answerOf,
  answerToCreation,
  policies,
  printCells,
  roles,
} from '../../tests/support/workflow-table.ts'
import type { Extent, Right, RightsRole } from './rights-table.ts'
import { rightsRoles, rightsTable, rightsUnder } from './rights-table.ts'

const people: Readonly<Record<RightsRole, string>> = {
  reader: 'somebody who is no member',
  member: 'a member',
  author: 'an author',
  facilitator: 'a facilitator',
  moderator: 'a site moderator',
}

const said: Readonly<Record<string, Extent['own']>> = { allowed: 'yes', 'reason-missing': 'with_reason' }

/** What the portal's tables say of the same. */
function expected(right: Right, role: RightsRole, policy: (typeof policies)[number], isOwn: boolean): string {
  const person = roles.find(({ name }) => name === people[role])
  if (person === undefined) throw new Error(`nobody is called ${people[role]}`)
  if (right.act === 'create') return isOwn ? (said[answerToCreation(policy, person, right.to)] ?? 'no') : 'no'
  const standing = { state: right.state, isPublished: right.isPublished }
  return said[answerOf({ policy, role: person, isOwn, standing, step: right.act })] ?? 'no'
}

test('every cell of what a role may do is as the portal has it, under every policy', () => {
  let count = 0
  const wrong: string[] = []
  for (const policy of policies)
    for (const { right, extents } of rightsUnder(policy))
      for (const role of rightsRoles)
        for (const isOwn of [true, false]) {
          count += 1
          const is = isOwn ? extents[role].own : extents[role].others
          const should = expected(right, role, policy, isOwn)
          if (is !== should) wrong.push(`${JSON.stringify(right)} ${role} ${isOwn}: ${is}, not ${should}`)
        }
  expect(wrong).toEqual([])
  printCells('shared/workflow/rights-table', count, 'policy × right × role × ownership')
  expect(count).toBe(policies.length * rightsRoles.length * 2 * 31)
})

test('what is read leaves out what nobody may, and says once what is the same for both', () => {
  for (const policy of policies) {
    const rows = rightsTable(policy)
    const anybody = (extent: Extent) => extent.own !== 'no' || extent.others !== 'no'
    expect(rows.every(({ extents }) => rightsRoles.some(role => anybody(extents[role])))).toBe(true)
    // What is said of both is said in one row alone.
    const pairs = rows.filter(
      row => row.isEither && rows.some(other => other !== row && isSameStep(row.right, other.right)),
    )
    expect(pairs).toEqual([])
  }
})

function isSameStep(one: Right, other: Right): boolean {
  if (one.act === 'create' || other.act === 'create') return false
  return one.act === other.act && one.state === other.state
}
