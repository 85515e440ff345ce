import { describe, expect, it } from 'vitest'
import { Instant } from '#shared/content/identity.ts'
import type { Claim } from '#shared/margin/margin.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { ItemRow } from '../../library/index.ts'
import { aRow, at, elena, marta } from '../../lists/a-row.ts'
import { noFilters } from '../../ui-state/review-choices.ts'
import { afterDecision, type QueueEntry, queueOf, stepFrom, waitingEntries } from './queue.ts'

const policy: Policy = { membership: 'open', creation: 'only_members', moderation: 'pre_moderated' }
const moderator: Actor = { account: marta.id, membership: null, siteRoles: ['moderator'] }
const member: Actor = { account: elena.id, membership: { role: 'member', state: 'active' }, siteRoles: [] }
const now = new Date(at('13:00'))

const late = aRow({
  state: 'proposed',
  title: 'Áccents',
  stateSince: at('12:00'),
  isOwn: false,
  changedWords: 3,
})
const early = aRow({
  state: 'proposed',
  type: 'event',
  title: 'Beta',
  stateSince: at('09:00'),
  isOwn: false,
  author: { ...marta, organisation: 'Municipality of Ekdalen' },
  findings: 2,
})
const deletion = aRow({
  state: 'deletion_request',
  title: 'Gamma',
  stateSince: at('10:00'),
  isOwn: false,
  changedWords: 40,
})
const draft = aRow({ state: 'draft' })
const published = aRow({ state: 'validated' })
const all = [late, draft, early, published, deletion]
const everything = { ...noFilters, search: '', order: 'oldest' } as const

function claimBy(by: Claim['by'], until: Instant): Claim {
  return { by, at: at('12:00'), until, takenFrom: null }
}

function waiting(claims: ReadonlyMap<ItemRow['id'], Claim> = new Map()): readonly QueueEntry[] {
  return waitingEntries(all, claims, { actor: moderator, policy, now })
}

const asked = (
  question: Partial<Parameters<typeof queueOf>[1]>,
  claims?: ReadonlyMap<ItemRow['id'], Claim>,
) => queueOf(waiting(claims), { ...everything, ...question }, marta.id).map(({ row }) => row)

describe('the review queue', () => {
  it('holds what waits for a decision that this person may take, the longest waiting first', () => {
    expect(waiting().map(({ row }) => row)).toEqual([early, deletion, late])
    expect(waitingEntries(all, new Map(), { actor: member, policy, now })).toEqual([])
  })

  it('finds titles, authors and their organisations, whatever their accents', () => {
    expect(asked({ search: 'accents' })).toEqual([late])
    expect(asked({ search: 'kowalska' })).toEqual([early])
    expect(asked({ search: 'ekdalen' })).toEqual([early])
  })

  it('is narrowed by state, type and what is missing, and sorted as chosen', () => {
    expect(asked({ states: ['proposed'] })).toEqual([early, late])
    expect(asked({ types: ['event'] })).toEqual([early])
    expect(asked({ checks: ['incomplete'] })).toEqual([early])
    expect(asked({ checks: ['complete'], states: ['proposed'] })).toEqual([late])
    expect(asked({ order: 'newest' })).toEqual([late, deletion, early])
    expect(asked({ order: 'title' })).toEqual([late, early, deletion])
    expect(asked({ order: 'largest' })).toEqual([deletion, late, early])
  })

  it('is narrowed by who reads; a claim whose lease is over counts no more', () => {
    const claims = new Map([
      [early.id, claimBy(elena, at('13:20'))],
      [late.id, claimBy(marta, at('13:20'))],
      [deletion.id, claimBy(elena, Instant.parse('2026-03-03T12:59:00Z'))],
    ])
    expect(asked({ claims: ['others'] }, claims)).toEqual([early])
    expect(asked({ claims: ['mine'] }, claims)).toEqual([late])
    expect(asked({ claims: ['free'] }, claims)).toEqual([deletion])
  })

  it('is walked through without falling off its ends', () => {
    const queue = waiting()
    expect(stepFrom(queue, null, 1)).toBe(early.id)
    expect(stepFrom(queue, early.id, 1)).toBe(deletion.id)
    expect(stepFrom(queue, early.id, -1)).toBeNull()
    expect(stepFrom(queue, late.id, 1)).toBeNull()
    expect(stepFrom([], null, 1)).toBeNull()
  })

  it('leads on after a decision: to the next item, or at its end to the one before', () => {
    const queue = waiting()
    expect(afterDecision(queue, deletion.id)).toBe(late.id)
    expect(afterDecision(queue, late.id)).toBe(deletion.id)
    expect(afterDecision(queue.slice(0, 1), early.id)).toBeNull()
  })
})
