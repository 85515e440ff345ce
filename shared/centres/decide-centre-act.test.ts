import { describe, expect, it } from 'vitest'
import { aCentre, centreFieldsOf } from '../../tests/support/a-centre.ts'
import { AccountId } from '../content/identity.ts'
import { OperationId } from '../sync/operation-id.ts'
import type { Actor } from '../workflow/actor.ts'
import { centreActKinds, mayKeepCentres } from '../workflow/centre-rules.ts'
import type { CentreAct } from './centre-act.ts'
import { type CentreActTarget, decideCentreAct } from './decide-centre-act.ts'
import { CentreVersion } from './resource-centre.ts'

const account = AccountId.parse('00000000-0000-4000-8000-000000000001')
const nobody: Actor = { account, membership: null, siteRoles: [] }
const as = (
  role: 'member' | 'author' | 'facilitator',
  state: 'active' | 'pending' | 'blocked' = 'active',
) => ({
  ...nobody,
  membership: { role, state },
})
const moderator: Actor = { ...nobody, siteRoles: ['moderator'] }

const id = OperationId.parse('00000000-0000-4000-8000-000000000009')
const centre = aCentre({}, 3)
const seen = CentreVersion.parse(3)
const target: CentreActTarget = {
  centre,
  isAddressTaken: false,
  countries: new Set(['EST', 'EUR']),
  languages: new Set(['et', 'en']),
}
const corrected = centreFieldsOf({ name: 'Another name' })
const add: CentreAct = { id, kind: 'add', fields: centreFieldsOf({ url: 'https://new.example.org/' }) }
const correct: CentreAct = { id, kind: 'correct', url: centre.url, seen, fields: corrected }
const remove: CentreAct = { id, kind: 'remove', url: centre.url, seen, reason: 'It was closed.' }

function refusalOf(act: CentreAct, on: Partial<CentreActTarget> = {}, actor: Actor = moderator) {
  const decision = decideCentreAct(actor, act, { ...target, ...on })
  return decision.allowed ? null : decision.refusal
}

describe('who keeps the list of resource centres', () => {
  it.each(centreActKinds)('%s: facilitators and site moderators, and nobody else', kind => {
    const allowed = [moderator, as('facilitator')]
    const refused = [
      nobody,
      as('member'),
      as('author'),
      as('facilitator', 'pending'),
      as('facilitator', 'blocked'),
      { ...nobody, siteRoles: ['legal_expert' as const] },
    ]
    for (const actor of allowed) expect(mayKeepCentres(actor, kind).allowed).toBe(true)
    for (const actor of refused) {
      expect(mayKeepCentres(actor, kind)).toEqual({ allowed: false, refusal: 'role_not_allowed' })
    }
  })

  it('asks for a reason of a removal alone', () => {
    const needsReason = centreActKinds.filter(kind => {
      const decision = mayKeepCentres(moderator, kind)
      return decision.allowed && decision.reasonRequired
    })
    expect(needsReason).toEqual(['remove'])
  })
})

describe('an act on the list', () => {
  it('is allowed where it stands on the version that was read', () => {
    expect(refusalOf(add, { centre: null })).toBeNull()
    expect(refusalOf(correct)).toBeNull()
    expect(refusalOf(remove)).toBeNull()
  })

  it('tells whoever may not do it nothing of how the list stands', () => {
    for (const act of [add, correct, remove]) {
      expect(refusalOf(act, { centre: null, isAddressTaken: true }, as('author'))).toBe('role_not_allowed')
    }
  })

  it('is refused on a centre that was changed or removed since it was read', () => {
    const changed = { centre: aCentre({}, 4) }
    expect(refusalOf(correct, changed)).toBe('centre_changed')
    expect(refusalOf(remove, changed)).toBe('centre_changed')
    const moved = { centre: aCentre({ url: 'https://moved.example.org/' }, 3) }
    expect(refusalOf(correct, moved)).toBe('centre_changed')
    expect(refusalOf(remove, moved)).toBe('centre_changed')
    expect(refusalOf(correct, { centre: null })).toBe('no_such_centre')
    expect(refusalOf(remove, { centre: null })).toBe('no_such_centre')
  })

  it('cannot give a centre the address of another one', () => {
    expect(refusalOf(add, { centre: null, isAddressTaken: true })).toBe('already_listed')
    expect(refusalOf(correct, { isAddressTaken: true })).toBe('already_listed')
  })

  it('names countries and languages that the vocabularies know', () => {
    expect(refusalOf(correct, { countries: new Set() })).toBe('unknown_country')
    expect(refusalOf(correct, { languages: new Set() })).toBe('unknown_language')
  })

  it('changes something, and a removal says why', () => {
    expect(refusalOf({ id, kind: 'correct', url: centre.url, seen, fields: centreFieldsOf() })).toBe(
      'same_fields',
    )
    expect(refusalOf({ id, kind: 'remove', url: centre.url, seen, reason: '' })).toBe('reason_missing')
  })
})
