import { describe, expect, it } from 'vitest'
import { AccountId } from '#shared/content/identity.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { type Decision, mayCreate, mayTransition } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { type DemoAuthorKey, demoAccounts } from './demo-accounts.ts'
import type { DemoItem } from './demo-item.ts'
import { demoItems } from './demo-items.ts'
import { type DemoStep, trailOf } from './demo-trail.ts'
import { generateItems } from './generated-items.ts'

const policy: Policy = { membership: 'open', creation: 'only_members', moderation: 'pre_moderated' }

function accountId(key: DemoAuthorKey): AccountId {
  const index = demoAccounts.findIndex(account => account.key === key)
  return AccountId.parse(`00000000-0000-4000-8000-${String(index).padStart(12, '0')}`)
}

function actor(key: DemoAuthorKey): Actor {
  const account = demoAccounts.find(candidate => candidate.key === key)
  if (account === undefined) throw new Error(`no account ${key}`)
  return {
    account: accountId(key),
    membership: account.collectionRole && { role: account.collectionRole, state: 'active' },
    siteRoles: [...account.siteRoles],
  }
}

function decisionOn(item: DemoItem, step: DemoStep): Decision {
  if (step.transition === null || step.from === null) return mayCreate(actor(step.by), policy, step.to)
  const isPublished = step.from !== 'draft' && step.from !== 'proposed'
  const standing = { author: accountId(item.author), state: step.from, isPublished }
  return mayTransition(actor(step.by), policy, standing, step.transition)
}

const samples = [...demoItems, ...generateItems(300, 7)]

describe('the trail of a sample item', () => {
  it('begins with the creation and ends in the state of the item', () => {
    for (const item of samples) {
      const trail = trailOf(item)
      expect(trail[0], item.key).toMatchObject({ by: item.author, from: null, to: 'draft' })
      expect(trail.at(-1)?.to, item.key).toBe(item.state)
    }
  })

  it('joins each step to the one before, later than it and not later than the last change', () => {
    for (const item of samples) {
      const trail = trailOf(item)
      for (const [index, step] of trail.entries()) {
        const before = trail[index - 1]
        if (before === undefined) continue
        expect(step.from, item.key).toBe(before.to)
        expect(step.daysAgo, item.key).toBeLessThan(before.daysAgo)
        expect(step.daysAgo, item.key).toBeGreaterThanOrEqual(item.daysAgo)
      }
    }
  })

  it('holds only steps that their actors may take, with a reason where one is required', () => {
    const refused = samples.flatMap(item =>
      trailOf(item).flatMap(step => {
        const decision = decisionOn(item, step)
        const fine = decision.allowed && (!decision.reasonRequired || Boolean(step.reason?.trim()))
        return fine ? [] : [`${item.key}: ${step.by} ${step.transition}`]
      }),
    )
    expect(refused).toEqual([])
  })

  it('gives the reason for every report, deletion request and return to the author', () => {
    const steps = demoItems.flatMap(trailOf)
    const withReason = ['report', 'request_deletion', 'return_to_author']
    const reasons = steps.filter(step => withReason.includes(step.transition ?? '')).map(step => step.reason)
    expect(reasons).toHaveLength(6)
    expect(reasons.every(reason => reason !== undefined && reason.length > 20)).toBe(true)
  })

  it('has a newer revision only where a published one was changed', () => {
    for (const item of samples) {
      const changed = trailOf(item).some(step => step.transition === 'propose_changes')
      expect(item.publishedBefore !== undefined, item.key).toBe(changed)
    }
  })
})
