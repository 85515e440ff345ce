import { LRUCache } from 'lru-cache'
import type { AccountId, ItemId, Revision } from '#shared/content/identity.ts'
import type { State } from '#shared/workflow/state.ts'

/** Fields as the database has them: JSON in UTF-8, which is only handed on. */
export type FieldsAsText = Buffer

/** A revision as it was read. */
export interface RevisionColumns<Fields> {
  readonly item: ItemId
  readonly number: Revision
  readonly state: State
  readonly fields: Fields
  readonly by: AccountId
  readonly at: Date
}

/** A revision, and when it was made or went live by its item's row: another history of the same data has another time. */
export interface RevisionKey {
  readonly item: ItemId
  readonly number: Revision
  readonly since: Date
}

/** Bytes of texts that are kept, whatever the size of the collection. */
const mostBytes = 64 * 1024 * 1024
/** What one takes beside its text, about. */
const besides = 300

/**
 * The texts that were read last. A revision never changes, and each is wanted many times: by every desk that is told of
 * it, and by every first pull.
 */
export interface RevisionTexts {
  readonly find: (key: RevisionKey) => RevisionColumns<FieldsAsText> | undefined
  readonly keep: (key: RevisionKey, revision: RevisionColumns<FieldsAsText>) => void
}

export function createRevisionTexts(): RevisionTexts {
  const kept = new LRUCache<string, RevisionColumns<FieldsAsText>>({
    maxSize: mostBytes,
    sizeCalculation: ({ fields }) => fields.length + besides,
  })
  const nameOf = ({ item, number, since }: RevisionKey) => `${item} ${number} ${since.getTime()}`
  return {
    find: key => kept.get(nameOf(key)),
    keep: (key, revision) => {
      kept.set(nameOf(key), revision)
    },
  }
}
