import { notStoredYet, type Person } from '#shared/content/identity.ts'
import { publishedBodyOf, publishedOf, rowFrom, type StoredRow } from '#shared/library/row.ts'
import type { Item } from '#shared/sync/item.ts'
import type { DraftRecord } from './database.ts'
import { fieldsWithOutbox, isBeingDeleted, type OutboxEntry } from './outbox.ts'
import { stateShown } from './working-copy.ts'

/** What lists show of an item, from its stored records; null where nothing of it is left. */
export function rowOf(
  copy: Item | undefined,
  draft: DraftRecord | undefined,
  entries: readonly OutboxEntry[],
  me: Person,
): StoredRow | null {
  const type = copy?.type ?? draft?.type
  if (type === undefined || isBeingDeleted(entries)) return null
  const id = copy?.id ?? draft?.item
  const changedAt = draft?.changedAt ?? copy?.changedAt
  if (id === undefined || changedAt === undefined) return null
  const acknowledged = copy?.revision ?? notStoredYet
  const source = {
    id,
    type,
    fields: fieldsWithOutbox(draft?.base.fields ?? copy?.fields ?? {}, entries),
    state: stateShown(copy, entries),
    author: copy?.author ?? me,
    changedAt,
    stateSince: copy?.stateSince ?? draft?.startedAt ?? changedAt,
    published: copy ? publishedOf(copy) : null,
    publishedBody: copy ? publishedBodyOf(copy) : '',
    decision: copy?.decision ?? null,
    acknowledged,
    hasUnsent: entries.length > 0 || acknowledged === notStoredYet,
  }
  return rowFrom(source, me)
}
