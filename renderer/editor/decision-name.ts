import type { Messages } from '#shared/messages/en.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'

/** What can be decided on an item: a step of the workflow, or its deletion. */
export type DecisionKind = TransitionName | 'delete'

/** What a decision is called: proposing changes to somebody else's text is to request them. */
export function decisionName(transition: DecisionKind, isOwn: boolean, text: Messages): string {
  if (transition === 'delete') return text.editor.deleteItem
  return (isOwn ? undefined : text.review.decisions[transition]) ?? text.editor.decisions[transition]
}
