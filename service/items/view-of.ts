import type { Item } from '#shared/sync/item.ts'
import type { Reader } from '#shared/workflow/actor.ts'
import { type ItemStanding, maySee } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { ItemRow } from '../storage/tables.ts'
import type { StoredItem } from './stored-item.ts'

export function standingOf(item: StoredItem): ItemStanding {
  return { author: item.author.id, state: item.latest.state, isPublished: item.published !== null }
}

/** Whether a reader sees anything of an item; its row tells, before its texts are read. */
export function isInSight(row: ItemRow, reader: Reader, policy: Policy): boolean {
  const { author, state, published_revision } = row
  const isPublished = published_revision !== null
  return isPublished || maySee(reader, policy, { author, state, isPublished })
}

/**
 * An item as a reader may see it: the latest revision; where that is out of sight, the published one, without a word
 * of what happened since; null where there is nothing to see.
 */
export function viewOf(item: StoredItem, reader: Reader, policy: Policy): Item | null {
  const { id, type, author, createdAt, latest, published } = item
  if (maySee(reader, policy, standingOf(item))) {
    return {
      id,
      type,
      author,
      createdAt,
      state: latest.state,
      revision: latest.revision,
      fields: latest.fields,
      changedAt: latest.at,
      changedBy: latest.by,
      stateSince: item.stateSince,
      published: published && {
        revision: published.text.revision,
        at: published.since,
        fields: published.text.revision === latest.revision ? null : published.text.fields,
      },
      decision: item.decision,
    }
  }
  if (published === null) return null
  const { text, since } = published
  return {
    id,
    type,
    author,
    createdAt,
    state: text.state,
    revision: text.revision,
    fields: text.fields,
    changedAt: text.at,
    changedBy: text.by,
    stateSince: since,
    published: { revision: text.revision, at: since, fields: null },
    decision: null,
  }
}
