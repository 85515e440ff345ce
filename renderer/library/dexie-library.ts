import { Dexie } from 'dexie'
import {
  type Instant,
  ItemId,
  instantOf,
  notStoredYet,
  type Person,
  Revision,
} from '#shared/content/identity.ts'
import {
  type ChangedFields,
  changedFieldsSchema,
  type ItemFields,
  type ItemType,
} from '#shared/content/item-type.ts'
import type { Item } from '#shared/sync/item.ts'
import { OperationId, TransitionOperation } from '#shared/sync/operation.ts'
import { timing } from '#shared/sync/timing.ts'
import type { DraftRecord, LibraryDatabase } from './database.ts'
import { createLocalStore } from './dexie-local-store.ts'
import { type ItemRecords, readItem, writeItem } from './item-records.ts'
import { type DecisionRequest, type Library, LibraryFailure } from './library.ts'
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
import { sameValue } from './same-value.ts'

/** What the library needs from outside: whose it is, the time, and new identities. */
export interface LibraryParts {
  readonly database: LibraryDatabase
  readonly me: Person
  readonly now: () => Date
  readonly newId: () => string
  /** Calls back once after so many milliseconds. */
  readonly later: (delay: number, run: () => void) => void
}

const firstRevision = Revision.parse(1)

function startOf({ copy, draft }: ItemRecords, type: ItemType): OutboxStart {
  return { type, base: draft?.base.revision ?? copy?.revision ?? notStoredYet }
}

/** A new draft record on a copy, or on the older revision of it that was on screen. */
function draftOn(copy: Item, at: Instant, revision: Revision = copy.revision): DraftRecord {
  const base = { revision, fields: copy.fields }
  return { item: copy.id, type: copy.type, base, startedOn: revision, startedAt: at, changedAt: at }
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

function reallyChanged(fields: ItemFields, changed: ChangedFields): ChangedFields {
  return Object.fromEntries(
    Object.entries(changed).filter(([name, value]) => !sameValue(fields[name] ?? null, value)),
  )
}

function failureOf(error: unknown): LibraryFailure {
  const name = error instanceof Error ? error.name : ''
  const inner = error instanceof Dexie.DexieError && error.inner instanceof Error ? error.inner.name : ''
  if (name === 'QuotaExceededError' || inner === 'QuotaExceededError')
    return new LibraryFailure('quota', error)
  if (name === 'DatabaseClosedError' || name === 'InvalidStateError')
    return new LibraryFailure('closed', error)
  return new LibraryFailure('unknown', error)
}

/** The library over an open database. */
export function createLibrary({ database, me, now, newId, later }: LibraryParts): Library {
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
      const { outcome, hasWork } = await database.transaction(
        'rw',
        [database.copies, database.rows, database.drafts, database.outbox],
        async () => {
          const before = await readItem(database, id)
          const { after, outcome } = await change(before)
          if (after) await writeItem(database, id, before, after, me)
          return { outcome, hasWork: after?.entries.some(entry => entry.stage === 'written') ?? false }
        },
      )
      if (hasWork) announceWork()
      return outcome
    } catch (error) {
      throw failureOf(error)
    }
  }

  async function storeNewDraft(id: ItemId, type: ItemType, fields: ItemFields): Promise<void> {
    const at = stamp()
    const base = { revision: notStoredYet, fields: {} }
    const startedOn = base.revision
    const draft: DraftRecord = { item: id, type, base, startedOn, startedAt: at, changedAt: at }
    const entries =
      Object.keys(fields).length === 0 ? [] : withEdit([], { type, base: notStoredYet }, fields, origin(id))
    const nothing: ItemRecords = { copy: undefined, draft: undefined, entries: [] }
    await writeItem(database, id, nothing, { copy: undefined, draft, entries }, me)
  }

  return {
    createDraft: async type => {
      const id = ItemId.parse(newId())
      return changeItem(id, async () => {
        await storeNewDraft(id, type, {})
        return { after: null, outcome: id }
      })
    },

    saveDraft: (id, changed, read) =>
      changeItem(id, async records => {
        const { copy, draft, entries } = records
        const type = draft?.type ?? copy?.type
        if (type === undefined) throw new LibraryFailure('unknown', `No item ${id} on this computer`)
        const parsed = changedFieldsSchema(type).parse(changed)
        const fields = reallyChanged(
          fieldsWithOutbox(draft?.base.fields ?? copy?.fields ?? {}, entries),
          parsed,
        )
        if (Object.keys(fields).length === 0) return { after: null, outcome: undefined }
        const at = stamp()
        const isUnread = copy && read !== undefined && read < copy.revision && copy.changedBy.id !== me.id
        const nextDraft = draft
          ? { ...draft, changedAt: at }
          : copy && draftOn(copy, at, isUnread ? read : copy.revision)
        const start = startOf({ ...records, draft: nextDraft }, type)
        const next = withEdit(entries, start, fields, origin(id))
        return { after: { copy, draft: nextDraft, entries: next }, outcome: undefined }
      }),

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
        const next = withDecision(before, { type, base }, decision, origin(id))
        const at = stamp()
        const nextDraft = draft ? { ...draft, changedAt: at } : copy && draftOn(copy, at)
        return { after: { copy, draft: nextDraft, entries: next }, outcome: undefined }
      })
      later(timing.takeBackWindow, announceWork)
    },

    takeBackDecision: id =>
      changeItem(id, async records => {
        const entries = withoutDecision(records.entries, origin(id))
        return entries ? { after: { ...records, entries }, outcome: true } : { after: null, outcome: false }
      }),

    settleConflict: async (id, keep) => {
      const kept = await changeItem<ItemId | null>(id, async records => {
        const conflict = records.entries.find(entry => entry.stage === 'conflict')
        if (!conflict) return { after: null, outcome: null }
        const { copy } = records
        const type = records.draft?.type ?? copy?.type
        const mine = fieldsWithOutbox(records.draft?.base.fields ?? {}, records.entries)
        if (keep === 'mine' && conflict.current) {
          // On top of the text that the person has compared with, even where a newer one has come since.
          const entries = asOneEdit(records.entries, conflict.current.revision, origin(id))
          return { after: { copy, draft: draftOn(conflict.current, stamp()), entries }, outcome: null }
        }
        const isTextMine = type !== undefined && carriesWords(records.entries)
        const kept = isTextMine ? ItemId.parse(newId()) : null
        if (isTextMine && kept) await storeNewDraft(kept, type, mine)
        return { after: { copy, draft: undefined, entries: [] }, outcome: kept }
      })
      // The draft that my text became is another item than the one that was changed.
      if (kept) announceWork()
      return kept
    },

    sendAgain: id =>
      changeItem(id, async records => {
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
        after: { ...records, entries: releaseRefused(records.entries, origin(id)) },
        outcome: undefined,
      })),

    localStore: createLocalStore({ database, me, now }),

    onWork: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    close: () => database.close(),
  }
}
