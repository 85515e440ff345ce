import { judgeFile } from '#shared/content/file-checks.ts'
import { type ItemId, instantOf, type Person } from '#shared/content/identity.ts'
import type { FileId } from '#shared/content/kept-file.ts'
import { type JournalNote, UnsentInMargin, UnsentRecords, UnstoredWords } from '#shared/sync/journal.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import type { LibraryDatabase } from './database.ts'
import { putFile } from './files.ts'
import { itemTables, readItem, writeItem } from './item-records.ts'
import { type JournalPort, notesIn } from './journal-port.ts'
import { restoreInMargin } from './margins.ts'
import { filesOfUnsent } from './unsent-records.ts'

/** What came back from the journal. */
export interface Restored {
  /** Items whose unsent words are in the library again. */
  readonly items: readonly ItemId[]
  /** Notes that this version of the program cannot read. */
  readonly unreadable: number
}

interface RestoreParts {
  readonly database: LibraryDatabase
  readonly port: Pick<JournalPort, 'read' | 'file'>
  readonly me: Person
  readonly now: () => Date
}

/** A text of the journal, or null where it is not what its kind says. */
function parsed<Value>(schema: { safeParse(value: unknown): { data?: Value } }, text: string): Value | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** The unsent records that a note tells; null where it tells none that can be read. */
export function recordsIn({ text }: JournalNote): UnsentRecords | null {
  return text === null ? null : parsed(UnsentRecords, text)
}

/** The words that a note tells. */
export function wordsIn({ text }: JournalNote): UnstoredWords | null {
  return text === null ? null : parsed(UnstoredWords, text)
}

/** What a note says is on its way to a margin; nothing where it cannot be read. */
export function entriesInMargin({ text }: JournalNote): UnsentInMargin {
  return text === null ? [] : (parsed(UnsentInMargin, text) ?? [])
}

/** The operation that a note says was handed to the network. */
function handedOutIn({ text }: JournalNote): OperationId | null {
  return text === null ? null : parsed(OperationId, text)
}

/** Records with the stage of an operation that was handed to the network after they were noted. */
function withHandedOut(records: UnsentRecords, handedOut: OperationId | undefined, now: Date): UnsentRecords {
  const entries = records.entries.map(entry =>
    entry.stage === 'written' && entry.operation.id === handedOut
      ? { ...entry, stage: 'handed_out' as const, handedOutAt: instantOf(now) }
      : entry,
  )
  return { ...records, entries }
}

/**
 * Puts the unsent words of the journal into a library that has lost them: draft and operations under their own ids and in
 * their stages, so that what had been handed to the network is repeated as it was, and the service answers it as it did.
 * An item of which the library holds unsent words itself is left as it is. Each item is one transaction; to be repeated
 * where it did not come to its end.
 */
export async function restoreUnsent({ database, port, me, now }: RestoreParts): Promise<Restored> {
  const items: ItemId[] = []
  let unreadable = 0
  const handedOut = new Map<ItemId, OperationId>()
  for await (const note of notesIn(port)) {
    const operation = note.about === 'handed_out' ? handedOutIn(note) : null
    if (operation) handedOut.set(note.item, operation)
  }
  for await (const note of notesIn(port)) {
    if (note.about === 'margin') {
      const entries = note.text === null ? [] : parsed(UnsentInMargin, note.text)
      if (entries === null) unreadable += 1
      else if (await restoreInMargin(database, note.item, entries)) items.push(note.item)
      continue
    }
    if (note.about !== 'unsent') continue
    const noted = recordsIn(note)
    if (noted === null) {
      unreadable += 1
      continue
    }
    const records = withHandedOut(noted, handedOut.get(note.item), now())
    await restoreFiles(filesOfUnsent(records), { database, port, now })
    if ((await restoreItem(note.item, records, database, me)) && carriesWork(records)) items.push(note.item)
  }
  return { items: [...new Set(items)], unreadable }
}

/** Whether a person has something in it that is on its way. A draft that was deleted is not. */
function carriesWork({ draft, entries }: UnsentRecords): boolean {
  return draft !== null || entries.length > 0
}

async function restoreItem(
  item: ItemId,
  { draft, entries, deleted }: UnsentRecords,
  database: LibraryDatabase,
  me: Person,
): Promise<boolean> {
  return database.transaction('rw', itemTables(database), async () => {
    const before = await readItem(database, item)
    if (before.draft || before.entries.length > 0 || before.deleted) return false
    const after = { ...before, draft: draft ?? undefined, entries, deleted: deleted ?? undefined }
    await writeItem(database, item, before, after, me)
    return true
  })
}

/** Files that the words name. What is damaged or gone stays out: the words come back all the same. */
async function restoreFiles(
  files: readonly FileId[],
  { database, port, now }: Pick<RestoreParts, 'database' | 'port' | 'now'>,
): Promise<void> {
  for (const file of files) {
    if (await database.files.get(file)) continue
    const content = await port.file(file)
    if (content === null) continue
    const verdict = judgeFile(content, '')
    if (verdict.kind === 'refused') continue
    await putFile(database, file, content, verdict.facts.mediaType, instantOf(now()))
  }
}
