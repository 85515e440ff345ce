import type { LocalStore } from '#shared/sync/local-store.ts'
import { connectLocalStore, type MessageChannelEnd } from '#shared/sync/local-store-channel.ts'
import { timing } from '#shared/sync/timing.ts'
import type { Clock, SyncEngine } from '../sync/engine.ts'

interface ServedLibrariesParts {
  readonly engine: Pick<SyncEngine, 'attach' | 'detach' | 'noteWork'>
  readonly clock: Clock
  /** For the log. */
  readonly onFault: (fault: unknown) => void
}

/** One window's end of the account's library, open until it is withdrawn. */
export interface OfferedLibrary {
  /** The window has gone, or serves its library no longer. */
  withdraw(): void
}

/**
 * The windows of one account offer the same library, each through a channel of its own. The engine works through one of
 * them at a time and hears of work from all. When that window goes, or does not answer for `timing.libraryMoveAfter`
 * while another could, it goes on through the next one: the transactions of all are those of one database.
 */
export interface ServedLibraries {
  offer(end: MessageChannelEnd): OfferedLibrary
  /** Nobody is signed in to this library any more. */
  withdrawAll(): void
  isServed(): boolean
}

interface Offer {
  readonly store: LocalStore
  readonly disconnect: () => void
}

export function createServedLibraries({ engine, clock, onFault }: ServedLibrariesParts): ServedLibraries {
  /** The first one is the one that the engine works through. */
  let offers: readonly Offer[] = []

  function serveFirst(before: Offer | undefined): void {
    const [first] = offers
    if (first === before) return
    if (first) engine.attach(first.store)
    else engine.detach()
  }

  function withdraw(offer: Offer): void {
    if (!offers.includes(offer)) return
    const [before] = offers
    offers = offers.filter(other => other !== offer)
    // The engine lets go first: what it still waits for then ends without being a fault.
    serveFirst(before)
    offer.disconnect()
  }

  /** Goes on through another window, where there is one; this one is asked again when no other is left. */
  function moveOn(offer: Offer): boolean {
    if (offers[0] !== offer || offers.length < 2) return false
    offers = [...offers.slice(1), offer]
    serveFirst(offer)
    return true
  }

  /** A call that ends when the engine has gone on through another window. */
  function watched<Value>(offer: () => Offer, call: () => Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      let cancel = clock.after(timing.libraryMoveAfter, late)
      function late(): void {
        if (moveOn(offer())) {
          const fault = new Error('A window did not answer the sync engine; another one does')
          onFault(fault)
          reject(fault)
        } else {
          cancel = clock.after(timing.libraryMoveAfter, late)
        }
      }
      call()
        .then(resolve, reject)
        .finally(() => cancel())
    })
  }

  return {
    offer: end => {
      const { disconnect, ...library } = connectLocalStore(end, () => engine.noteWork())
      const self = () => offer
      const offer: Offer = {
        disconnect,
        store: {
          cursor: () => watched(self, library.cursor),
          takePending: (limit, besides) => watched(self, () => library.takePending(limit, besides)),
          acknowledge: results => watched(self, () => library.acknowledge(results)),
          settle: () => watched(self, library.settle),
          apply: page => watched(self, () => library.apply(page)),
          takeFile: id => watched(self, () => library.takeFile(id)),
        },
      }
      const [before] = offers
      offers = [...offers, offer]
      serveFirst(before)
      return { withdraw: () => withdraw(offer) }
    },
    withdrawAll: () => {
      const [before] = offers
      const gone = offers
      offers = []
      serveFirst(before)
      for (const { disconnect } of gone) disconnect()
    },
    isServed: () => offers.length > 0,
  }
}
