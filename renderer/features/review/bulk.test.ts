import { describe, expect, it } from 'vitest'
import { Revision } from '#shared/content/identity.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { ItemRow } from '../../library/index.ts'
import { aPublished, aRow, at, elena, marta } from '../../lists/a-row.ts'
import { type BulkReader, bulkDecisions, bulkObstacle, needsReason } from './bulk.ts'
import type { QueueEntry } from './queue.ts'

const policy: Policy = { membership: 'open', creation: 'only_members', moderation: 'pre_moderated' }
const actor: Actor = { account: marta.id, membership: null, siteRoles: ['moderator'] }
const reader = (...read: readonly ItemRow[]): BulkReader => ({
  actor,
  policy,
  read: new Map(read.map(({ id }) => [id, Revision.parse(1)])),
})
const entry = (about: Partial<ItemRow>, claim: QueueEntry['claim'] = null): QueueEntry => ({
  row: aRow({ state: 'proposed', isOwn: false, ...about }),
  claim,
})

describe('a decision on many items', () => {
  it('approves none that was not read in the revision that it has', () => {
    const item = entry({})
    expect(bulkObstacle(item, 'approve', reader())).toBe('not_read')
    expect(bulkObstacle(item, 'approve', reader(item.row))).toBeNull()
    const moved = {
      ...item,
      row: { ...item.row, status: { kind: 'sent', revision: Revision.parse(2) } as const },
    }
    expect(bulkObstacle(moved, 'approve', reader(item.row))).toBe('not_read')
  })

  it('leaves out what lacks something, what somebody else reads, and what was changed here', () => {
    const lacking = entry({ findings: 1 })
    expect(bulkObstacle(lacking, 'approve', reader(lacking.row))).toBe('incomplete')
    expect(bulkObstacle(lacking, 'return_to_author', reader())).toBeNull()
    const claim = { by: elena, at: at('12:00'), until: at('12:30'), takenFrom: null }
    expect(bulkObstacle(entry({}, claim), 'return_to_author', reader())).toBe('claimed')
    const changed = entry({ status: { kind: 'on_this_computer' } })
    expect(bulkObstacle(changed, 'return_to_author', reader())).toBe('own_changes')
  })

  it('leaves out what is in another state, and offers what any of them allows', () => {
    const deletion = entry({
      state: 'deletion_request',
      published: aPublished({ at: at('09:00'), title: '' }),
    })
    expect(bulkObstacle(deletion, 'approve', reader(deletion.row))).toBe('not_here')
    expect(bulkDecisions([entry({}), deletion], { actor, policy })).toEqual([
      'approve',
      'return_to_author',
      'reject_deletion',
    ])
  })

  it('asks for a reason where one of them needs it', () => {
    expect(needsReason([entry({})], 'return_to_author', { actor, policy })).toBe(true)
    expect(needsReason([entry({})], 'approve', { actor, policy })).toBe(false)
  })
})
