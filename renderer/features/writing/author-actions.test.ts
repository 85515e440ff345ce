import { describe, expect, it } from 'vitest'
import { AccountId, Instant, ItemId, Revision } from '#shared/content/identity.ts'
import type { Item } from '#shared/sync/item.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { State } from '#shared/workflow/state.ts'
import type { WorkingCopy } from '../../library/index.ts'
import { authorActions, mayWrite } from './author-actions.ts'

const elena = AccountId.parse('10000000-0000-4000-8000-000000000001')
const marta = AccountId.parse('10000000-0000-4000-8000-000000000002')
const at = Instant.parse('2026-03-01T10:00:00Z')
const id = ItemId.parse('20000000-0000-4000-8000-000000000001')

const editor: Actor = { account: elena, membership: { role: 'member', state: 'active' }, siteRoles: [] }
const moderator: Actor = { account: marta, membership: null, siteRoles: ['moderator'] }
const preModerated: Policy = { membership: 'open', creation: 'only_members', moderation: 'pre_moderated' }
const postModerated: Policy = { ...preModerated, moderation: 'post_moderated' }

function anItem(state: State): Item {
  const person = { id: elena, name: 'Elena', organisation: 'OSOR' }
  return {
    id,
    type: 'news',
    state,
    revision: Revision.parse(3),
    fields: {},
    author: person,
    createdAt: at,
    changedAt: at,
    changedBy: person,
    stateSince: at,
    published: state === 'validated' ? { revision: Revision.parse(3), at, fields: null } : null,
    decision: null,
  }
}

function aCopy(state: State, about: Partial<WorkingCopy> = {}): WorkingCopy {
  return {
    id,
    type: 'news',
    fields: {},
    stored: anItem(state),
    state,
    decisionOnItsWay: null,
    status: { kind: 'sent', revision: Revision.parse(3) },
    conflict: null,
    changedAt: at,
    ...about,
  }
}

const missing = [{ field: 'body', severity: 'blocks', rule: 'required' }] as const

describe('the main action of somebody who writes', () => {
  it('is to propose where moderators look first, and to publish where they look afterwards', () => {
    expect(authorActions(editor, preModerated, aCopy('draft'), [], false).primary?.transition).toBe('propose')
    expect(authorActions(editor, postModerated, aCopy('draft'), [], false).primary?.transition).toBe(
      'publish',
    )
  })

  it('works on an item that the service does not know yet', () => {
    const { primary } = authorActions(editor, preModerated, aCopy('draft', { stored: null }), [], true)
    expect(primary).toEqual({ transition: 'propose', obstacle: null })
  })

  it('keeps its place and says what is in its way', () => {
    const { primary } = authorActions(editor, preModerated, aCopy('draft'), missing, false)
    expect(primary).toEqual({ transition: 'propose', obstacle: 'findings' })
  })

  it('submits changes to a published item only when there are some', () => {
    const primary = (hasUnsent: boolean) =>
      authorActions(editor, preModerated, aCopy('validated'), [], hasUnsent).primary
    expect(primary(false)).toEqual({ transition: 'propose_changes', obstacle: 'nothing_to_submit' })
    expect(primary(true)).toEqual({ transition: 'propose_changes', obstacle: null })
  })

  it('submits changes to an item that needs an update', () => {
    const { primary } = authorActions(editor, preModerated, aCopy('needs_update'), [], true)
    expect(primary?.transition).toBe('propose_again')
  })

  it('waits while a decision is on its way and until a conflict is settled', () => {
    const onItsWay = aCopy('proposed', { decisionOnItsWay: 'propose' })
    expect(authorActions(editor, preModerated, onItsWay, [], false).primary).toBeNull()
    const conflict = aCopy('draft', {
      conflict: {
        current: anItem('draft'),
        isDeletion: false,
        base: {},
        stateBefore: undefined,
        decision: null,
      },
    })
    expect(authorActions(editor, preModerated, conflict, [], true).primary?.obstacle).toBe('conflict')
  })

  it('is not the only one that needs a complete text', () => {
    const obstaclesWith = (findings: typeof missing | readonly []) =>
      authorActions(moderator, preModerated, aCopy('draft'), findings, false).others
    expect(obstaclesWith(missing)).toEqual([{ transition: 'propose', obstacle: 'findings' }])
    expect(obstaclesWith([])).toEqual([{ transition: 'propose', obstacle: null }])
    const archiving = authorActions(moderator, preModerated, aCopy('validated'), missing, false).others
    expect(archiving.every(other => other.obstacle === null)).toBe(true)
  })

  it('leaves decisions on proposals to Review and offers a moderator the others', () => {
    expect(authorActions(moderator, preModerated, aCopy('proposed'), [], false).others).toEqual([])
    const { primary, others } = authorActions(moderator, preModerated, aCopy('validated'), [], false)
    expect(primary).toBeNull()
    expect(others.map(other => other.transition)).toEqual(['propose_changes', 'report', 'archive'])
  })
})

describe('who may write', () => {
  it('lets an author write in every state but those that wait for the end', () => {
    const states = (
      ['draft', 'proposed', 'validated', 'needs_update', 'deletion_request', 'archived'] as const
    ).filter(state => mayWrite(editor, preModerated, aCopy(state)))
    expect(states).toEqual(['draft', 'proposed', 'validated', 'needs_update'])
  })

  it('lets others read only', () => {
    const stranger: Actor = { ...editor, account: marta }
    expect(mayWrite(stranger, preModerated, aCopy('validated'))).toBe(false)
    expect(mayWrite(moderator, preModerated, aCopy('validated'))).toBe(true)
  })
})
