import { describe, expect, it } from 'vitest'
import type { Actor } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { aRow, at, elena, marta } from '../../lists/a-row.ts'
import { afterDecision, queueOf, stepFrom, waitingRows } from './queue.ts'

const policy: Policy = { membership: 'open', creation: 'only_members', moderation: 'pre_moderated' }
const moderator: Actor = { account: marta.id, membership: null, siteRoles: ['moderator'] }
const member: Actor = { account: elena.id, membership: { role: 'member', state: 'active' }, siteRoles: [] }

const late = aRow({ state: 'proposed', title: 'Áccents', stateSince: at('12:00'), isOwn: false })
const early = aRow({ state: 'proposed', title: 'Beta', stateSince: at('09:00'), isOwn: false, author: marta })
const deletion = aRow({ state: 'deletion_request', title: 'Gamma', stateSince: at('10:00'), isOwn: false })
const draft = aRow({ state: 'draft' })
const published = aRow({ state: 'validated' })
const all = [late, draft, early, published, deletion]
const everything = { search: '', states: [], order: 'oldest' } as const

describe('the review queue', () => {
  it('holds what waits for a decision that this person may take, the longest waiting first', () => {
    expect(waitingRows(all, moderator, policy)).toEqual([early, deletion, late])
    expect(waitingRows(all, member, policy)).toEqual([])
  })

  it('finds titles and authors, whatever their accents', () => {
    const waiting = waitingRows(all, moderator, policy)
    expect(queueOf(waiting, { ...everything, search: 'accents' })).toEqual([late])
    expect(queueOf(waiting, { ...everything, search: 'kowalska' })).toEqual([early])
  })

  it('is filtered by state and sorted as chosen', () => {
    const waiting = waitingRows(all, moderator, policy)
    expect(queueOf(waiting, { ...everything, states: ['proposed'] })).toEqual([early, late])
    expect(queueOf(waiting, { ...everything, order: 'newest' })).toEqual([late, deletion, early])
    expect(queueOf(waiting, { ...everything, order: 'title' })).toEqual([late, early, deletion])
  })

  it('is walked through without falling off its ends', () => {
    const queue = [early, deletion, late]
    expect(stepFrom(queue, null, 1)).toBe(early.id)
    expect(stepFrom(queue, early.id, 1)).toBe(deletion.id)
    expect(stepFrom(queue, early.id, -1)).toBeNull()
    expect(stepFrom(queue, late.id, 1)).toBeNull()
    expect(stepFrom([], null, 1)).toBeNull()
  })

  it('leads on after a decision: to the next item, or at its end to the one before', () => {
    const queue = [early, deletion, late]
    expect(afterDecision(queue, deletion.id)).toBe(late.id)
    expect(afterDecision(queue, late.id)).toBe(deletion.id)
    expect(afterDecision([early], early.id)).toBeNull()
  })
})
