import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  answerOf,
  answerToCreation,
  type CellAnswer,
  cells,
  nameOf,
  policies,
  printCells,
  roles,
} from '../../tests/support/workflow-table.ts'
import { AccountId } from '../content/identity.ts'
import { type Decision, type ItemStanding, mayCreate, mayDelete, maySee, mayTransition } from './may.ts'
import { State } from './state.ts'

const me = AccountId.parse(randomUUID())
const somebodyElse = AccountId.parse(randomUUID())

function asAnswer(decision: Decision, item: ItemStanding | null): CellAnswer {
  if (decision.allowed) return decision.reasonRequired ? 'reason-missing' : 'allowed'
  switch (decision.refusal) {
    case 'not_visible':
      return item?.isPublished ? 'role-not-allowed' : 'not-found'
    case 'role_not_allowed':
      return 'role-not-allowed'
    case 'no_such_transition':
      return 'no-such-transition'
    case 'reason_missing':
      return 'reason-missing'
  }
}

test('every cell of the tables is as the portal has it', () => {
  let count = 0
  const wrong: string[] = []
  for (const cell of cells()) {
    count += 1
    const { policy, role, isOwn, standing, step } = cell
    const actor = { account: me, membership: role.membership, siteRoles: role.siteRoles }
    const item = { author: isOwn ? me : somebodyElse, ...standing }
    const decision =
      step === 'delete' ? mayDelete(actor, policy, item) : mayTransition(actor, policy, item, step)
    const [expected, answer] = [answerOf(cell), asAnswer(decision, item)]
    if (answer !== expected) wrong.push(`${nameOf(cell)}: ${answer}, not ${expected}`)
    if (expected === 'not-found' && maySee(actor, policy, item)) wrong.push(`${nameOf(cell)}: in sight`)
  }
  expect(wrong).toEqual([])
  printCells('shared/workflow', count)
})

test('every cell of creating is as the portal has it', () => {
  for (const policy of policies)
    for (const role of roles)
      for (const state of State.options) {
        const actor = { account: me, membership: role.membership, siteRoles: role.siteRoles }
        const answer = asAnswer(mayCreate(actor, policy, state), null)
        const where = `${state} by ${role.name} (${policy.creation}, ${policy.moderation})`
        expect(`${where}: ${answer}`).toBe(`${where}: ${answerToCreation(policy, role, state)}`)
      }
})
