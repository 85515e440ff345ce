import { z } from 'zod'
import { Instant, ItemId, Person, Revision } from '../content/identity.ts'
import { AnyFields, fieldsSchema, ItemType } from '../content/item-type.ts'
import { State } from '../workflow/state.ts'
import { transitionName } from '../workflow/transition-name.ts'

/** The last step on an item's trail that was more than a save, so that an author learns of it offline. */
export const LastDecision = z.object({
  transition: transitionName,
  from: State,
  to: State,
  by: Person,
  at: Instant,
  reason: z.string().nullable(),
  /** The revision that the decision made. */
  revision: Revision,
})
export type LastDecision = z.infer<typeof LastDecision>

const base = z.object({
  id: ItemId,
  type: ItemType,
  /** State of `revision`. */
  state: State,
  revision: Revision,
  fields: AnyFields,
  author: Person,
  createdAt: Instant,
  changedAt: Instant,
  changedBy: Person,
  /** Since when the item has been in its state. */
  stateSince: Instant,
  /**
   * The live published revision, or null if there is none. Its fields are sent only where they differ from `fields`,
   * that is, where `revision` is newer than the published one.
   */
  published: z.object({ revision: Revision, at: Instant, fields: AnyFields.nullable() }).nullable(),
  decision: LastDecision.nullable(),
})

/**
 * An item as one account may see it: the latest revision, or the published one where the latest is out of sight.
 * The fields are checked by the item's type.
 */
export const Item = base.superRefine((item, context) => {
  for (const [path, fields] of [
    [['fields'], item.fields],
    [['published', 'fields'], item.published?.fields ?? {}],
  ] as const) {
    for (const issue of fieldsSchema(item.type).safeParse(fields).error?.issues ?? []) {
      context.addIssue({ code: 'custom', path: [...path, ...issue.path], message: issue.message })
    }
  }
})
export type Item = z.infer<typeof Item>
