import type { Dexie, Transaction } from 'dexie'
import { listNames } from '#shared/library/lists.ts'
import { fillPublished } from './published-rows.ts'
import { fillListedAt, indexOfList, joinMarks, writeRowsAsText } from './rows-listed.ts'

/** One version of the library's database: what it adds to the one before, and what becomes of what is stored. */
interface LibraryVersion {
  readonly number: number
  /** Tables and indexes that are new or changed; null drops a table. */
  readonly stores: Readonly<Record<string, string | null>>
  /** Changes what an older version has stored. A library of an older version runs every upgrade after it, in order. */
  readonly upgrade?: (transaction: Transaction) => Promise<void>
}

/** Items, words that are not sent yet, vocabularies, and what could not be read. */
const firstLibrary: LibraryVersion = {
  number: 1,
  stores: {
    copies: 'id',
    rows: 'id, changedAt, state',
    drafts: 'item',
    outbox: '++order, item',
    vocabularies: 'name',
    unreadable: 'key',
    facts: 'key',
  },
}

/**
 * Everything that is written offline: files of items, local history, deleted drafts, templates, saved filters, the
 * stored parts of the search index, and the language that an item is written in.
 */
const writingOffline: LibraryVersion = {
  number: 2,
  stores: {
    files: 'id',
    snapshots: '++key, item, [item+at], at',
    snapshotTexts: 'key',
    deletedDrafts: 'item, deletedAt',
    templates: 'id, type',
    savedFilters: 'id, place',
    searchParts: 'name',
    unindexed: '++turn',
    rows: ['id', ...listNames.map(indexOfList)].join(', '),
    languages: 'item',
  },
  upgrade: fillListedAt,
}

/** What was merged with words of this computer, so that it can be read and taken back. */
const mergedTexts: LibraryVersion = {
  number: 3,
  stores: { mergeReports: '++key, item, at' },
}

/** Copies of a first pull stand many to a record, and what the search index has to look at is told many at a time. */
const packedCopies: LibraryVersion = {
  number: 5,
  stores: { packs: '++pack, *ids' },
  upgrade: joinMarks,
}

/** List rows of a first pull stand many to a record as well, until there is time to give each a place in the lists. */
const packedRows: LibraryVersion = {
  number: 6,
  stores: { rowPacks: 'pack' },
}

/** Packs as they come: copies deflated, or as lines as before; rows as text. */
const packsAsTheyCome: LibraryVersion = {
  number: 7,
  stores: {},
  upgrade: writeRowsAsText,
}

/** What is handed out, and what was answered, in records of its own: no text is written again for it. */
const smallNotes: LibraryVersion = {
  number: 8,
  stores: { handOuts: '++number', answers: '++number' },
}

/** What stands in the margins of items, what is on its way there, and edits that somebody is about to suggest. */
const margins: LibraryVersion = {
  number: 9,
  stores: { margins: 'item, claimedUntil', marginOutbox: '++order, item', suggestionDrafts: 'item' },
}

/** What this person is told of. */
const notices: LibraryVersion = {
  number: 10,
  stores: { notices: 'id, at, item, isTold' },
}

/** Answers of the service to what is asked on demand, for when there is no network. */
const keptAnswers: LibraryVersion = {
  number: 11,
  stores: { keptAnswers: 'name' },
}

/** Rows of what is published say what it is about, and when an event is: lists are narrowed by it without a text being read. */
const publishedRows: LibraryVersion = {
  number: 12,
  stores: {},
  upgrade: fillPublished,
}

/** Changes of what this person follows, until the service has them. */
const followChanges: LibraryVersion = {
  number: 13,
  stores: { followChanges: 'key' },
}

/** Which revisions words of this computer alone have led to. */
const ownRuns: LibraryVersion = {
  number: 14,
  stores: { ownRuns: 'item' },
}

/** A released version is never changed again: what was stored by it must open for ever. */
const versions: readonly LibraryVersion[] = [
  firstLibrary,
  writingOffline,
  mergedTexts,
  packedCopies,
  packedRows,
  packsAsTheyCome,
  smallNotes,
  margins,
  notices,
  keptAnswers,
  publishedRows,
  followChanges,
  ownRuns,
]

/** Tells the database its versions. */
export function declareVersions(database: Dexie): void {
  for (const { number, stores, upgrade } of versions) {
    const version = database.version(number).stores({ ...stores })
    if (upgrade) version.upgrade(upgrade)
  }
}
