import type { ItemId, Revision } from '#shared/content/identity.ts'
import type { ChangedFields, ItemFields, ItemType } from '#shared/content/item-type.ts'
import type { FileId } from '#shared/content/kept-file.ts'
import type { Choices } from '#shared/merge/decision.ts'
import type { DiskFailure } from '#shared/sync/journal.ts'
import type { LocalStore } from '#shared/sync/local-store.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'
import type { Deletions } from './deletions.ts'
import type { ReadText } from './draft-on.ts'
import type { KeptFileOutcome } from './files.ts'
import type { LocalHistory } from './local-history.ts'
import type { MarginWriting } from './margin-writing.ts'

/** A decision on the revision that the person had on screen. */
export interface DecisionRequest {
  readonly transition: TransitionName
  /** The revision that was read; 0 for one's own item that the service does not know yet. */
  readonly read: Revision
  readonly reason?: string
}

/** An item to start, with what stands in it from the beginning. */
export interface NewItem {
  readonly type: ItemType
  readonly fields: ItemFields
}

/**
 * Everything that lives on this computer for one account. Each method is one strict-durable transaction: when its
 * promise resolves, the words survive a crash. Rejects with `LibraryFailure` when the disk or the quota says no; the
 * caller keeps the words and tries again.
 */
export interface Library extends Deletions {
  /**
   * Starts an item of one's own, empty or with fields from a template or another item; files that they name must be
   * kept before. Nothing is sent before there are words.
   */
  createDraft(type: ItemType, fields?: ItemFields): Promise<ItemId>
  /** Starts several items: all of them, or none where the disk says no. */
  createDrafts(items: readonly NewItem[]): Promise<readonly ItemId[]>
  /**
   * Stores changed fields and what is to be sent of them. Fields equal to the stored ones are not sent. `read` is what
   * was on screen when the words were typed. If the service's copy has changed since, the words stand on the text that
   * was read, and meet the other one when they are sent. If words were stored here since (by another window, by a
   * merge), both are merged at once: what both changed is the one's who types, and the other text becomes a version.
   */
  saveDraft(id: ItemId, changed: ChangedFields, read?: ReadText): Promise<void>
  /**
   * Takes a decision; unsent words of the item travel with it. It stays on this computer for `timing.takeBackWindow`.
   * Rejects where the reason is longer than the protocol allows.
   */
  decide(id: ItemId, decision: DecisionRequest): Promise<void>
  /** Takes back a decision that has not been handed to the network yet. False when it is too late. */
  takeBackDecision(id: ItemId): Promise<boolean>
  /**
   * Ends a conflict. `mine`: my fields are sent on top of the current revision. `theirs`: the current revision stands
   * and my text is kept as a draft of its own, whose id is returned.
   */
  settleConflict(id: ItemId, keep: 'mine' | 'theirs'): Promise<ItemId | null>
  /**
   * Ends a conflict with another text by what was chosen for each passage that both have changed (`Merge.decisions`);
   * the rest is merged by rule. Both texts become versions. The result stands on the text that was compared, whatever
   * has come since. `repeat` takes my own decision (propose, approve …) that the conflict held up once more, now on the
   * merged text. False where there is no such conflict (any more), or a passage lacks a choice.
   */
  settleMerge(id: ItemId, choices: Choices, repeat?: boolean): Promise<boolean>
  /**
   * Takes the newest merge of an item back: what it changed in my text is written as it was before, and what was written
   * since stays. The merged text stays in the history. False where there is nothing to take back. Flush what is being
   * typed first.
   */
  undoMerge(id: ItemId): Promise<boolean>
  /** Sends a refused operation once more, after its cause was mended. */
  sendAgain(id: ItemId): Promise<void>
  /** Lets a refused decision go; the words of the item are kept and wait to be sent. */
  dropRefusedDecision(id: ItemId): Promise<void>
  /**
   * Keeps a file that a person chose, dropped or pasted, so that words may name it; see `KeptFileOutcome` for why it
   * may not be. To be called before the words that name it are saved.
   */
  keepFile(file: Blob, name: string): Promise<KeptFileOutcome>
  /** The content of a file: from this computer, else from the service; null where neither has it now. */
  readFile(id: FileId): Promise<Blob | null>
  /** What stands beside the items. */
  readonly margins: MarginWriting
  /** The versions of items on this computer. */
  readonly history: LocalHistory
  /**
   * An item's text as it is stored now, with words that are not sent yet: what a page shows may lag behind. Null where the item
   * is not on this computer.
   */
  readText(id: ItemId): Promise<{ readonly type: ItemType; readonly fields: ItemFields } | null>
  /**
   * Puts the text of an older version back, as new words: nothing is overwritten, what stands now is kept as a version
   * first. Fields that do not fit the type any more are left out. Answers the text from before, to be put back in turn;
   * null where the item is not on this computer. Flush what is being typed first.
   */
  restoreVersion(id: ItemId, fields: ItemFields): Promise<ItemFields | null>
  /**
   * Puts what was imported in the place of what stands in fields now, which is kept as a version first. Rejects where the
   * item is not on this computer. Flush what is being typed first.
   */
  putInstead(id: ItemId, imported: ChangedFields): Promise<void>
  /** Lets go what is too old to be kept; to be called when there is nothing better to do. */
  tidy(): Promise<void>
  /** What the sync engine works on. */
  readonly localStore: LocalStore
  /** Calls the listener after each transaction that put something into the outbox. Returns the unsubscription. */
  onWork(listener: () => void): () => void
  close(): void
}

export class LibraryFailure extends Error {
  override readonly name = 'LibraryFailure'
  /** `quota`: no room. `closed`: the database is not open now. `slow`: it has not answered within `timing.saveLimit`. */
  readonly reason: 'quota' | 'closed' | 'slow' | 'unknown'

  constructor(reason: LibraryFailure['reason'], cause: unknown) {
    super(`The library could not store: ${reason}`, { cause })
    this.reason = reason
  }
}

/** Why a library could not be opened. Nothing of it was touched. */
export class OpeningFailure extends Error {
  override readonly name = 'OpeningFailure'
  /**
   * `slow`: no answer in time. `newer`: a later version of the program has stored it. `broken`: neither it nor a new one
   * in its place opens. Otherwise the disk said no.
   */
  readonly reason: 'slow' | 'newer' | 'broken' | DiskFailure

  constructor(reason: OpeningFailure['reason'], cause: unknown) {
    super(`The library could not be opened: ${reason} (${String(cause)})`, { cause })
    this.reason = reason
  }
}
