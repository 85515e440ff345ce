import { type Instant, ItemId } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import { timing } from '#shared/sync/timing.ts'
import type { ChangeItem } from './change-item.ts'
import type { LibraryDatabase } from './database.ts'
import { asDeletedAgain, asKept, withEntriesLeft } from './deletion.ts'
import { draftOn } from './draft-on.ts'
import type { Library } from './library.ts'
import type { HistoryKeeper } from './local-history.ts'
import { storeReport } from './merge-reports.ts'
import { settledByChoices } from './merging.ts'
import { asOneEdit, carriesWords, fieldsWithOutbox, type OperationOrigin, releaseRefused } from './outbox.ts'

interface SettlingParts {
  readonly database: LibraryDatabase
  readonly newId: () => string
  readonly stamp: () => Instant
  readonly later: (delay: number, run: () => void) => void
  readonly announceWork: () => void
  readonly originOf: (item: ItemId) => OperationOrigin
  readonly changeItem: ChangeItem
  readonly history: Pick<HistoryKeeper, 'keepText'>
  /** Stores a new draft within the transaction of another item. */
  readonly storeNewDraft: (id: ItemId, type: ItemType, fields: ItemFields) => Promise<void>
}

/** What a person decides about words that the service has not taken: in conflict with another text, or refused. */
type Settling = Pick<Library, 'settleConflict' | 'settleMerge' | 'sendAgain' | 'dropRefusedDecision'>

/** A text that is to be kept as a version. */
type KeptText = Parameters<HistoryKeeper['keepText']>[0]

/** What became of a conflict: the draft that my text is now, and the text that gave way. */
interface Settled {
  readonly kept: ItemId | null
  readonly lost: KeptText | null
}

export function createSettling(parts: SettlingParts): Settling {
  const { database, newId, stamp, later, announceWork, originOf, changeItem, history, storeNewDraft } = parts
  return {
    settleConflict: async (id, keep) => {
      const { kept, lost } = await changeItem<Settled>(id, async records => {
        const conflict = records.entries.find(entry => entry.stage === 'conflict')
        if (!conflict) return { after: null, outcome: { kept: null, lost: null } }
        if (conflict.operation.kind === 'delete') {
          const after = keep === 'mine' ? asDeletedAgain(records, originOf(id)) : asKept(records)
          if (keep === 'mine') later(timing.deletionWindow, announceWork)
          return { after, outcome: { kept: null, lost: null } }
        }
        const { copy } = records
        const type = records.draft?.type ?? copy?.type
        const mine = fieldsWithOutbox(records.draft?.base.fields ?? {}, records.entries)
        if (keep === 'mine' && conflict.current) {
          // On top of the text that the person has compared with, even where a newer one has come since.
          const entries = asOneEdit(records.entries, conflict.current.revision, originOf(id))
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
        const settled = settledByChoices(records, choices, repeat, originOf(id))
        if (settled === null) return { after: null, outcome: null }
        await storeReport(database, settled.report)
        return { after: settled.after, outcome: settled.texts.map(text => ({ item: id, ...text })) }
      })
      if (texts === null) return false
      if (repeat) later(timing.takeBackWindow, announceWork)
      for (const text of texts) await history.keepText(text)
      return true
    },

    sendAgain: id =>
      changeItem(id, async records => {
        const deletedAgain = asDeletedAgain(records, originOf(id))
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
                operation: { ...entry.operation, ...originOf(id) },
              }
            : entry,
        )
        return { after: { ...records, entries: again }, outcome: undefined }
      }),

    dropRefusedDecision: id =>
      changeItem(id, async records => ({
        after: withEntriesLeft(records, releaseRefused(records.entries, originOf(id))),
        outcome: undefined,
      })),
  }
}
