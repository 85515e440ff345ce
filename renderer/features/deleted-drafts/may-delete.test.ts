import { describe, expect, it } from 'vitest'
import { anActor, aPolicy } from '../../../tests/support/an-item.ts'
import { mayDeleteDraft } from './may-delete.ts'

const author = anActor()
const draft = { author: author.account, state: 'draft', isPublished: false } as const

describe('a draft is deleted', () => {
  it('by its author, and by a moderator', () => {
    expect(mayDeleteDraft(author, aPolicy(), draft)).toBe(true)
    expect(mayDeleteDraft(anActor(null, ['moderator']), aPolicy(), draft)).toBe(true)
  })

  it('by nobody else', () => {
    expect(mayDeleteDraft(anActor(), aPolicy(), draft)).toBe(false)
  })

  it('by nobody where its published text would go with it', () => {
    expect(mayDeleteDraft(author, aPolicy(), { ...draft, isPublished: true })).toBe(false)
  })

  it.each(['proposed', 'validated', 'archived'] as const)('not while it is %s', state => {
    expect(mayDeleteDraft(anActor(null, ['moderator']), aPolicy(), { ...draft, state })).toBe(false)
  })
})
