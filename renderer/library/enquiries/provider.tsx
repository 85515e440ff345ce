import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Enquiry } from '#shared/enquiry/enquiry.ts'
import type { EnquiryRequest } from '#shared/enquiry/enquiry-request.ts'
import { actorOf, type Me } from '#shared/sync/me.ts'
import { isLegalExpert } from '#shared/workflow/actor.ts'
import { beforeClosing, desk } from '../../bridge/index.ts'
import { type EnquiryDesk, openEnquiryDesk } from './enquiry-desk.ts'
import { EnquirySearch } from './enquiry-search-client.ts'
import { begunIn, type EnquirySnapshot } from './enquiry-snapshot.ts'
import { createMemoryStore } from './memory-store.ts'
import { enquiryDatabaseName, removeSealedStores } from './sealed-database.ts'
import { openSealedStore } from './sealed-store.ts'
import { sealingBy, secretOf } from './sealing.ts'
import { unsentWordsIn } from './unsent-words.ts'

/** What is open: the enquiries, and what searches them. */
interface OpenEnquiries {
  readonly enquiries: EnquiryDesk
  readonly search: EnquirySearch
}

const OpenContext = createContext<OpenEnquiries | null>(null)

/** Whether somebody was a legal expert until now, and has not read yet that enquiries were removed here. */
interface ExpertRole {
  readonly hasEnded: boolean
  readonly understand: () => void
}

const RoleContext = createContext<ExpertRole>({ hasEnded: false, understand: () => undefined })

/** Removes what is kept of enquiries on this computer for whoever has signed out, or has lost the role: its key has gone. */
export async function forgetEnquiries(): Promise<void> {
  await removeSealedStores(async account => (await desk.call('enquiries.hasKey', { account })).hasKey)
}

/** The worker reads what was written when the page has nothing more to do, and so many milliseconds after its beginning at the latest. */
const latestStart = 3_000

/** Where this account's enquiries are kept, and what opens them; the secret is null where they are in the window alone. */
async function openStore(name: string, me: Me) {
  const key = await desk.call('enquiries.key', { account: me.account.id })
  if (key.kind !== 'kept') return { store: createMemoryStore(key.kind === 'unreadable'), secret: null }
  const secret = await secretOf(key.key)
  return { store: await openSealedStore(name, sealingBy(secret)), secret }
}

/** Lets what searches the enquiries know what is other than before, and what waits. */
function keepSearchInStep(search: EnquirySearch, enquiries: EnquiryDesk): void {
  enquiries.onReceived((changed, newer) => search.changed(changed, newer))
  let told: readonly EnquiryRequest[] = []
  const tellWaiting = () => {
    const { waiting } = enquiries.snapshot()
    if (waiting.length + told.length === 0) return
    told = waiting
    search.waits(unsentWordsIn(waiting))
  }
  enquiries.subscribe(tellWaiting)
  tellWaiting()
}

