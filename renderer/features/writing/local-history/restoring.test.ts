import { describe, expect, it } from 'vitest'
import type { State } from '#shared/workflow/state.ts'
import { aNews, anActor, aPolicy } from '../../../../tests/support/an-item.ts'
import type { WorkingCopy } from '../../../library/index.ts'
import { madeByRestoring, obstacleToRestoring } from './restoring.ts'

type Restored = Pick<WorkingCopy, 'state' | 'stored' | 'conflict' | 'decisionOnItsWay'>

function aCopy(state: State, changes: Partial<Restored> = {}): Restored {
  return { state, stored: aNews({ state }), conflict: null, decisionOnItsWay: null, ...changes }
}

const moderator = anActor(null, ['moderator'])
const member = anActor('member')
const policy = aPolicy()

describe('putting an older version back', () => {
  it.each(['proposed', 'validated'] as const)('is a save where the workflow has one: %s', state => {
    expect(obstacleToRestoring(moderator, policy, aCopy(state), true)).toBeNull()
  })

  it('is left to whoever writes where words travel with a decision', () => {
    expect(obstacleToRestoring(moderator, policy, aCopy('needs_update'), true)).toBe('no_save')
    expect(obstacleToRestoring(moderator, policy, aCopy('needs_update'), false)).toBeNull()
  })

  it.each(['deletion_request', 'archived'] as const)('is nothing for %s, which nobody writes in', state => {
    expect(obstacleToRestoring(moderator, policy, aCopy(state), true)).toBe('read_only')
  })

  it('is nothing for a person who may not save', () => {
    expect(obstacleToRestoring(member, policy, aCopy('proposed'), true)).toBe('read_only')
  })

  it('waits for a decision that is to be taken or on its way', () => {
    const conflict = { current: null, isDeletion: false, base: {}, stateBefore: undefined, decision: null }
    expect(obstacleToRestoring(moderator, policy, aCopy('proposed', { conflict }), true)).toBe('settle_first')
    const onItsWay = aCopy('proposed', { decisionOnItsWay: 'approve' })
    expect(obstacleToRestoring(moderator, policy, onItsWay, true)).toBe('on_its_way')
  })

  it('says what comes of it: a revision, a draft beside what is published, words that wait', () => {
    const made = (['draft', 'proposed', 'validated', 'needs_update'] as const).map(madeByRestoring)
    expect(made).toEqual(['revision', 'revision', 'new_draft', 'waiting_words'])
  })
})
