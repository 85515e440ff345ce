import { Dexie, type EntityTable, type Table } from 'dexie'
import type { AccountId, Instant, ItemId, Revision } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import type { Vocabulary, VocabularyName } from '#shared/content/vocabulary.ts'
import type { UnreadableChange } from '#shared/sync/change.ts'
import type { Item } from '#shared/sync/item.ts'
import type { OutboxEntry } from './outbox.ts'
import type { ItemRow } from './working-copy.ts'

/** What a person's words stand on while they are not all acknowledged. The words themselves are in the outbox. */
export interface DraftRecord {
  readonly item: ItemId
  readonly type: ItemType
  /** Moves on with one's own operations, and with nothing else. */
  readonly base: { readonly revision: Revision; readonly fields: ItemFields }
  /** The base that the first words were written on. */
  readonly startedOn: Revision
  readonly startedAt: Instant
  readonly changedAt: Instant
}

/** A list row as stored: the status is derived from the outbox when it is read. */
export type StoredRow = Omit<ItemRow, 'status'> & { readonly acknowledged: Revision }

export type StoredUnreadable = UnreadableChange & { readonly key: string }

/** Single facts of the library. */
export type FactRecord = { readonly key: 'cursor'; readonly value: string }

/** The database of one account at one service. Only this folder knows that it is IndexedDB, through Dexie. */
export class LibraryDatabase extends Dexie {
  declare readonly copies: Table<Item, ItemId>
  declare readonly rows: Table<StoredRow, ItemId>
  declare readonly drafts: Table<DraftRecord, ItemId>
  declare readonly outbox: EntityTable<OutboxEntry & { order: number }, 'order'>
  declare readonly vocabularies: Table<Vocabulary, VocabularyName>
  declare readonly unreadable: Table<StoredUnreadable, string>
  declare readonly facts: Table<FactRecord, FactRecord['key']>

  constructor(name: string) {
    // Strict: a save has resolved only when the disk has it. Relaxed commits are lost with the power.
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      copies: 'id',
      rows: 'id, changedAt, state',
      drafts: 'item',
      outbox: '++order, item',
      vocabularies: 'name',
      unreadable: 'key',
      facts: 'key',
    })
    // What the first library did not have: files of items, local history, deleted drafts, templates, saved filters,
    // the stored parts of the search index, and the language that an item is written in.
    this.version(2).stores({
      files: 'id',
      snapshots: '++key, item, [item+at], at',
      deletedDrafts: 'item, deletedAt',
      templates: 'id, type',
      savedFilters: 'id, place',
      searchParts: 'name',
      languages: 'item',
    })
  }
}

/** The database's name: one a service and account, so that another account on the computer opens another library. */
export function databaseName(instance: string, account: AccountId): string {
  return `osor-desk/${instance}/${account}`
}
