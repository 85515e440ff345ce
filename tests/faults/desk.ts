import type { ItemId, Revision } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import type { LocalStore } from '#shared/sync/local-store.ts'
import { type MessageChannelEnd, serveLocalStore } from '#shared/sync/local-store-channel.ts'
import type { State } from '#shared/workflow/state.ts'
import { createServedLibraries } from '../../electron/core/served-libraries.ts'
import type { Access } from '../../electron/service/access.ts'
import { asLines } from '../../electron/service/change-page.ts'
import { createHttpContentService } from '../../electron/service/http-content-service.ts'
import type { ContentService } from '../../electron/service/port.ts'
import { createSyncEngine, type SyncEngine } from '../../electron/sync/engine.ts'
import { packsOf } from '../../electron/sync/pack-items.ts'
import { LibraryDatabase } from '../../renderer/library/database.ts'
import { createLibrary } from '../../renderer/library/dexie-library.ts'
import type { Library } from '../../renderer/library/library.ts'
import { openPacksInTime } from '../../renderer/library/open-packs.ts'
import type { VirtualClock } from '../support/virtual-clock.ts'
import type { Activity } from './activity.ts'
import type { Chance } from './chance.ts'
import { createDeskNetwork, type DeskNetwork } from './network.ts'
import type { Defects } from './planted-defects.ts'
import { type CastKey, type Participant, type Served, url } from './served.ts'

/** An item as somebody has it on screen since they last looked. */
export interface Screen {
  readonly type: ItemType
  readonly revision: Revision | undefined
  readonly state: State | undefined
  readonly fields: ItemFields
  /** What of it the service had. */
  readonly stored: ItemFields | undefined
}

/** A computer with the desk on it: a real library, a real engine, the real channel between them. */
export interface Desk {
  readonly name: string
  readonly key: CastKey
  readonly me: Participant['person']
  readonly database: LibraryDatabase
  readonly library: Library
  readonly engine: SyncEngine
  readonly service: ContentService
  readonly network: DeskNetwork
  readonly isSignedIn: boolean
  /** What was on screen when its person last looked, while nobody here has written in it since. */
  readonly screens: Map<ItemId, Screen>
  readonly now: () => Date
  /** Puts the computer's clock off the true time by so many milliseconds. */
  skew(milliseconds: number): void
  signIn(): void
  /** The access token is not taken any more. Where the sign-in has ended as well, it cannot be renewed. */
  endSignIn(hasEnded: boolean): Promise<void>
  /** Closes the window and opens it again; `in_order` keeps what was just written as a version first. */
  reopenWindow(how: 'in_order' | 'crash'): Promise<void>
  /** The program is killed and started again. */
  restart(): Promise<void>
  openSecondWindow(): Promise<Library>
  closeSecondWindow(): void
  end(): Promise<void>
}

export interface DeskParts {
  readonly name: string
  readonly key: CastKey
  readonly participant: Participant
  /** Whether its library notes answers before it settles them, however few. */
  readonly notesAnswers: boolean
  readonly served: Served
  readonly clock: VirtualClock
  readonly activity: Activity
  readonly chance: () => Chance
  /** Sees, and by planted defects changes, what goes between library and engine. */
  readonly watch: (store: LocalStore, desk: Desk) => LocalStore
  readonly defects: Defects
  readonly onFault: (fault: unknown) => void
}

/** Two ends of a channel; messages are cloned and arrive in a later turn, as between processes. */
function createChannel(activity: Activity) {
  const listeners: [((message: unknown) => void) | null, ((message: unknown) => void) | null] = [null, null]
  let isOpen = true
  const end = (own: 0 | 1, other: 0 | 1): MessageChannelEnd => ({
    post: message => {
      if (!isOpen) return
      const copy: unknown = structuredClone(message)
      void activity.during(async () => {
        await new Promise<void>(resolve => setImmediate(resolve))
        if (isOpen) listeners[other]?.(copy)
      })
    },
    listen: listener => {
      listeners[own] = listener
    },
    close: () => {
      isOpen = false
    },
  })
  return { page: end(0, 1), main: end(1, 0) }
}

