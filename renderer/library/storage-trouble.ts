import type { ItemId } from '#shared/content/identity.ts'
import type { DiskFailure } from '#shared/sync/journal.ts'
import type { LibraryFailure } from './library.ts'

/** What of the storage of this computer does not work now. */
export interface Trouble {
  /** Why the library stores no words; null where it does. */
  readonly library: LibraryFailure['reason'] | null
  /** How many items have words that it has not stored. */
  readonly items: number
  /** Why the second copy is not written; null where it is. */
  readonly journal: DiskFailure | null
  /** Whether the second copy has every word that the library could not store. */
  readonly areWordsKept: boolean
}

const none: Trouble = { library: null, items: 0, journal: null, areWordsKept: true }

/** Follows what storing meets with, so that one sentence tells it for as long as it is true. */
export class StorageTrouble {
  /** Items with words that the library could not store, and whether the second copy has them. */
  readonly #refused = new Map<
    ItemId,
    { readonly reason: LibraryFailure['reason']; readonly isKept: boolean }
  >()
  readonly #listeners = new Set<() => void>()
  #journal: DiskFailure | null = null
  #now: Trouble = none

  readonly now = (): Trouble => this.#now

  /** Calls back whenever it changes; returns the end of it. */
  readonly follow = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Words of an item were not stored. */
  refused(item: ItemId, reason: LibraryFailure['reason'], isKept: boolean): void {
    this.#refused.set(item, { reason, isKept })
    this.#tell()
  }

  /** All words of an item are stored. */
  stored(item: ItemId): void {
    if (this.#refused.delete(item)) this.#tell()
  }

  readonly journalTrouble = (journal: DiskFailure | null): void => {
    this.#journal = journal
    this.#tell()
  }

  #tell(): void {
    const last = [...this.#refused.values()].at(-1)
    // Chromium closes a database, or leaves it hanging, when the disk is full; the journal knows why.
    const isFull = last !== undefined && this.#journal === 'no_space'
    const next: Trouble = {
      library: isFull ? 'quota' : (last?.reason ?? null),
      items: this.#refused.size,
      journal: this.#journal,
      areWordsKept: [...this.#refused.values()].every(({ isKept }) => isKept),
    }
    const { library, items, journal, areWordsKept } = this.#now
    const isSame = next.library === library && next.items === items && next.journal === journal
    if (isSame && next.areWordsKept === areWordsKept) return
    this.#now = next
    for (const listener of this.#listeners) listener()
  }
}
