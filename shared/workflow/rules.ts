import type { Policy } from './policy.ts'
import type { State } from './state.ts'

/** Who a rule lets act. `own` is the item's author with an active membership, or any signed-in author where any user may create. */
export type Grant =
  | 'own'
  | 'own_if_author'
  | 'member'
  | 'author'
  | 'facilitator'
  | 'moderator'
  | 'authenticated'

export type TransitionName =
  | 'save_draft'
  | 'propose'
  | 'publish'
  | 'update_proposed'
  | 'approve'
  | 'update_published'
  | 'save_new_draft'
  | 'propose_changes'
  | 'report'
  | 'propose_again'
  | 'request_deletion'
  | 'reject_deletion'
  | 'archive'
  | 'return_to_author'

export interface TransitionRule {
  readonly transition: TransitionName
  readonly from: State
  readonly to: State
  readonly allowed: readonly Grant[]
  /** `always`: a reason must be given; `if_privileged`: only by somebody who decides on another's text. */
  readonly reason?: 'always' | 'if_privileged'
}

type Moderation = Policy['moderation']
type CreationTable = Readonly<Partial<Record<State, readonly Grant[]>>>

/** Who may create an item straight into a state. Source: the portal's workflow configuration. */
export const creationRules: Readonly<
  Record<Policy['creation'], Readonly<Record<Moderation, CreationTable>>>
> = {
  facilitators_and_authors: {
    pre_moderated: {
      draft: ['moderator', 'author', 'facilitator'],
      proposed: ['moderator', 'author', 'facilitator'],
      validated: ['moderator', 'author', 'facilitator'],
    },
    post_moderated: {
      draft: ['moderator', 'author', 'facilitator'],
      validated: ['moderator', 'author', 'facilitator'],
    },
  },
  only_members: {
    pre_moderated: {
      draft: ['moderator', 'member', 'author', 'facilitator'],
      proposed: ['moderator', 'member', 'author', 'facilitator'],
      validated: ['moderator', 'author', 'facilitator'],
    },
    post_moderated: {
      draft: ['moderator', 'author', 'member', 'facilitator'],
      validated: ['moderator', 'author', 'member', 'facilitator'],
    },
  },
  any_user: {
    pre_moderated: {
      draft: ['authenticated'],
      proposed: ['authenticated'],
      validated: ['moderator', 'facilitator'],
    },
    post_moderated: {
      draft: ['authenticated'],
      validated: ['authenticated'],
    },
  },
}

