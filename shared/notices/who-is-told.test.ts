import { describe, expect, it } from 'vitest'
import { AccountId } from '../content/identity.ts'
import type { TransitionName } from '../workflow/rules.ts'
import { toldOfTransition } from './who-is-told.ts'

const author = AccountId.parse('aaaaaaaa-0000-4000-8000-000000000001')
const moderator = AccountId.parse('aaaaaaaa-0000-4000-8000-000000000002')

describe('who is told of a decision', () => {
  it.each<[TransitionName, string | null, string | null, string | null]>([
    ['propose', null, 'proposed', 'proposed'],
    ['propose_again', null, 'proposed_again', 'proposed_again'],
    ['approve', 'approved', null, 'published'],
    ['publish', 'approved', null, 'published'],
    ['update_published', 'updated', null, 'published'],
    ['return_to_author', 'returned', null, null],
    ['report', 'reported', null, null],
    ['propose_changes', 'changes_requested', null, null],
    ['request_deletion', null, 'deletion_requested', 'deletion_requested'],
    ['reject_deletion', 'deletion_rejected', null, null],
    ['archive', 'archived', null, null],
    ['save_draft', null, null, null],
    ['update_proposed', null, null, null],
    ['save_new_draft', null, null, null],
  ])('%s: author %s, moderators %s, owner %s', (transition, toAuthor, toModerators, toOwner) => {
    expect(toldOfTransition(transition, moderator, author)).toEqual({
      author: toAuthor,
      moderators: toModerators,
      owner: toOwner,
    })
  })

  it('tells apart changes that an author proposes from those that somebody asks for', () => {
    expect(toldOfTransition('propose_changes', author, author)).toEqual({
      author: null,
      moderators: 'changes_proposed',
      owner: 'changes_proposed',
    })
  })
})
