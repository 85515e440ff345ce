import { describe, expect, it } from 'vitest'
import { anActor, aPolicy } from '../../tests/support/an-item.ts'
import { anonymous } from './actor.ts'
import {
  decisionsFor,
  type ItemStanding,
  mayCreate,
  mayDelete,
  maySee,
  mayTransition,
  savingTransition,
} from './may.ts'
import { transitionRules } from './rules.ts'
import { State } from './state.ts'

const member = anActor('member')
const author = anActor('author')
const facilitator = anActor('facilitator')
const moderator = anActor(null, ['moderator'])
const stranger = anActor(null)
const blocked = { ...anActor(), membership: { role: 'member', state: 'blocked' } as const }
const pre = aPolicy()
const post = aPolicy({ moderation: 'post_moderated' })

const by = (actor: typeof member, state: State, isPublished = false): ItemStanding => ({
  author: actor.account,
  state,
  isPublished,
})
const names = (rules: readonly { transition: string }[]) => rules.map(rule => rule.transition)

describe('creating', () => {
  it('is for active members where only members may create', () => {
    expect(mayCreate(member, pre, 'draft').allowed).toBe(true)
    expect(mayCreate(stranger, pre, 'draft')).toEqual({ allowed: false, refusal: 'role_not_allowed' })
    expect(mayCreate(blocked, pre, 'draft').allowed).toBe(false)
  })

  it('straight into publication needs a role where texts are moderated first', () => {
    expect(mayCreate(member, pre, 'validated').allowed).toBe(false)
    expect(mayCreate(author, pre, 'validated').allowed).toBe(true)
    expect(mayCreate(member, post, 'validated').allowed).toBe(true)
  })

  it('as a proposal does not exist where texts are moderated afterwards', () => {
    expect(mayCreate(member, post, 'proposed')).toEqual({ allowed: false, refusal: 'no_such_transition' })
  })

  it('is for every signed-in person where any user may create, but for the blocked', () => {
    const open = aPolicy({ creation: 'any_user' })
    expect(mayCreate(stranger, open, 'draft').allowed).toBe(true)
    expect(mayCreate(blocked, open, 'draft').allowed).toBe(false)
  })
})

describe('deciding', () => {
  it('a member proposes and a moderator approves where texts are moderated first', () => {
    expect(names(decisionsFor(member, pre, by(member, 'draft')))).toEqual(['propose'])
    expect(names(decisionsFor(moderator, pre, by(member, 'proposed')))).toEqual([
      'approve',
      'return_to_author',
    ])
    expect(names(decisionsFor(member, pre, by(member, 'proposed')))).toEqual([])
  })

  it('a member publishes where texts are moderated afterwards', () => {
    expect(names(decisionsFor(member, post, by(member, 'draft')))).toEqual(['publish'])
  })

  it('on another member\u2019s text is refused', () => {
    expect(mayTransition(member, pre, by(author, 'proposed'), 'approve')).toMatchObject({ allowed: false })
  })

  it('needs a reason to return, to report, and to ask for changes of another\u2019s published text', () => {
    const reason = (
      actor: typeof member,
      item: ItemStanding,
      transition: Parameters<typeof mayTransition>[3],
    ) => mayTransition(actor, pre, item, transition)
    expect(reason(facilitator, by(member, 'proposed'), 'return_to_author')).toMatchObject({
      reasonRequired: true,
    })
    expect(reason(facilitator, by(member, 'validated', true), 'report')).toMatchObject({
      reasonRequired: true,
    })
    expect(reason(facilitator, by(member, 'validated', true), 'propose_changes')).toMatchObject({
      reasonRequired: true,
    })
    expect(reason(member, by(member, 'validated', true), 'propose_changes')).toMatchObject({
      reasonRequired: false,
    })
    expect(reason(facilitator, by(member, 'proposed'), 'approve')).toMatchObject({ reasonRequired: false })
  })

  it('from a state that the item is not in is no transition', () => {
    expect(mayTransition(moderator, pre, by(member, 'validated', true), 'approve')).toEqual({
      allowed: false,
      refusal: 'no_such_transition',
    })
  })

  it('on what one may not see says only that', () => {
    expect(mayTransition(facilitator, pre, by(member, 'draft'), 'publish')).toEqual({
      allowed: false,
      refusal: 'not_visible',
    })
  })
})

describe('seeing', () => {
  it('a draft that was never published is for its author and site moderators', () => {
    const draft = by(member, 'draft')
    expect(maySee(member, pre, draft)).toBe(true)
    expect(maySee(moderator, pre, draft)).toBe(true)
    expect(maySee(facilitator, pre, draft)).toBe(false)
    expect(maySee(author, pre, draft)).toBe(false)
    expect(maySee(anonymous, pre, draft)).toBe(false)
  })

  it('a new draft of a published item is for facilitators too', () => {
    expect(maySee(facilitator, pre, by(member, 'draft', true))).toBe(true)
  })

  it('what is published or archived is for everybody', () => {
    expect(maySee(anonymous, pre, by(member, 'validated', true))).toBe(true)
    expect(maySee(anonymous, pre, by(member, 'archived', true))).toBe(true)
  })

  it('an author keeps sight of their text when their membership ends', () => {
    expect(maySee(blocked, pre, by(blocked, 'proposed'))).toBe(true)
  })
})

describe('deleting', () => {
  it('one\u2019s own draft is allowed, one\u2019s own proposal only where texts are moderated afterwards', () => {
    expect(mayDelete(member, pre, by(member, 'draft')).allowed).toBe(true)
    expect(mayDelete(member, pre, by(member, 'proposed')).allowed).toBe(false)
    expect(mayDelete(member, post, by(member, 'proposed')).allowed).toBe(true)
  })
})

describe('the rules', () => {
  it('give each transition one start and one end a policy, and a plain save only where one exists', () => {
    for (const rules of Object.values(transitionRules)) {
      expect(new Set(names(rules)).size).toBe(rules.length)
    }
    for (const state of State.options) {
      const saving = savingTransition(state)
      if (saving === undefined) continue
      expect(transitionRules.pre_moderated.find(rule => rule.transition === saving)?.from).toBe(state)
    }
  })
})