/** Opens what this account has of enquiries, and keeps it in step until the signal says stop. */
async function openFor(me: Me, signal: AbortSignal): Promise<OpenEnquiries> {
  const name = enquiryDatabaseName(me.service.instance, me.account.id)
  const others = new BroadcastChannel(name)
  const { id, name: called, organisation } = me.account
  const { store, secret } = await openStore(name, me)
  const opened = await openEnquiryDesk({
    store,
    me: { id, name: called, organisation },
    changed: after => desk.call('enquiries.changed', { account: id, after }),
    ask: request => desk.call('enquiries.ask', { account: id, request }),
    alone: work => navigator.locks.request(`${name} sync`, work),
    tellOthers: what => others.postMessage(what),
  })
  const search = new EnquirySearch({
    startWorker: () => new Worker(new URL('./enquiry-search-worker.ts', import.meta.url), { type: 'module' }),
    sealed: secret === null ? null : { database: name, secret },
    onFault: fault => reportError(fault),
  })
  keepSearchInStep(search, opened)
  // What is first on screen is drawn first.
  requestIdleCallback(() => search.start(), { timeout: latestStart })
  const sync = () => void opened.sync().catch(() => undefined)
  others.onmessage = ({ data: what }) => {
    void (what === 'begun' ? opened.readBegun() : opened.readAgain()).catch(() => undefined)
  }
  const ends = [
    // Enquiries are news like others: the service says that there is more, and every sync looks.
    desk.on('sync.changed', ({ phase }) => {
      if (phase === 'idle') sync()
    }),
    beforeClosing(async () => {
      const isStored = await opened.storeBegun()
      const snapshot = opened.snapshot()
      if (!isStored) return false
      return snapshot.isOnDisk || snapshot.waiting.length + begunIn(snapshot) === 0
    }),
  ]
  window.addEventListener('online', sync, { signal })
  signal.addEventListener('abort', () => {
    for (const end of ends) end()
    others.close()
    search.close()
    opened.close()
  })
  sync()
  return { enquiries: opened, search }
}

/** Gives legal experts their enquiries; for everybody else there are none, and what they had here is removed. */
export function EnquiriesProvider({ me, children }: { me: Me; children: ReactNode }): ReactNode {
  const [opened, setOpened] = useState<OpenEnquiries | null>(null)
  const isExpert = isLegalExpert(actorOf(me))
  const [wasExpert, setWasExpert] = useState(isExpert)
  if (isExpert && !wasExpert) setWasExpert(true)
  // Roles and policy may be told anew; only another account or service opens other enquiries.
  const [first] = useState(me)
  useEffect(() => {
    const controller = new AbortController()
    if (!isExpert) {
      void forgetEnquiries().catch(() => undefined)
      return
    }
    openFor(first, controller.signal).then(
      each => {
        if (!controller.signal.aborted) setOpened(each)
      },
      // Without them the rest of the program works on; the view says that they could not be opened.
      () => undefined,
    )
    return () => {
      controller.abort()
      setOpened(null)
    }
  }, [isExpert, first])
  const hasEnded = wasExpert && !isExpert
  const role = useMemo(() => ({ hasEnded, understand: () => setWasExpert(false) }), [hasEnded])
  return (
    <RoleContext value={role}>
      <OpenContext value={opened}>{children}</OpenContext>
    </RoleContext>
  )
}

export function useExpertRole(): ExpertRole {
  return useContext(RoleContext)
}

/** Calls back with enquiries that have come; by the one window that has received them. */
export function useArrivedEnquiries(listener: (came: readonly Enquiry[]) => void): void {
  const opened = useContext(OpenContext)
  useEffect(() => opened?.enquiries.onCame(listener), [opened, listener])
}

const never = () => () => undefined
const nothing = () => null

/** The enquiries, live; null while they are opened, and for whoever is no legal expert. */
export function useEnquiries(): EnquirySnapshot | null {
  const opened = useContext(OpenContext)?.enquiries
  return useSyncExternalStore<EnquirySnapshot | null>(opened?.subscribe ?? never, opened?.snapshot ?? nothing)
}

/** What is done about enquiries: for parts of the page that are shown with them alone. */
export function useEnquiryDesk(): EnquiryDesk {
  return useOpenEnquiries().enquiries
}

/** Sends what waits about enquiries, and asks what is new; does nothing where none are open. */
export function useSyncEnquiries(): () => void {
  const opened = useContext(OpenContext)
  return useCallback(() => void opened?.enquiries.sync().catch(() => undefined), [opened])
}

/** What searches the enquiries: for parts of the page that are shown with them alone. */
export function useEnquirySearch(): EnquirySearch {
  return useOpenEnquiries().search
}

function useOpenEnquiries(): OpenEnquiries {
  const opened = useContext(OpenContext)
  if (opened === null) throw new Error('No enquiries are open here')
  return opened
}
