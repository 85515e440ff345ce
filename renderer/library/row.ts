import { checkFields } from '#shared/content/checks.ts'
import { notStoredYet, type Person } from '#shared/content/identity.ts'
import { bodyOf, titleOf } from '#shared/content/item-type.ts'
import { countWords } from '#shared/content/plain-text.ts'
import type { Item } from '#shared/sync/item.ts'
import { isPublicState } from '#shared/workflow/may.ts'
import type { DraftRecord, StoredRow } from './database.ts'
import { fieldsWithOutbox, isBeingDeleted, type OutboxEntry } from './outbox.ts'
import { listedAt } from './rows-listed.ts'
import { stateShown } from './working-copy.ts'

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : []
}

/**
 * What lists show of an item, from its stored records; null where nothing of it is left. Words and findings are
 * counted only where a list shows them (work in progress and one's own), so that receiving a whole library is not
 * slowed by counting what nobody looks at.
 */
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
  const fields = fieldsWithOutbox(draft?.base.fields ?? copy?.fields ?? {}, entries)
  const state = stateShown(copy, entries)
  const author = copy?.author ?? me
  const isOwn = author.id === me.id
  const isCounted = isOwn || !isPublicState(state)
  const documentType = fields['document_type']
  const acknowledged = copy?.revision ?? notStoredYet
  const row = {
    id,
    type,
    title: titleOf(type, fields),
    documentType: typeof documentType === 'string' ? documentType : null,
    state,
    author,
    words: isCounted ? countWords(bodyOf(type, fields)) : 0,
    topics: textsOf(fields['topics']),
    countries: textsOf(fields['countries']),
    changedAt,
    stateSince: copy?.stateSince ?? draft?.startedAt ?? changedAt,
    published: copy?.published
      ? {
          revision: copy.published.revision,
          at: copy.published.at,
          title: titleOf(type, copy.published.fields ?? copy.fields),
        }
      : null,
    findings: isCounted ? checkFields(type, fields).length : 0,
    decision: copy?.decision ?? null,
    isOwn,
    acknowledged,
  }
  return { ...row, listedAt: listedAt({ ...row, hasUnsent: entries.length > 0 || acknowledged === 0 }) }
}
