import { z } from 'zod'
import type { TransitionName } from './rules.ts'

const names = [
  'save_draft',
  'propose',
  'publish',
  'update_proposed',
  'approve',
  'update_published',
  'save_new_draft',
  'propose_changes',
  'report',
  'propose_again',
  'request_deletion',
  'reject_deletion',
  'archive',
  'return_to_author',
] as const satisfies readonly TransitionName[]

export const transitionName: z.ZodType<TransitionName> = z.enum(names)