/** Sets a desk up, signed in, with an empty library and its window open. */
export async function createDesk(parts: DeskParts): Promise<Desk> {
  const { name, key, participant, served, clock, activity, chance, defects } = parts
  let skew = 0
  const now = () => new Date(clock.now().getTime() + skew)
  const skewed = { now, after: clock.after }
  const network = createDeskNetwork({
    deliver: defects.deliver?.(served, key) ?? served.deliver,
    clock,
    chance,
    activity,
  })
  let token: string | null = await served.signIn(key)
  let isSignedIn = true

  const access: Access = {
    token: async rejected => {
      if (!isSignedIn) return { kind: 'sign_in_needed' }
      if (token !== null && token !== rejected) return { kind: 'token', token }
      if (network.weather() === 'down') return { kind: 'failed', failure: 'unreachable', retryAfter: null }
      token = await activity.during(() => served.signIn(key))
      return { kind: 'token', token }
    },
  }
  const service = createHttpContentService({
    url,
    access,
    fetch: network.fetch,
    now,
    // Packed long before they are many: both ways are to be gone.
    joinItems: items =>
      items.length > 1 ? { kind: 'packs', packs: [...packsOf(items, participant.person)] } : asLines(items),
  })
  /** The main process, as far as it has to do with sync. */
  function startMain() {
    const engine = createSyncEngine({
      service,
      clock: skewed,
      random: () => chance().number(),
      onStatus: () => undefined,
      onFault: parts.onFault,
    })
    return { engine, libraries: createServedLibraries({ engine, clock: skewed, onFault: parts.onFault }) }
  }
  let main = startMain()

  function openOn(database: LibraryDatabase, isCurrent: () => boolean): Library {
    const library = createLibrary({
      database,
      me: participant.person,
      now,
      newId: () => chance().uuid(),
      later: (delay, run) => {
        clock.after(delay, () => {
          if (isCurrent()) run()
        })
      },
      canBeDrawn: async () => true,
      // Mostly only many are noted: both ways are to be gone.
      ...(parts.notesAnswers && { fewestNoted: 1 }),
    })
    return defects.library?.(library, database) ?? library
  }

  async function openWindow() {
    const database = new LibraryDatabase(name)
    await database.open()
    let isOpen = true
    const library = openOn(database, () => isOpen)
    const stopOpening = openPacksInTime({ database, pause: () => Promise.resolve(), onFault: parts.onFault })
    const channel = createChannel(activity)
    const served = serveLocalStore(channel.page, parts.watch(library.localStore, desk))
    library.onWork(() => served.announceWork())
    const offered = main.libraries.offer(channel.main)
    return {
      database,
      library,
      close: () => {
        isOpen = false
        stopOpening()
        offered.withdraw()
        library.close()
      },
    }
  }

  let second: { readonly library: Library; readonly close: () => void } | null = null
  function closeSecondWindow(): void {
    second?.close()
    second = null
  }

  const desk: Desk = {
    name,
    key,
    me: participant.person,
    get database() {
      return window.database
    },
    get library() {
      return window.library
    },
    get engine() {
      return main.engine
    },
    service,
    network,
    get isSignedIn() {
      return isSignedIn
    },
    screens: new Map(),
    now,
    skew: milliseconds => {
      skew = milliseconds
    },
    signIn: () => {
      isSignedIn = true
      main.engine.now()
    },
    endSignIn: async hasEnded => {
      if (token !== null) await served.endSignIn(token)
      if (hasEnded) isSignedIn = false
    },
    reopenWindow: async how => {
      if (how === 'in_order') await window.library.history.keepWritten()
      window.close()
      desk.screens.clear()
      window = await openWindow()
    },
    restart: async () => {
      main.libraries.withdrawAll()
      closeSecondWindow()
      window.close()
      desk.screens.clear()
      main = startMain()
      window = await openWindow()
    },
    openSecondWindow: async () => {
      second ??= await openWindow()
      return second.library
    },
    closeSecondWindow,
    end: async () => {
      main.libraries.withdrawAll()
      closeSecondWindow()
      window.close()
      await new LibraryDatabase(name).delete()
    },
  }
  let window = await openWindow()
  return desk
}
