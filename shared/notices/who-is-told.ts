import type { AccountId } from '../content/identity.ts'
import type { TransitionName } from '../workflow/rules.ts'
import type { NoticeKind } from './notice.ts'

/** Whom a step of the workflow is told to, besides whoever took it, and as what. */
export interface Told {
  readonly author: NoticeKind | null
  /** The moderators of the site. */
  readonly moderators: NoticeKind | null
  /** The owner of the collection. */
  readonly owner: NoticeKind | null
}

export const nobody: Told = { author: null, moderators: null, owner: null }

/** Something waits for a decision. */
function waits(kind: NoticeKind): Told {
  return { author: null, moderators: kind, owner: kind }
}

/** Somebody decided on the author's text. */
function decided(kind: NoticeKind): Told {
  return { ...nobody, author: kind }
}

/**
 * Whom a decision is told to. *Proposed* goes to the moderators and the owner; what became of an item to its author; what was
 * published to the owner. Source: the portal's notifications; *returned* is OSOR Desk's own.
 */
export function toldOfTransition(transition: TransitionName, by: AccountId, author: AccountId): Told {
  const isOwn = by === author
  switch (transition) {
    case 'propose':
      return waits('proposed')
    case 'propose_changes':
      return isOwn ? waits('changes_proposed') : decided('changes_requested')
    case 'propose_again':
      return waits('proposed_again')
    case 'request_deletion':
      return waits('deletion_requested')
    case 'publish':
    case 'approve':
      return { author: 'approved', moderators: null, owner: 'published' }
    case 'update_published':
      return { author: 'updated', moderators: null, owner: 'published' }
    case 'return_to_author':
      return decided('returned')
    case 'report':
      return decided('reported')
    case 'reject_deletion':
      return decided('deletion_rejected')
    case 'archive':
      return decided('archived')
    case 'save_draft':
    case 'update_proposed':
    case 'save_new_draft':
      return nobody
  }
}

/** Whom it is told to that an item was deleted. */
export const toldOfDeletion: Told = decided('deleted')

/** What a publication is told as to whoever follows what it is about, where they are not told of it as anybody else. */
export const toldOfFollowed: NoticeKind = 'followed'
