import { type Instant, ItemId } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import type { FileId } from '#shared/content/kept-file.ts'
import type { UnsentRecords } from '#shared/sync/journal.ts'
import type { State } from '#shared/workflow/state.ts'
import type { LibraryDatabase } from './database.ts'
import { readItem } from './item-records.ts'
import { type JournalPort, notesIn } from './journal-port.ts'
import { readUnsentWords } from './margins.ts'
import { fieldsWithOutbox } from './outbox.ts'
import { rowIds } from './packed-rows.ts'
import { entriesInMargin, recordsIn, wordsIn } from './restore.ts'
import { type SnapshotReason, snapshotsOf } from './snapshots.ts'
import { filesOfUnsent, readUnsent, unsentItems } from './unsent-records.ts'
import { workingCopyOf } from './working-copy.ts'

/** An older text of an item. */
interface HeldVersion {
  readonly at: Instant
  readonly reason: SnapshotReason
  readonly type: ItemType
  readonly fields: ItemFields
}

/** An item with everything that this computer has of it. */
export interface HeldItem {
  readonly id: ItemId
  readonly type: ItemType
  /** The whole text, unsent words included. */
  readonly fields: ItemFields
  /** `deleted`: a person has deleted it; `gone`: only its history is here. */
  readonly kind: 'item' | 'deleted' | 'gone'
  /** null where the service has never told. */
  readonly state: State | null
  readonly changedAt: Instant
  /** What the service does not have, as it is stored. */
  readonly unsent: UnsentRecords | null
  /** Oldest first. */
  readonly versions: readonly HeldVersion[]
}

interface HeldFile {
  readonly id: FileId
  /** null where its content is damaged. */
  readonly read: () => Promise<{
    readonly mediaType: string
    readonly content: Uint8Array<ArrayBuffer>
  } | null>
}

/** Everything on this computer, to be read by and by. */
export interface Everything {
  readonly items: readonly ItemId[]
  /** null where nothing of it can be read any more. */
  readonly item: (id: ItemId) => Promise<HeldItem | null>
  readonly files: readonly HeldFile[]
  /** Whatever else a person has made or was told: templates, saved filters, comments. */
  readonly rest: () => Promise<Readonly<Record<string, readonly unknown[]>>>
  /** What a term is called; its id where that is not known. */
  readonly term: (vocabulary: string, id: string) => string
}

/** Everything in a library; what is not sent comes first. */
export async function everythingIn(database: LibraryDatabase): Promise<Everything> {
  const [unsent, rows, deleted, past, files, vocabularies] = await Promise.all([
    unsentItems(database),
    rowIds(database),
    database.deletedDrafts.toCollection().primaryKeys(),
    database.snapshots.orderBy('item').uniqueKeys(),
    database.files.toCollection().primaryKeys(),
    database.vocabularies.toArray(),
  ])
  const ids = past.flatMap(key => ItemId.safeParse(key).data ?? [])
  const terms = new Map(
    vocabularies.flatMap(({ name, terms }) =>
      terms.map(({ id, label }): readonly [string, string] => [`${name} ${id}`, label]),
    ),
  )
  return {
    items: [...new Set([...unsent, ...rows, ...deleted, ...ids])],
    item: id => heldItem(database, id),
    files: files.map(id => ({ id, read: () => contentOf(database, id) })),
    rest: async () => ({
      templates: await database.templates.toArray(),
      'saved-filters': await database.savedFilters.toArray(),
      comments: await database.margins.toArray(),
      'comments-not-sent': await readUnsentWords(database),
      'suggestions-in-hand': await database.suggestionDrafts.toArray(),
    }),
    term: (vocabulary, id) => terms.get(`${vocabulary} ${id}`) ?? id,
  }
}

async function contentOf(database: LibraryDatabase, id: FileId) {
  const record = await database.files.get(id)
  if (!record) return null
  return { mediaType: record.mediaType, content: new Uint8Array(await record.content.arrayBuffer()) }
}

async function versionsOf(database: LibraryDatabase, id: ItemId): Promise<readonly HeldVersion[]> {
  const versions = await snapshotsOf(database, id)
  const texts = await database.snapshotTexts.bulkGet(versions.flatMap(({ key }) => key ?? []))
  const byKey = new Map(texts.flatMap(text => (text ? [[text.key, text.fields] as const] : [])))
  return versions.flatMap(({ key, at, reason, type }) => {
    const fields = key === undefined ? undefined : byKey.get(key)
    return fields ? [{ at, reason, type, fields }] : []
  })
}

async function heldItem(database: LibraryDatabase, id: ItemId): Promise<HeldItem | null> {
  const [{ copy, draft, entries, deleted }, [told], versions] = await Promise.all([
    readItem(database, id),
    readUnsent(database, [id], null),
    versionsOf(database, id),
  ])
  const known = { id, unsent: told?.records ?? null, versions, state: copy?.state ?? null }
  const working = workingCopyOf(copy, draft, entries)
  if (working) {
    const { type, fields, changedAt } = working
    return { ...known, type, fields, changedAt, kind: 'item' }
  }
  if (deleted) {
    const { type, fields, deletedAt } = deleted
    return { ...known, type, fields, changedAt: deletedAt, kind: 'deleted' }
  }
  const last = versions.at(-1)
  return last ? { ...known, type: last.type, fields: last.fields, changedAt: last.at, kind: 'gone' } : null
}

/** Everything in a journal, where the library cannot be opened: what is not sent, and its files. */
export async function everythingInJournal(port: JournalPort): Promise<Everything> {
  const records = new Map<ItemId, UnsentRecords>()
  const words = new Map<ItemId, ReturnType<typeof wordsIn>>()
  const inMargins: unknown[] = []
  for await (const note of notesIn(port)) {
    if (note.about === 'words') words.set(note.item, wordsIn(note))
    if (note.about === 'margin') inMargins.push(...entriesInMargin(note))
    const found = note.about === 'unsent' ? recordsIn(note) : null
    if (found) records.set(note.item, found)
  }
  const files = new Set([...records.values()].flatMap(filesOfUnsent))
  return {
    items: [...records.keys()],
    item: async id => {
      const unsent = records.get(id)
      return unsent ? heldOf(id, unsent, words.get(id) ?? null) : null
    },
    files: [...files].map(id => ({
      id,
      read: async () => {
        const content = await port.file(id)
        return content && { mediaType: 'application/octet-stream', content }
      },
    })),
    rest: async () => ({
      'words-not-stored': [...words].map(([item, each]) => ({ item, ...each })),
      'comments-not-sent': inMargins,
    }),
    term: (_vocabulary, id) => id,
  }
}

function heldOf(id: ItemId, unsent: UnsentRecords, words: ReturnType<typeof wordsIn>): HeldItem | null {
  const { draft, entries, deleted } = unsent
  const known = { id, unsent, versions: [], state: null }
  if (draft) {
    const fields = fieldsWithOutbox(draft.base.fields, entries)
    const shown = Object.entries({ ...fields, ...words?.fields }).flatMap(([name, value]) =>
      value === null ? [] : [[name, value] as const],
    )
    const { type, changedAt } = draft
    return { ...known, type, fields: Object.fromEntries(shown), changedAt, kind: 'item' }
  }
  if (!deleted) return null
  return {
    ...known,
    type: deleted.type,
    fields: deleted.fields,
    changedAt: deleted.deletedAt,
    kind: 'deleted',
  }
}
