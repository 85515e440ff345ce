import type { Messages } from '#shared/messages/en.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'

/** What a decision is called: proposing changes to somebody else's text is to request them. */
export function decisionName(transition: TransitionName, isOwn: boolean, text: Messages): string {
  return (isOwn ? undefined : text.review.decisions[transition]) ?? text.editor.decisions[transition]
}
