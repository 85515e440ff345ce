import { describe, expect, it } from 'vitest'
import { AccountId } from '../../content/identity.ts'
import { Problem, problemType } from '../../sync/problem.ts'
import { decidingRule } from '../../workflow/deciding-rule.ts'
import type { Policy } from '../../workflow/policy.ts'
import type { State } from '../../workflow/state.ts'
import { status } from './status.ts'

const policy: Policy = { membership: 'open', creation: 'only_members', moderation: 'pre_moderated' }
const author = AccountId.parse('aaaaaaaa-0000-4000-8000-000000000001')
const standing = (state: State) => ({ author, state, isPublished: true })

function refused(kind: 'role-not-allowed' | 'no-such-transition', rule: Problem['rule']): Problem {
  return { type: problemType(kind), title: 'No', status: 403, rule }
}

describe('why the service said no', () => {
  it('says who may do what one’s role does not allow', () => {
    const rule = decidingRule(policy, 'report', standing('validated'))
    expect(status.problem(refused('role-not-allowed', rule))).toBe(
      'Your role does not allow this. “Report” is for facilitators and moderators.',
    )
  })

  it('says in which state something is possible', () => {
    const rule = decidingRule(policy, 'approve', standing('validated'))
    expect(status.problem(refused('no-such-transition', rule))).toBe(
      'The item is not in a state in which this can be done. “Approve and publish” is possible while an item is “Proposed”; this one is “Published”.',
    )
  })

  it('says that a collection has no such step', () => {
    const rule = decidingRule(
      { ...policy, moderation: 'post_moderated' },
      'request_deletion',
      standing('validated'),
    )
    expect(status.problem(refused('no-such-transition', rule))).toContain(
      'There is no “Request deletion” in this collection.',
    )
  })

  it('is the plain sentence where the rule is of a later version', () => {
    const problem = Problem.parse({ ...refused('role-not-allowed', undefined), rule: { act: 'bless' } })
    expect(status.problem(problem)).toBe('Your role does not allow this.')
  })
})
