import { z } from 'zod'
import type { TransitionName } from '../workflow/rules.ts'

/** What the pulse counts as decisions. `deleted` has no step on the trail: it is on the item. */
export const DecisionKind = z.enum([
  'published',
  'returned',
  'changes_requested',
  'reported',
  'deletion_rejected',
  'deleted',
  'archived',
])
export type DecisionKind = z.infer<typeof DecisionKind>
export const decisionKinds: readonly DecisionKind[] = DecisionKind.options

/**
 * The kind of decision that a step on the trail is; null for one that is none. Published is what was approved, and what
 * somebody with the role for it published directly, be it their own. Whoever asks for changes of another's text decides;
 * an author who proposes changes of their own proposes.
 */
export function decisionKindOf(
  transition: TransitionName | 'create',
  isByAuthor: boolean,
): Exclude<DecisionKind, 'deleted'> | null {
  switch (transition) {
    case 'approve':
    case 'publish':
    case 'update_published':
      return 'published'
    case 'return_to_author':
      return 'returned'
    case 'propose_changes':
      return isByAuthor ? null : 'changes_requested'
    case 'report':
      return 'reported'
    case 'reject_deletion':
      return 'deletion_rejected'
    case 'archive':
      return 'archived'
    case 'create':
    case 'save_draft':
    case 'propose':
    case 'update_proposed':
    case 'save_new_draft':
    case 'propose_again':
    case 'request_deletion':
      return null
  }
}

/**
 * Steps with which somebody asks for a decision. `propose_changes` is one only by the hand of the item's author: by
 * anybody else it is a decision itself, and what follows is the author's time.
 */
export const askingSteps = [
  'propose',
  'propose_changes',
  'propose_again',
  'request_deletion',
] as const satisfies readonly TransitionName[]

/**
 * Steps that answer such a question. The deletion of the item answers it too. (In no state that waits for an answer does
 * the workflow know a further one: `decision-kind.test.ts`.)
 */
export const answeringSteps = [
  'approve',
  'return_to_author',
  'reject_deletion',
] as const satisfies readonly TransitionName[]
