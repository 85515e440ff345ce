import { Dexie } from 'dexie'
import { type FieldValue, valueSchema } from '#shared/content/field-value.ts'
import {
  firstRevision,
  type Instant,
  ItemId,
  instantOf,
  notStoredYet,
  type Person,
  type Revision,
} from '#shared/content/identity.ts'
import {
  type ChangedFields,
  changedFieldsSchema,
  contentType,
  fieldsSchema,
  type ItemFields,
  type ItemType,
} from '#shared/content/item-type.ts'
import { sameValue } from '#shared/content/same-value.ts'
import type { Item } from '#shared/sync/item.ts'
import { OperationId, TransitionOperation } from '#shared/sync/operation.ts'
import { timing } from '#shared/sync/timing.ts'
import type { DraftRecord, LibraryDatabase } from './database.ts'
import { asDeletedAgain, asKept, asNeverDeleted, asUndeleted, newDraft, withEntriesLeft } from './deletion.ts'
import { createDeletions } from './deletions.ts'
import { createLocalStore } from './dexie-local-store.ts'
import { draftOn, draftOnGone, draftOnRead, type ReadText } from './draft-on.ts'
import { keepFile } from './files.ts'
import { type ItemRecords, itemTables, noRecords, readItem, writeItem } from './item-records.ts'
import { type DecisionRequest, type Library, LibraryFailure, type NewItem } from './library.ts'
import { createLocalHistory } from './local-history.ts'
import { forgetOldReports, markUndone, storeReport } from './merge-reports.ts'
import { changesBetween, settledByChoices, typedOver, withoutMerge } from './merging.ts'
import {
  asOneEdit,
  carriesWords,
  fieldsWithOutbox,
  type OperationOrigin,
  type OutboxStart,
  releaseRefused,
  withDecision,
  withEdit,
  withoutDecision,
} from './outbox.ts'
import { workingCopyOf } from './working-copy.ts'

/** What the library needs from outside: whose it is, the time, and new identities. */
export interface LibraryParts {
  readonly database: LibraryDatabase
  readonly me: Person
  readonly now: () => Date
  readonly newId: () => string
  /** Calls back once after so many milliseconds. */
  readonly later: (delay: number, run: () => void) => void
  /** Whether a picture can be drawn: a header may promise what is not there. */
  readonly canBeDrawn: (picture: Blob) => Promise<boolean>
  /** As of `LocalStoreParts`. */
  readonly fewestNoted?: number
}

function startOf({ copy, draft }: ItemRecords, type: ItemType): OutboxStart {
  return { type, base: draft?.base.revision ?? copy?.revision ?? notStoredYet }
}

/** The draft record that new words stand on: on the copy, or on the older text that was on screen. */
function newDraftFor(copy: Item, read: ReadText | undefined, at: Instant, me: Person): DraftRecord {
  if (read?.revision === undefined || read.revision >= copy.revision) return draftOn(copy, at)
  // One's own words, acknowledged since the screen was drawn, are what was on screen. The same account on another
  // computer may have written something else.
  const isAsRead = Object.keys(changesIn(copy.fields, read.fields)).length === 0
  if (copy.changedBy.id === me.id && isAsRead) return draftOn(copy, at)
  return draftOnRead(copy, { ...read, revision: read.revision }, at)
}

/**
 * The revision that a decision stands on: the one that was read. Words stand on the revision that they were written
 * on, which one's own operations may have moved on since the screen was drawn; nobody else's can have.
 */
