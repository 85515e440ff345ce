import type { Enquiry, EnquiryId, EnquiryRow } from '#shared/enquiry/enquiry.ts'
import type { EnquiryOutcome, EnquiryRequest } from '#shared/enquiry/enquiry-request.ts'
import type { EnquiryReader } from '#shared/enquiry/with-requests.ts'
import { askedRequests, type RequestActs } from './asked-requests.ts'
import { anonymousOf, type BegunWords, begunWords } from './begun-words.ts'
import { type EnquirySnapshot, type HeldEnquiries, snapshotOf } from './enquiry-snapshot.ts'
import type { EnquiryStore } from './enquiry-store.ts'
import { type AskChanged, receiving } from './receiving.ts'

export interface EnquiryDeskParts {
  readonly store: EnquiryStore
  readonly me: EnquiryReader['me']
  readonly changed: AskChanged
  readonly ask: (request: EnquiryRequest) => Promise<EnquiryOutcome>
  /** Runs work while no other window does the same. */
  readonly alone: (work: () => Promise<void>) => Promise<void>
  /** Tells other windows that something is other than before: of what is begun alone, or of anything. */
  readonly tellOthers: (what: 'begun' | 'all') => void
}

type ReceivedListener = (changed: readonly EnquiryId[], newer: readonly Enquiry[] | null) => void

/** The enquiries of a signed-in expert: what is here, and what is asked of the service. */
export interface EnquiryDesk extends BegunWords, RequestActs {
  readonly snapshot: () => EnquirySnapshot
  readonly subscribe: (listener: () => void) => () => void
  /** Reads what was written about an enquiry: it is in the snapshot then. One that cannot be read is received anew. */
  readonly read: (id: EnquiryId) => Promise<Enquiry | null>
  /** Calls back with enquiries that are other than before: received by this window, or, as null, by another one. */
  readonly onReceived: (listener: ReceivedListener) => () => void
  /** Tells of new enquiries that come from now on; of what a first pull brings nothing is told. */
  readonly onCame: (listener: (came: readonly Enquiry[]) => void) => () => void
  /** Asks what is new, and sends what waits. */
  readonly sync: () => Promise<void>
  /** Reads what another window has kept. */
  readonly readAgain: () => Promise<void>
  /** Reads what another window has begun to write. */
  readonly readBegun: () => Promise<void>
  readonly clear: () => Promise<void>
  readonly close: () => void
}

/** Enquiries that are held with all that was written: the open one, its neighbours, and those that are like it. */
const mostRead = 24