/** Who may take an item from one state to another. Source: the portal's workflow configuration; `return_to_author` is OSOR Desk's own. */
export const transitionRules: Readonly<Record<Moderation, readonly TransitionRule[]>> = {
  pre_moderated: [
    { transition: 'save_draft', from: 'draft', to: 'draft', allowed: ['own', 'moderator'] },
    { transition: 'propose', from: 'draft', to: 'proposed', allowed: ['own', 'moderator'] },
    {
      transition: 'publish',
      from: 'draft',
      to: 'validated',
      allowed: ['own_if_author', 'facilitator', 'moderator'],
    },
    {
      transition: 'update_proposed',
      from: 'proposed',
      to: 'proposed',
      allowed: ['own', 'facilitator', 'moderator'],
    },
    {
      transition: 'approve',
      from: 'proposed',
      to: 'validated',
      allowed: ['own_if_author', 'facilitator', 'moderator'],
    },
    {
      transition: 'update_published',
      from: 'validated',
      to: 'validated',
      allowed: ['own_if_author', 'facilitator', 'moderator'],
    },
    {
      transition: 'save_new_draft',
      from: 'validated',
      to: 'draft',
      allowed: ['own', 'facilitator', 'moderator'],
    },
    {
      transition: 'propose_changes',
      from: 'validated',
      to: 'proposed',
      allowed: ['own', 'facilitator', 'moderator'],
      reason: 'if_privileged',
    },
    {
      transition: 'report',
      from: 'validated',
      to: 'needs_update',
      allowed: ['facilitator', 'moderator'],
      reason: 'always',
    },
    {
      transition: 'propose_again',
      from: 'needs_update',
      to: 'proposed',
      allowed: ['own', 'facilitator', 'moderator'],
    },
    {
      transition: 'request_deletion',
      from: 'validated',
      to: 'deletion_request',
      allowed: ['own'],
      reason: 'always',
    },
    {
      transition: 'reject_deletion',
      from: 'deletion_request',
      to: 'validated',
      allowed: ['own_if_author', 'facilitator', 'moderator'],
      reason: 'always',
    },
    { transition: 'archive', from: 'validated', to: 'archived', allowed: ['facilitator', 'moderator'] },
    {
      transition: 'return_to_author',
      from: 'proposed',
      to: 'draft',
      allowed: ['facilitator', 'moderator'],
      reason: 'always',
    },
  ],
  post_moderated: [
    { transition: 'save_draft', from: 'draft', to: 'draft', allowed: ['own', 'facilitator', 'moderator'] },
    { transition: 'publish', from: 'draft', to: 'validated', allowed: ['own', 'facilitator', 'moderator'] },
    {
      transition: 'update_proposed',
      from: 'proposed',
      to: 'proposed',
      allowed: ['own', 'facilitator', 'moderator'],
    },
    { transition: 'approve', from: 'proposed', to: 'validated', allowed: ['facilitator', 'moderator'] },
    {
      transition: 'update_published',
      from: 'validated',
      to: 'validated',
      allowed: ['own', 'facilitator', 'moderator'],
    },
    {
      transition: 'save_new_draft',
      from: 'validated',
      to: 'draft',
      allowed: ['own', 'facilitator', 'moderator'],
    },
    {
      transition: 'propose_changes',
      from: 'validated',
      to: 'proposed',
      allowed: ['facilitator', 'moderator'],
      reason: 'if_privileged',
    },
    {
      transition: 'report',
      from: 'validated',
      to: 'needs_update',
      allowed: ['facilitator', 'moderator'],
      reason: 'always',
    },
    {
      transition: 'propose_again',
      from: 'needs_update',
      to: 'proposed',
      allowed: ['own', 'facilitator', 'moderator'],
    },
    { transition: 'archive', from: 'validated', to: 'archived', allowed: ['facilitator', 'moderator'] },
    {
      transition: 'return_to_author',
      from: 'proposed',
      to: 'draft',
      allowed: ['facilitator', 'moderator'],
      reason: 'always',
    },
  ],
}

/** Who may delete an item. Source: the portal's workflow configuration. */
export const deletionRules: Readonly<Record<Moderation, Readonly<Record<State, readonly Grant[]>>>> = {
  pre_moderated: {
    draft: ['own', 'moderator'],
    proposed: ['facilitator', 'moderator'],
    validated: ['facilitator', 'moderator'],
    needs_update: ['facilitator', 'moderator'],
    deletion_request: ['facilitator', 'moderator'],
    archived: ['facilitator', 'moderator'],
  },
  post_moderated: {
    draft: ['own', 'facilitator', 'moderator'],
    proposed: ['own', 'facilitator', 'moderator'],
    validated: ['own', 'facilitator', 'moderator'],
    needs_update: ['own', 'facilitator', 'moderator'],
    deletion_request: ['own', 'facilitator', 'moderator'],
    archived: ['own', 'facilitator', 'moderator'],
  },
}

/** Who may see an item's latest revision, beyond what is public. `never_published_draft` narrows `draft`. */
export const viewRules: Readonly<
  Record<Exclude<State, 'validated' | 'archived'> | 'never_published_draft', readonly Grant[]>
> = {
  never_published_draft: ['own', 'moderator'],
  draft: ['own', 'facilitator', 'moderator'],
  proposed: ['own', 'facilitator', 'moderator'],
  needs_update: ['own', 'facilitator', 'moderator'],
  deletion_request: ['own', 'facilitator', 'moderator'],
}

/** The state that a transition leads to; it is the same under every policy that has the transition. */
export function stateAfter(transition: TransitionName): State | undefined {
  const rules = [...transitionRules.pre_moderated, ...transitionRules.post_moderated]
  return rules.find(rule => rule.transition === transition)?.to
}
