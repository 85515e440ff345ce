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
  contentType,
  fieldsSchema,
  type ItemFields,
  type ItemType,
} from '#shared/content/item-type.ts'
import { TransitionOperation } from '#shared/sync/operation.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { timing } from '#shared/sync/timing.ts'
import { createChangeItem, failureOf } from './change-item.ts'
import type { LibraryDatabase } from './database.ts'
import { newDraft, withEntriesLeft } from './deletion.ts'
import { createDeletions } from './deletions.ts'
import { createLocalStore } from './dexie-local-store.ts'
import { draftOn } from './draft-on.ts'
import { keepFile } from './files.ts'
import { type ItemRecords, itemTables, noRecords, readItem, writeItem } from './item-records.ts'
import { type DecisionRequest, type Library, LibraryFailure, type NewItem } from './library.ts'
import { createLocalHistory } from './local-history.ts'
import { createMarginWriting } from './margin-writing.ts'
import { dropUnsentClaims, marginTables } from './margins.ts'
import { forgetOldReports, markUndone } from './merge-reports.ts'
import { changesBetween, withoutMerge } from './merging.ts'
import { type OperationOrigin, withDecision, withEdit, withoutDecision } from './outbox.ts'
import { forgetOldRuns, revisionSeen, writtenFrom } from './own-runs.ts'
import { createSaveWords } from './save-words.ts'
import { createSettling } from './settling.ts'
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

/**
 * The revision that a decision stands on: the one that was read. Words stand on the revision that they were written
 * on, which one's own operations may have moved on since the screen was drawn; nobody else's can have.
 */
function baseOfDecision({ copy, draft }: ItemRecords, read: Revision): Revision {
  if (draft) return read < draft.startedOn ? read : draft.base.revision
  // One's own item, which the service has acknowledged since the screen was drawn.
  return read === notStoredYet && copy ? firstRevision : read
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

  const changeItem = createChangeItem(database, me, announceWork)

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

  const saveDraft = createSaveWords({ database, me, stamp, originOf: origin, changeItem, history })
  const settling = createSettling({
    database,
    newId,
    stamp,
    later,
    announceWork,
    originOf: origin,
    changeItem,
    history,
    storeNewDraft,
  })

  /** The text of an item as it is on screen when nothing is being typed; null where it is not on this computer. */
  async function readText(
    id: ItemId,
  ): Promise<{ readonly type: ItemType; readonly fields: ItemFields } | null> {
    const { copy, draft, entries } = await readItem(database, id)
    const working = workingCopyOf(copy, draft, entries)
    return working && { type: working.type, fields: working.fields }
  }

  /**
   * Saves fields that were made of the text `before`. What was stored since that was read is merged with them, and becomes a
   * version where it gives way.
   */
  function saveOver(id: ItemId, before: ItemFields, changed: ChangedFields): Promise<void> {
    const names = Object.keys(changed)
    const fields = Object.fromEntries(names.map(name => [name, before[name] ?? null]))
    return saveDraft(id, changed, { revision: undefined, state: undefined, fields })
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
    margins: createMarginWriting({ database, newId, originOf: origin, announceWork }),
    ...deletions,
    ...settling,

    readText,

    restoreVersion: async (id, fields) => {
      const before = await readText(id)
      if (before === null) return null
      await history.keep(id, 'before_restore')
      const changed: Record<string, FieldValue | null> = {}
      for (const spec of contentType(before.type).fields) {
        const value = fields[spec.name] ?? null
        // What an older version of the program stored in another form stays as it is now.
        if (value === null || valueSchema(spec).safeParse(value).success) changed[spec.name] = value
      }
      await saveOver(id, before.fields, changed)
      return before.fields
    },

    putInstead: async (id, changed) => {
      const before = await readText(id)
      if (before === null) throw new LibraryFailure('unknown', `No item ${id} on this computer`)
      await history.keep(id, 'before_import')
      await saveOver(id, before.fields, changed)
    },

    tidy: async () => {
      await history.tidy()
      await forgetOld()
      await forgetOldReports(database, now())
      await forgetOldRuns(database, now())
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
        const from = await writtenFrom(database, copy)
        const read = copy ? revisionSeen(copy, decision.read, from) : decision.read
        const base = baseOfDecision(records, read)
        const created = entries.length === 0 && base === notStoredYet
        const before = created ? withEdit([], { type, base }, {}, origin(id)) : entries
        const next = withDecision(before, { type, base }, decision, () => origin(id))
        const at = stamp()
        const nextDraft = draft ? { ...draft, changedAt: at } : copy && draftOn(copy, at, from)
        return { after: { ...records, draft: nextDraft, entries: next }, outcome: undefined }
      })
      later(timing.takeBackWindow, announceWork)
      // The decision is stored, whatever becomes of this: a claim that is sent behind it is refused, and nothing more.
      await database
        .transaction('rw', marginTables(database), () => dropUnsentClaims(database, id))
        .catch(() => undefined)
    },

    takeBackDecision: id =>
      changeItem(id, async records => {
        const entries = withoutDecision(records.entries, origin(id))
        return entries
          ? { after: withEntriesLeft(records, entries), outcome: true }
          : { after: null, outcome: false }
      }),

    undoMerge: async id => {
      const before = await readText(id)
      if (before === null) return false
      await history.keep(id, 'before_undo')
      const report = await markUndone(database, id, stamp()).catch((error: unknown) => {
        throw failureOf(error)
      })
      if (report === null) return false
      await saveOver(id, before.fields, changesBetween(before.fields, withoutMerge(report, before.fields)))
      return true
    },

    keepFile: async (file, name) => {
      try {
        return await keepFile({ database, now, canBeDrawn }, file, name)
      } catch (error) {
        throw failureOf(error)
      }
    },

    readFile: async id => (await database.files.get(id))?.content ?? null,

    localStore: createLocalStore({ ...parts, onWork: announceWork }),

    onWork: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    close: () => database.close(),
  }
}
