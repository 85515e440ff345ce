import type { ItemId, Revision } from '#shared/content/identity.ts'
import type { ChangedFields, ItemType } from '#shared/content/item-type.ts'
import type { LocalStore } from '#shared/sync/local-store.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'

/** A decision on the revision that the person had on screen. */
export interface DecisionRequest {
  readonly transition: TransitionName
  /** The revision that was read; 0 for one's own item that the service does not know yet. */
  readonly read: Revision
  readonly reason?: string
}

/**
 * Everything that lives on this computer for one account. Each method is one strict-durable transaction: when its
 * promise resolves, the words survive a crash. Rejects with `LibraryFailure` when the disk or the quota says no; the
 * caller keeps the words and tries again.
 */
export interface Library {
  /** Starts an item of one's own. Nothing is sent before the first words are saved. */
  createDraft(type: ItemType): Promise<ItemId>
  /**
   * Stores changed fields and what is to be sent of them. Fields equal to the stored ones are not sent. `read` is the
   * revision that was on screen when the words were typed: if somebody else's has come since, the words stand on the
   * one that was read, and meet it as a conflict instead of replacing it unseen.
   */
  saveDraft(id: ItemId, changed: ChangedFields, read?: Revision): Promise<void>
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
  /** Sends a refused operation once more, after its cause was mended. */
  sendAgain(id: ItemId): Promise<void>
  /** Lets a refused decision go; the words of the item are kept and wait to be sent. */
  dropRefusedDecision(id: ItemId): Promise<void>
  /** What the sync engine works on. */
  readonly localStore: LocalStore
  /** Calls the listener after each transaction that put something into the outbox. Returns the unsubscription. */
  onWork(listener: () => void): () => void
  close(): void
}

export class LibraryFailure extends Error {
  override readonly name = 'LibraryFailure'
  readonly reason: 'quota' | 'closed' | 'unknown'

  constructor(reason: LibraryFailure['reason'], cause: unknown) {
    super(`The library could not store: ${reason}`, { cause })
    this.reason = reason
  }
}
