import { z } from 'zod'

/** Where an item stands. `validated` is shown as "Published". */
export const State = z.enum([
  'draft',
  'proposed',
  'validated',
  'needs_update',
  'deletion_request',
  'archived',
])
export type State = z.infer<typeof State>

/** States whose revision anybody may read. */
export const publicStates: readonly State[] = ['validated', 'archived']

/** States that wait for a moderator. */
export const waitingStates: readonly State[] = ['proposed', 'needs_update', 'deletion_request']
