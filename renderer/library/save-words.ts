import {
  type Instant,
  type ItemId,
  notStoredYet,
  type Person,
  type Revision,
} from '#shared/content/identity.ts'
import {
  type ChangedFields,
  changedFieldsSchema,
  type ItemFields,
  type ItemType,
} from '#shared/content/item-type.ts'
import { sameValue } from '#shared/content/same-value.ts'
import type { Item } from '#shared/sync/item.ts'
import type { ChangeItem } from './change-item.ts'
import type { DraftRecord, LibraryDatabase } from './database.ts'
import { asNeverDeleted, asUndeleted } from './deletion.ts'
import { draftOn, draftOnGone, draftOnRead, type ReadText } from './draft-on.ts'
import type { ItemRecords } from './item-records.ts'
import { type Library, LibraryFailure } from './library.ts'
import type { HistoryKeeper } from './local-history.ts'
import { changesBetween, typedOver } from './merging.ts'
import { fieldsWithOutbox, type OperationOrigin, type OutboxStart, withEdit } from './outbox.ts'
import { writtenFrom } from './own-runs.ts'

interface SaveWordsParts {
  readonly database: LibraryDatabase
  readonly me: Person
  readonly stamp: () => Instant
  readonly originOf: (item: ItemId) => OperationOrigin
  readonly changeItem: ChangeItem
  readonly history: Pick<HistoryKeeper, 'keepText' | 'makeRoom' | 'noteSave'>
}

/** Where the next operation of an item starts from. */
function startOf({ copy, draft }: ItemRecords, type: ItemType): OutboxStart {
  return { type, base: draft?.base.revision ?? copy?.revision ?? notStoredYet }
}

/**
 * The draft record that new words stand on: on the copy, or on the older text that was on screen. `from` is the revision
 * from which words of this library have led to the copy.
 */
function newDraftFor(
  copy: Item,
  from: Revision,
  read: ReadText | undefined,
  at: Instant,
  me: Person,
): DraftRecord {
  if (read?.revision === undefined || read.revision >= from) return draftOn(copy, at, from)
  // One's own words, acknowledged since the screen was drawn, are what was on screen. The same account on another
  // computer may have written something else.
  const isAsRead = Object.keys(changesIn(copy.fields, read.fields)).length === 0
  if (copy.changedBy.id === me.id && isAsRead) return draftOn(copy, at)
  return draftOnRead(copy, { ...read, revision: read.revision }, at)
}

/** The changed fields that differ from the stored ones. */
function changesIn(fields: ItemFields, changed: ChangedFields): ChangedFields {
  return Object.fromEntries(
    Object.entries(changed).filter(([name, value]) => !sameValue(fields[name] ?? null, value)),
  )
}

function isSameText(one: ItemFields, other: ItemFields): boolean {
  return Object.keys(changesBetween(one, other)).length === 0
}

/** What became of words that were saved, and the text that they are the first ones on. */
interface StoredWords {
  readonly isStored: boolean
  readonly before: { readonly type: ItemType; readonly fields: ItemFields } | null
  /** A text that gives way to these words and is no version yet: nothing is stored before it is one. */
  readonly givesWay: { readonly type: ItemType; readonly fields: ItemFields } | null
}

/** Saves words on what was on screen, in one strict-durable transaction; a text that gives way to them is a version first. */
export function createSaveWords(parts: SaveWordsParts): Library['saveDraft'] {
  const { database, me, stamp, originOf, changeItem, history } = parts

  /** Whether the database is one that was opened as a library: one that was deleted comes back empty, for a moment. */
  async function isBegun(): Promise<boolean> {
    return (await database.facts.bulkGet(['identity', 'cursor'])).some(fact => fact !== undefined)
  }

  /**
   * Stores changed words; answers the text that they are the first words on, where they are. `kept` is a text that may give
   * way to them, because it is a version already.
   */
  function storeWords(
    id: ItemId,
    changed: ChangedFields,
    read: ReadText | undefined,
    kept: ItemFields | null,
  ): Promise<StoredWords> {
    // Of when they were saved, however long the database takes: words that the journal has got since are newer.
    const at = stamp()
    return changeItem<StoredWords>(id, async given => {
      // Whoever still writes in it does not want it deleted.
      const records = asUndeleted(given, originOf(id)) ?? asNeverDeleted(given, originOf(id)) ?? given
      const { copy, draft, entries } = records
      const isGone = copy === undefined && draft === undefined
      if (isGone && !(await isBegun())) throw new LibraryFailure('closed', null)
      const from = await writtenFrom(database, copy)
      const newDraft = copy ? newDraftFor(copy, from, read, at, me) : draftOnGone(id, read, at)
      const nextDraft = draft ? { ...draft, changedAt: at } : newDraft
      const type = nextDraft?.type
      if (type === undefined) throw new LibraryFailure('unknown', `No item ${id} on this computer`)
      const parsed = changedFieldsSchema(type).parse(changed)
      const shown = fieldsWithOutbox(nextDraft?.base.fields ?? {}, entries)
      // In a text that was on screen alone nobody else can have written.
      const over = isGone
        ? { changed: parsed, hasReplaced: false }
        : typedOver(type, shown, parsed, read?.fields ?? {})
      const fields = changesIn(shown, over.changed)
      const mayGiveWay = !over.hasReplaced || (kept !== null && isSameText(kept, shown))
      if (!mayGiveWay) {
        return { after: null, outcome: { isStored: false, before: null, givesWay: { type, fields: shown } } }
      }
      if (Object.keys(fields).length === 0) {
        return { after: null, outcome: { isStored: false, before: null, givesWay: null } }
      }
      const start = startOf({ ...records, draft: nextDraft }, type)
      const next = withEdit(entries, start, fields, originOf(id))
      const before = copy && draft === undefined ? { type, fields: shown } : null
      return {
        after: { ...records, draft: nextDraft, entries: next },
        outcome: { isStored: true, before, givesWay: null },
      }
    })
  }

  async function saveDraft(id: ItemId, changed: ChangedFields, read?: ReadText): Promise<void> {
    let kept: ItemFields | null = null
    let outcome = await storeWordsAtLast(id, changed, read, kept)
    // Another window's words were acknowledged as stored: they are a version before others take their place.
    while (outcome.givesWay !== null) {
      kept = outcome.givesWay.fields
      await history.keepText({ item: id, ...outcome.givesWay, reason: 'typed_over' })
      outcome = await storeWordsAtLast(id, changed, read, kept)
    }
    if (outcome.isStored) history.noteSave(id)
    // Words are stored already: nobody waits for their history.
    if (outcome.before) void history.keepText({ item: id, ...outcome.before, reason: 'before_writing' })
  }

  /** The same, also where history has to make room for it. */
  function storeWordsAtLast(...given: Parameters<typeof storeWords>): Promise<StoredWords> {
    return storeWords(...given).catch(async (failure: unknown) => {
      const isFull = failure instanceof LibraryFailure && failure.reason === 'quota'
      // Words come before their history.
      if (!isFull || !(await history.makeRoom())) throw failure
      return storeWords(...given)
    })
  }

  return saveDraft
}