/** Takes up what is kept. Rejects where it cannot be read. */
export async function openEnquiryDesk(parts: EnquiryDeskParts): Promise<EnquiryDesk> {
  const { store, me } = parts
  const listeners = new Set<() => void>()
  const held: HeldEnquiries = {
    rows: new Map(),
    read: new Map(),
    asked: new Map(),
    drafts: new Map(),
    noteDrafts: new Map(),
    faqDrafts: new Map(),
    moduleDrafts: new Map(),
    facts: null,
    failure: null,
  }
  const { rows, read } = held
  const onReceived = new Set<ReceivedListener>()
  const cameListeners = new Set<(came: readonly Enquiry[]) => void>()
  let isClosed = false
  let shown: EnquirySnapshot | null = null
  let lastShown: EnquirySnapshot | null = null
  let syncing: Promise<void> | null = null
  let isWanted = false
  /** Another window has kept something since this one has read. */
  let isStale = false
  /** This window has kept something that others have not read. */
  let isOtherThanTold = false
  /** One whose words could not be read. */
  let unreadable: EnquiryId | null = null

  /** Reads of the store, one after the other. */
  let reading: Promise<unknown> = Promise.resolve()

  const begun = begunWords({ held, store, outdate, changed, tellOthers: () => parts.tellOthers('begun') })
  const requests = askedRequests({
    held,
    store,
    askService: parts.ask,
    isClosed: () => isClosed,
    giveWay: begun.giveWay,
    changed,
    tellOthers: () => parts.tellOthers('all'),
  })
  const pull = receiving({
    held,
    store,
    askChanged: parts.changed,
    isClosed: () => isClosed,
    // Whoever is no expert any more has nothing of it here.
    refused: clear,
    received: async newer => {
      await forgetWordsOn(newer)
      isOtherThanTold = true
      tellReceived(
        newer.map(({ id }) => id),
        newer,
      )
      changed()
    },
    came: came => {
      for (const listener of [...cameListeners]) listener(came)
    },
  })

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = reading.then(work)
    reading = done.catch(() => undefined)
    return done
  }

  /** Of enquiries that were made anonymous, what was written here and not sent is thrown away: it may quote what is gone. */
  async function forgetWordsOn(received: readonly EnquiryRow[]): Promise<void> {
    const anonymous = anonymousOf(received)
    await requests.forgetOn(anonymous)
    await begun.forgetOn(anonymous)
  }

  /** Takes up what is kept, and what of it is other than before. */
  async function take(): Promise<void> {
    requests.beginReading()
    begun.beginReading()
    const kept = await store.read()
    const before = new Map(rows)
    rows.clear()
    for (const each of kept.rows) rows.set(each.row.id, each)
    requests.takeUp(kept.asked)
    begun.takeUp(kept)
    held.facts = kept.facts
    // It may have ended between the enquiries and what was written about them.
    await forgetWordsOn(kept.rows.map(({ row }) => row))
    const changed = kept.rows.filter(({ row, receivedAt }) => before.get(row.id)?.receivedAt !== receivedAt)
    const ids = changed.map(({ row }) => row.id)
    for (const id of ids.filter(id => read.has(id))) {
      const enquiry = await store.readOne(id)
      if (enquiry !== null) read.set(id, enquiry)
    }
    for (const id of [...read.keys()]) if (!rows.has(id)) read.delete(id)
    if (ids.length > 0) tellReceived(ids, null)
  }

  const tellReceived: ReceivedListener = (changed, newer) => {
    for (const listener of [...onReceived]) listener(changed, newer)
  }

  function forgetRows(): void {
    const gone = [...rows.keys()]
    rows.clear()
    read.clear()
    held.facts = null
    tellReceived(gone, null)
  }

  function outdate(): void {
    shown = null
  }

  function changed(): void {
    outdate()
    for (const listener of [...listeners]) listener()
  }

  /** What was written about an enquiry; null where it is not here, or cannot be read. */
  async function readHere(id: EnquiryId): Promise<Enquiry | null> {
    const known = read.get(id)
    if (known !== undefined) {
      read.delete(id)
      read.set(id, known)
      return known
    }
    const before = rows.get(id)
    if (before === undefined) return null
    const enquiry = await store.readOne(id)
    if (isClosed || enquiry === null) return null
    // Received anew meanwhile: what was read is older.
    if (rows.get(id) !== before) return readHere(id)
    read.set(id, enquiry)
    for (const oldest of [...read.keys()].slice(0, -mostRead)) read.delete(oldest)
    changed()
    return enquiry
  }

  async function readOne(id: EnquiryId): Promise<Enquiry | null> {
    const enquiry = await readHere(id)
    if (enquiry === null && rows.has(id) && !isClosed) {
      // It is looked at again in turn: a page that is on its way now would be kept as if all before it were here.
      unreadable = id
      void sync().catch(() => undefined)
    }
    return enquiry
  }

  /** Lets go of all that was received where one of it is broken: all of it is received anew. */
  async function forgetBroken(): Promise<void> {
    const id = unreadable
    unreadable = null
    if (id === null || (await readHere(id)) !== null || !rows.has(id)) return
    await store.forgetReceived()
    forgetRows()
    isOtherThanTold = true
    changed()
  }

  /** Receives what is new, and tells other windows of all that is other than before. */
  async function receive(): Promise<void> {
    if (isClosed) return
    try {
      await pull()
    } finally {
      if (isOtherThanTold && !isClosed) {
        isOtherThanTold = false
        parts.tellOthers('all')
      }
    }
    changed()
  }

  async function syncOnce(): Promise<void> {
    // Windows share what waits: what another one has sent or asked is read first.
    if (isStale) {
      isStale = false
      await inTurn(take)
    }
    // What is read would be put over what is received.
    await reading
    await forgetBroken()
    await begun.words.storeBegun()
    try {
      isOtherThanTold = (await requests.send()) || isOtherThanTold
    } finally {
      // What hinders what goes out does not hinder what comes.
      await receive()
    }
  }

  function sync(): Promise<void> {
    isWanted = true
    syncing ??= (async () => {
      try {
        while (isWanted && !isClosed) {
          isWanted = false
          await parts.alone(syncOnce)
        }
      } finally {
        syncing = null
      }
    })()
    return syncing
  }

  async function clear(): Promise<void> {
    held.asked.clear()
    begun.forgetAll()
    await store.clear()
    forgetRows()
    changed()
  }

  await inTurn(take)
  return {
    snapshot: () => {
      shown ??= snapshotOf(held, me, store, lastShown)
      lastShown = shown
      return shown
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    read: readOne,
    onReceived: listener => {
      onReceived.add(listener)
      return () => onReceived.delete(listener)
    },
    onCame: listener => {
      cameListeners.add(listener)
      return () => cameListeners.delete(listener)
    },
    sync,
    readAgain: async () => {
      if (!store.isOnDisk) return
      isStale = true
      // A sync that is under way would keep what it knows over what is read now.
      if (syncing !== null) return
      isStale = false
      await inTurn(take)
      changed()
    },
    readBegun: async () => {
      if (!store.isOnDisk) return
      await inTurn(async () => {
        begun.beginReading()
        begun.takeUp(await store.readBegun())
        await begun.forgetOn(anonymousOf([...rows.values()].map(({ row }) => row)))
      })
      changed()
    },
    ...requests.acts,
    ...begun.words,
    clear,
    close: () => {
      isClosed = true
      listeners.clear()
      onReceived.clear()
      cameListeners.clear()
      store.close()
    },
  }
}
