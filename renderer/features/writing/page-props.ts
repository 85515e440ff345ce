import type { Actor } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { WorkingCopy } from '../../library/index.ts'

/** What a page of an item takes: the item, who looks at it, and the collection's rules. */
export interface PageProps {
  readonly copy: WorkingCopy
  readonly actor: Actor
  readonly policy: Policy
}
