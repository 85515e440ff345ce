import type { Item } from '#shared/sync/item.ts'
import type { Reader } from '#shared/workflow/actor.ts'
import { type ItemStanding, maySee } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { ItemRow } from '../storage/tables.ts'
import type { StoredItem } from './stored-item.ts'

/** An item as a reader may see it, with its fields in whichever form they were read. */
export type SeenItem<Fields> = Omit<Item, 'fields' | 'published'> & {
  readonly fields: Fields
  readonly published:
    | (Omit<NonNullable<Item['published']>, 'fields'> & { readonly fields: Fields | null })
    | null
}

export function standingOf(item: StoredItem<unknown>): ItemStanding {
  return { author: item.author.id, state: item.latest.state, isPublished: item.published !== null }
}

/** Whether a reader sees anything of an item that stands so, be it only its published revision. */
export function seesAnything(standing: ItemStanding, reader: Reader, policy: Policy): boolean {
  return standing.isPublished || maySee(reader, policy, standing)
}

/** How an item stands by its row, without its texts. */
export function standingOfRow({ author, state, published_revision }: ItemRow): ItemStanding {
  return { author, state, isPublished: published_revision !== null }
}

/**
 * An item as a reader may see it: the latest revision; where that is out of sight, the published one, without a word
 * of what happened since; null where there is nothing to see.
 */
export function viewOf<Fields>(
  item: StoredItem<Fields>,
  reader: Reader,
  policy: Policy,
): SeenItem<Fields> | null {
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