function baseOfDecision({ copy, draft }: ItemRecords, read: Revision): Revision {
  if (draft) return read < draft.startedOn ? read : draft.base.revision
  // One's own item, which the service has acknowledged since the screen was drawn.
  return read === notStoredYet && copy ? firstRevision : read
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

function failureOf(error: unknown): LibraryFailure {
  if (error instanceof LibraryFailure) return error
  const name = error instanceof Error ? error.name : ''
  const inner = error instanceof Dexie.DexieError && error.inner instanceof Error ? error.inner.name : ''
  if (name === 'QuotaExceededError' || inner === 'QuotaExceededError')
    return new LibraryFailure('quota', error)
  if (name === 'DatabaseClosedError' || name === 'InvalidStateError')
    return new LibraryFailure('closed', error)
  return new LibraryFailure('unknown', error)
}

/** What became of words that were saved, and the text that they are the first ones on. */
interface StoredWords {
  readonly isStored: boolean
  readonly before: { readonly type: ItemType; readonly fields: ItemFields } | null
  /** A text that gives way to these words and is no version yet: nothing is stored before it is one. */
  readonly givesWay: { readonly type: ItemType; readonly fields: ItemFields } | null
}

/** A text that is to be kept as a version. */
type KeptText = Parameters<ReturnType<typeof createLocalHistory>['keepText']>[0]

/** What became of a conflict: the draft that my text is now, and the text that gave way. */
interface Settled {
  readonly kept: ItemId | null
  readonly lost: KeptText | null
}

/** The library over an open database. */
export function createLibrary(parts: LibraryParts): Library {
  const { database, me, now, newId, later, canBeDrawn } = parts
  const listeners = new Set<() => void>()
  const stamp = (): Instant => instantOf(now())
  const origin = (item: ItemId): OperationOrigin => ({
    id: OperationId.parse(newId()),
    item,
    madeAt: stamp(),
  })

  function announceWork(): void {
    for (const listener of listeners) listener()
  }

  /** One transaction over one item: reads its records, writes what `change` makes of them. */
  async function changeItem<Outcome>(
    id: ItemId,
    change: (records: ItemRecords) => Promise<{ after: ItemRecords | null; outcome: Outcome }>,
  ): Promise<Outcome> {
    try {
      const { outcome, hasWork } = await database.transaction('rw', itemTables(database), async () => {
        const before = await readItem(database, id)
        const { after, outcome } = await change(before)
        if (after) await writeItem(database, id, before, after, me)
        return { outcome, hasWork: after?.entries.some(entry => entry.stage === 'written') ?? false }
      })
      if (hasWork) announceWork()
      return outcome
    } catch (error) {
      throw failureOf(error)
    }
  }

  async function storeNewDraft(id: ItemId, type: ItemType, fields: ItemFields): Promise<void> {
    await writeItem(database, id, noRecords, newDraft(id, type, fields, origin(id)), me)
  }

  const history = createLocalHistory({ database, now, later })
  const { forgetOld, ...deletions } = createDeletions({
    database,
    now,
    later,
    announceWork,
    history,
    originOf: origin,
    changeItem,
    storeNewDraft: async ({ type, fields }) => {
      const id = ItemId.parse(newId())
      await storeNewDraft(id, type, fields)
      return id
    },
  })

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
      const records = asUndeleted(given, origin(id)) ?? asNeverDeleted(given, origin(id)) ?? given
      const { copy, draft, entries } = records
      const isGone = copy === undefined && draft === undefined
      if (isGone && !(await isBegun())) throw new LibraryFailure('closed', null)
      const newDraft = copy ? newDraftFor(copy, read, at, me) : draftOnGone(id, read, at)
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
      const next = withEdit(entries, start, fields, origin(id))
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

  /** The text of an item as it is on screen when nothing is being typed; null where it is not on this computer. */
  async function textOf(
    id: ItemId,
  ): Promise<{ readonly type: ItemType; readonly fields: ItemFields } | null> {
    const { copy, draft, entries } = await readItem(database, id)
    const working = workingCopyOf(copy, draft, entries)
    return working && { type: working.type, fields: working.fields }
  }

  async function createDrafts(items: readonly NewItem[]): Promise<readonly ItemId[]> {
    const drafts = items.map(({ type, fields }) => ({
      id: ItemId.parse(newId()),
      type,
      fields: fieldsSchema(type).parse(fields),
    }))
    try {
      await database.transaction('rw', itemTables(database), async () => {
        for (const { id, type, fields } of drafts) await storeNewDraft(id, type, fields)
      })
    } catch (error) {
      throw failureOf(error)
    }
    if (drafts.some(({ fields }) => Object.keys(fields).length > 0)) announceWork()
    return drafts.map(({ id }) => id)
  }

  return {
    history,
    ...deletions,

    restoreVersion: async (id, fields) => {
      const before = await textOf(id)
      if (before === null) return null
      await history.keep(id, 'before_restore')
      const changed: Record<string, FieldValue | null> = {}
      for (const spec of contentType(before.type).fields) {
        const value = fields[spec.name] ?? null
        // What an older version of the program stored in another form stays as it is now.
        if (value === null || valueSchema(spec).safeParse(value).success) changed[spec.name] = value
      }
      await saveDraft(id, changed)
      return before.fields
    },

    tidy: async () => {
      await history.tidy()
      await forgetOld()
      await forgetOldReports(database, now())
    },

    createDraft: async (type, fields = {}) => {
      const [id] = await createDrafts([{ type, fields }])
      if (id === undefined) throw new LibraryFailure('unknown', `No ${type} was created`)
      return id
    },

    createDrafts,

    saveDraft,

    decide: async (id, decision: DecisionRequest) => {
      await changeItem(id, async records => {
        const { copy, draft, entries } = records
        const type = draft?.type ?? copy?.type
        if (type === undefined) throw new LibraryFailure('unknown', `No item ${id} on this computer`)
        // Checked here: an operation that the protocol refuses would wait in the outbox for ever.
        TransitionOperation.shape.reason.parse(decision.reason)
        const base = baseOfDecision(records, decision.read)
        const created = entries.length === 0 && base === notStoredYet
        const before = created ? withEdit([], { type, base }, {}, origin(id)) : entries
        const next = withDecision(before, { type, base }, decision, () => origin(id))
        const at = stamp()
        const nextDraft = draft ? { ...draft, changedAt: at } : copy && draftOn(copy, at)
        return { after: { ...records, draft: nextDraft, entries: next }, outcome: undefined }
      })
      later(timing.takeBackWindow, announceWork)
    },

    takeBackDecision: id =>
      changeItem(id, async records => {
        const entries = withoutDecision(records.entries, origin(id))
        return entries
          ? { after: withEntriesLeft(records, entries), outcome: true }
          : { after: null, outcome: false }
      }),

    settleConflict: async (id, keep) => {
      const { kept, lost } = await changeItem<Settled>(id, async records => {
        const conflict = records.entries.find(entry => entry.stage === 'conflict')
        if (!conflict) return { after: null, outcome: { kept: null, lost: null } }
        if (conflict.operation.kind === 'delete') {
          const after = keep === 'mine' ? asDeletedAgain(records, origin(id)) : asKept(records)
          if (keep === 'mine') later(timing.deletionWindow, announceWork)
          return { after, outcome: { kept: null, lost: null } }
        }
        const { copy } = records
        const type = records.draft?.type ?? copy?.type
        const mine = fieldsWithOutbox(records.draft?.base.fields ?? {}, records.entries)
        if (keep === 'mine' && conflict.current) {
          // On top of the text that the person has compared with, even where a newer one has come since.
          const entries = asOneEdit(records.entries, conflict.current.revision, origin(id))
          const { type, fields } = conflict.current
          const lost = { item: id, type, fields, reason: 'conflict_theirs' } as const
          const after = { ...records, draft: draftOn(conflict.current, stamp()), entries }
          return { after, outcome: { kept: null, lost } }
        }
        const isTextMine = type !== undefined && carriesWords(records.entries)
        const kept = isTextMine ? ItemId.parse(newId()) : null
        if (isTextMine && kept) await storeNewDraft(kept, type, mine)
        const lost = isTextMine ? ({ item: id, type, fields: mine, reason: 'conflict_mine' } as const) : null
        return { after: { ...records, draft: undefined, entries: [] }, outcome: { kept, lost } }
      })
      if (lost) await history.keepText(lost)
      // The draft that my text became is another item than the one that was changed.
      if (kept) announceWork()
      return kept
    },

    settleMerge: async (id, choices, repeat = false) => {
      const texts = await changeItem<readonly KeptText[] | null>(id, async records => {
        const settled = settledByChoices(records, choices, repeat, origin(id))
        if (settled === null) return { after: null, outcome: null }
        await storeReport(database, settled.report)
        return { after: settled.after, outcome: settled.texts.map(text => ({ item: id, ...text })) }
      })
      if (texts === null) return false
      if (repeat) later(timing.takeBackWindow, announceWork)
      for (const text of texts) await history.keepText(text)
      return true
    },

    undoMerge: async id => {
      const before = await textOf(id)
      if (before === null) return false
      await history.keep(id, 'before_undo')
      const report = await markUndone(database, id, stamp()).catch((error: unknown) => {
        throw failureOf(error)
      })
      if (report === null) return false
      await saveDraft(id, changesBetween(before.fields, withoutMerge(report, before.fields)))
      return true
    },

    sendAgain: id =>
      changeItem(id, async records => {
        const deletedAgain = asDeletedAgain(records, origin(id))
        if (deletedAgain) {
          later(timing.deletionWindow, announceWork)
          return { after: deletedAgain, outcome: undefined }
        }
        const again = records.entries.map(entry =>
          entry.stage === 'refused'
            ? {
                ...entry,
                stage: 'written' as const,
                problem: null,
                handedOutAt: null,
                operation: { ...entry.operation, ...origin(id) },
              }
            : entry,
        )
        return { after: { ...records, entries: again }, outcome: undefined }
      }),

    dropRefusedDecision: id =>
      changeItem(id, async records => ({
        after: withEntriesLeft(records, releaseRefused(records.entries, origin(id))),
        outcome: undefined,
      })),

    keepFile: async (file, name) => {
      try {
        return await keepFile({ database, now, canBeDrawn }, file, name)
      } catch (error) {
        throw failureOf(error)
      }
    },

    readFile: async id => (await database.files.get(id))?.content ?? null,

    localStore: createLocalStore(parts),

    onWork: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    close: () => database.close(),
  }
}
