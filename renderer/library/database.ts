import { Dexie, type EntityTable, type Table } from 'dexie'
import type { AccountId, Instant, ItemId, Revision } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import type { FileId } from '#shared/content/kept-file.ts'
import type { Vocabulary, VocabularyName } from '#shared/content/vocabulary.ts'
import type { StoredRow } from '#shared/library/row.ts'
import type { NoticeId } from '#shared/notices/notice.ts'
import type { UnreadableChange } from '#shared/sync/change.ts'
import type { Item } from '#shared/sync/item.ts'
import type { State } from '#shared/workflow/state.ts'
import type { CopyPack } from './copies.ts'
import type { DeletedDraft } from './deleted-drafts.ts'
import type { BroughtOverFact, OwnerFact } from './earlier-libraries.ts'
import type { FileRecord } from './files.ts'
import type { FollowChangeRecord } from './follow-changes.ts'
import type { HandOut } from './hand-outs.ts'
import type { KeptAnswer } from './kept-answers.ts'
import type { LanguageRecord } from './languages.ts'
import type { MarginRecord, StoredMarginEntry } from './margins.ts'
import type { MergeReport } from './merge-reports.ts'
import type { NotedAnswers } from './noted-answers.ts'
import type { NoticeRecord } from './notices.ts'
import type { StoredEntry } from './outbox-entries.ts'
import type { OwnRun } from './own-runs.ts'
import type { RowPack } from './packed-rows.ts'
import type { RunMark } from './run-mark.ts'
import type { SavedFilter } from './saved-filters.ts'
import type { SearchPart } from './search-parts.ts'
import type { SnapshotRecord, SnapshotText } from './snapshots.ts'
import type { SuggestionDraft } from './suggestion-drafts.ts'
import type { TemplateRecord } from './templates.ts'
import type { ToldUnsent, ToldUnsentMargin } from './unsent-records.ts'
import { declareVersions } from './upgrades.ts'

/** What a person's words stand on while they are not all acknowledged. The words themselves are in the outbox. */
export interface DraftRecord {
  readonly item: ItemId
  readonly type: ItemType
  /**
   * Moves on with one's own operations, and with what was merged with one's words. The state of the revision is unknown
   * where an older text was on screen than the copy, and in drafts of an older version.
   */
  readonly base: { readonly revision: Revision; readonly fields: ItemFields; readonly state?: State }
  /** The base that the first words were written on. */
  readonly startedOn: Revision
  readonly startedAt: Instant
  readonly changedAt: Instant
}

/** Items whose words or rows were written after the search index last looked; later writes have higher turns. */
export interface UnindexedMark {
  readonly turn: number
  readonly items: readonly ItemId[]
}

export type StoredUnreadable = UnreadableChange & { readonly key: string }

/** Single facts of the library. */
export type FactRecord =
  | { readonly key: 'cursor'; readonly value: string }
  | RunMark
  | OwnerFact
  | BroughtOverFact
  /** There while the first pull, or one from the beginning, is under way: what it brings is stored in packs. */
  | { readonly key: 'first_pull'; readonly value: 'under_way' }
  /** While the service starts from the beginning: items with words of this computer that it has not sent again so far. */
  | { readonly key: 'not_sent_again'; readonly value: readonly ItemId[] }
  /** Of the last transaction that changed what the service may not have: see `turn.ts`. */
  | { readonly key: 'turn'; readonly value: number }
  /** Made with the database: the second copy of unsent words knows by it whether this is still the same one. */
  | { readonly key: 'identity'; readonly value: string }

/** The database of one account at one service. Only this folder knows that it is IndexedDB, through Dexie. */
export class LibraryDatabase extends Dexie {
  /** Copies of items: only `copies.ts` knows which of these two tables holds one. */
  declare readonly copies: Table<Item, ItemId>
  declare readonly packs: EntityTable<CopyPack, 'pack'>
  /** List rows: only `packed-rows.ts` and `rows-store.ts` know which of these two tables holds one. */
  declare readonly rows: Table<StoredRow, ItemId>
  declare readonly rowPacks: Table<RowPack, number>
  declare readonly drafts: Table<DraftRecord, ItemId>
  /** Whether an entry was handed out, `handOuts` may tell alone: `outbox-entries.ts` reads both. */
  declare readonly outbox: EntityTable<StoredEntry, 'order'>
  declare readonly handOuts: EntityTable<HandOut, 'number'>
  declare readonly answers: EntityTable<NotedAnswers, 'number'>
  declare readonly margins: Table<MarginRecord, ItemId>
  declare readonly marginOutbox: EntityTable<StoredMarginEntry, 'order'>
  declare readonly suggestionDrafts: Table<SuggestionDraft, ItemId>
  declare readonly notices: Table<NoticeRecord, NoticeId>
  declare readonly keptAnswers: Table<KeptAnswer, KeptAnswer['name']>
  declare readonly ownRuns: Table<OwnRun, ItemId>
  declare readonly followChanges: Table<FollowChangeRecord, string>
  declare readonly vocabularies: Table<Vocabulary, VocabularyName>
  declare readonly unreadable: Table<StoredUnreadable, string>
  declare readonly facts: Table<FactRecord, FactRecord['key']>
  declare readonly savedFilters: Table<SavedFilter, string>
  declare readonly searchParts: Table<SearchPart, string>
  declare readonly unindexed: EntityTable<UnindexedMark, 'turn'>
  declare readonly files: Table<FileRecord, FileId>
  declare readonly snapshots: EntityTable<SnapshotRecord & { key: number }, 'key'>
  declare readonly snapshotTexts: Table<SnapshotText, number>
  declare readonly deletedDrafts: Table<DeletedDraft, ItemId>
  declare readonly templates: Table<TemplateRecord, string>
  declare readonly languages: Table<LanguageRecord, ItemId>
  declare readonly mergeReports: EntityTable<MergeReport & { key: number }, 'key'>

  /** Hears, after its transaction has committed, of each item of which the service may not have the same any more. */
  onUnsent: (told: ToldUnsent) => void = () => undefined
  /** The same of what was written in an item's margin. */
  onUnsentMargin: (told: ToldUnsentMargin) => void = () => undefined

  constructor(name: string) {
    // Strict: a save has resolved only when the disk has it. Relaxed commits are lost with the power.
    super(name, { chromeTransactionDurability: 'strict' })
    declareVersions(this)
  }
}

/** The database's name: one a service and account, so that another account on the computer opens another library. */
export function databaseName(instance: string, account: AccountId): string {
  return `osor-desk/${instance}/${account}`
}
