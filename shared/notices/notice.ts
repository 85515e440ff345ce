import { z } from 'zod'
import { Instant, ItemId, Person } from '../content/identity.ts'
import { ItemType } from '../content/item-type.ts'

export const NoticeId = z.uuid().brand('NoticeId')
export type NoticeId = z.infer<typeof NoticeId>

/** What somebody is told of. The message catalogue has a sentence for each. */
export const NoticeKind = z.enum([
  'proposed',
  'changes_proposed',
  'proposed_again',
  'deletion_requested',
  'published',
  'approved',
  'returned',
  'reported',
  'changes_requested',
  'deletion_rejected',
  'updated',
  'archived',
  'deleted',
  'commented',
  'mentioned',
  'claim_taken_over',
  'suggested',
  'suggestion_accepted',
  'suggestion_declined',
  'followed',
])
export type NoticeKind = z.infer<typeof NoticeKind>

/** Letters of a comment that a notice tells, in UTF-16 units; a reason is told whole. */
export const longestExcerpt = 300

/** That something happened to an item, told to one person. Made by the service and never changed. */
export const Notice = z.object({
  id: NoticeId,
  kind: NoticeKind,
  at: Instant,
  by: Person,
  item: ItemId,
  type: ItemType,
  /** The item's title at that moment; empty where it had none. */
  title: z.string(),
  /** The reason that was given, or what was commented. */
  words: z.string().nullable(),
})
export type Notice = z.infer<typeof Notice>

/** How many notices a desk gets when it begins, and for how long the service keeps them, in days. */
export const noticesAtFirst = 100
export const noticesKept = 90
