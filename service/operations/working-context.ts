import type { Actor } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'

/** What an operation works with: its transaction, who asks, under which policy, and the one time of all it writes. */
export interface WorkingContext {
  readonly transaction: DatabaseTransaction
  readonly actor: Actor
  readonly policy: Policy
  readonly at: Date
}
