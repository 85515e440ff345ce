import { join } from 'node:path'
import type { AccountId } from '#shared/content/identity.ts'
import type {
  AccountState,
  AskedFor,
  CallHandlers,
  CallOutput,
  EventName,
  EventPayload,
} from '#shared/ipc/contract.ts'
import type { MessageChannelEnd } from '#shared/sync/local-store-channel.ts'
import { actorOf, type DemoAccountKey } from '#shared/sync/me.ts'
import type { SyncStatus } from '#shared/sync/sync-status.ts'
import { timing } from '#shared/sync/timing.ts'
import { isLegalExpert } from '#shared/workflow/actor.ts'
import { createAccount } from '../account/account.ts'
import { createAccountMemory } from '../account/remembered-account.ts'
import type { SecretStore } from '../account/secret-store.ts'
import { asLines } from '../service/change-page.ts'
import { createHttpContentService } from '../service/http-content-service.ts'
import type { Network } from '../service/network.ts'
import { createUploadMemory } from '../service/upload-memory.ts'
import type { SpellChecker } from '../spelling/spell-checker.ts'
import { createSpelling } from '../spelling/spelling.ts'
import { type Clock, createSyncEngine } from '../sync/engine.ts'
import { packItems } from '../sync/pack-items.ts'
import { asked } from './asked.ts'
import { centreCalls } from './centre-calls.ts'
import { enquiryCalls } from './enquiry-calls.ts'
import { createEnquiryKeys, type EnquirySecrets } from './enquiry-keys.ts'
import { createFileCalls } from './file-calls.ts'
import { createJournalCalls } from './journal-calls.ts'
import { keepSignedInAs } from './keep-signed-in-as.ts'
import { memberCalls } from './member-calls.ts'
import { ownAccountCalls } from './own-account-calls.ts'
import { peopleDataCalls } from './people-data-calls.ts'
import { createServedLibraries, type OfferedLibrary } from './served-libraries.ts'

/** What the core takes from its surroundings: Electron's main process, or a test harness in plain Node. */
export interface DeskCoreParts {
  /** Origin of the content service, without a slash at the end. */
  readonly serviceUrl: string
  /** The folder where the desk keeps what must outlive it, the library aside; it exists and can be written. */
  readonly folder: string
  readonly secrets: SecretStore
  /** Where the keys live under which enquiries are kept. */
  readonly enquirySecrets: EnquirySecrets
  /** Opens a web or mail address in the system's own program. */
  readonly openExternal: (url: string) => Promise<void>
  /** Asks the person where to write a file of this name; null when they would rather not. */
  readonly chooseWhereToSave: (name: string) => Promise<string | null>
  /** Prints an HTML page to PDF; null where there is nothing to print with. */
  readonly printToPdf: ((html: string) => Promise<Uint8Array>) | null
  /** What checks the spelling; null where nothing does. */
  readonly spellChecker: SpellChecker | null
  readonly fetch: Network
  readonly clock: Clock
  /** A number in [0, 1). */
  readonly random: () => number
  /** Shows a notification of the system's, and calls back when it is pressed. False where the system shows none now. */
  readonly notify: (
    notification: { readonly title: string; readonly body: string },
    onPress: () => void,
  ) => boolean
  /** Brings the window that was used last to the front; null where one is opened, which asks by itself what was asked for. */
  readonly comeForward: () => DeskPage | null
  /** Opens another window; its page comes as `addPage`. */
  readonly openWindow: () => void
  readonly program: Omit<CallOutput<'program.facts'>, 'service' | 'hasKeyStore'>
  /** A demo account to sign in to at start, as soon as the service is there. */
  readonly signInAs: DemoAccountKey | null
  /** For the log: what went wrong and is nobody's to act on. */
  readonly onFault: (fault: unknown) => void
}

/** What the core takes from one window: how to reach its page. */
interface DeskPageParts {
  /** Tells the page something unasked; while it loads that is lost, and the page asks when it comes. */
  readonly send: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void
  /**
   * Makes a channel to the page's library and gives this side's end; the other end is on its way to the page. `onClose`
   * is to be called when the page's end has gone.
   */
  readonly openLibraryChannel: (onClose: () => void) => MessageChannelEnd
}

/** One window's page, as the core knows it. */
export interface DeskPage {
  /** An answer for each call of this page. */
  readonly handlers: CallHandlers
  /** The document has gone (closed, reloaded, crashed): its library can't be reached through it any more. */
  detachLibrary(): void
  /**
   * Asks the page to store the last words. `not_stored`: there are words that are stored nowhere. `no_answer`: the page
   * has not answered within `timing.closeLimit`.
   */
  prepareToClose(): Promise<'stored' | 'not_stored' | 'no_answer'>
  /** The window has gone. */
  remove(): void
}

/** What is answered the same to every window. */
type SharedHandlers = Omit<CallHandlers, 'library.connect' | 'program.readyToClose'>

/** The main process without Electron: account, service, sync engine, and an answer for each call of its pages. */
export interface DeskCore {
  readonly handlers: SharedHandlers
  /** Something is asked for from outside the program: the window that was used last shows it. */
  askFor(asked: AskedFor): void
  /** A window has come. All windows show one account and one library. */
  addPage(page: DeskPageParts): DeskPage
  /** Takes up the account of the last start. Call it before a page may call. */
  start(): Promise<void>
  /** Ends everything that is under way; resolves when the second copy is written and its files are closed. */
  stop(): Promise<void>
}

export function createDeskCore(parts: DeskCoreParts): DeskCore {
  const { clock, onFault } = parts
  const now = () => clock.now()

  const account = createAccount({
    service: parts.serviceUrl,
    memory: createAccountMemory(join(parts.folder, 'account.json')),
    secrets: parts.secrets,
    fetch: parts.fetch,
    now,
    openExternal: parts.openExternal,
    onChange: accountChanged,
    onFault,
  })
  const service = createHttpContentService({
    url: parts.serviceUrl,
    access: account.access,
    fetch: parts.fetch,
    now,
    uploads: createUploadMemory({ path: join(parts.folder, 'uploads.json'), onFault }),
    joinItems: items => {
      const state = account.state()
      return state.kind === 'signed_in' ? packItems(items, state.me.account) : asLines(items)
    },
  })
  const engine = createSyncEngine({
    service,
    clock,
    random: parts.random,
    onStatus: statusChanged,
    onReset: () => {
      isMeWanted = true
    },
    onUploads: files => send('sync.uploadsChanged', [...files]),
    onFault,
  })
  const spelling = createSpelling({
    checker: parts.spellChecker,
    path: join(parts.folder, 'spelling.json'),
    onChange: state => send('spelling.changed', state),
  })
  const files = createFileCalls({
    chooseWhereToSave: parts.chooseWhereToSave,
    printToPdf: parts.printToPdf,
    onFault,
  })
  const journal = createJournalCalls({
    folder: parts.folder,
    signedIn: () => {
      const state = account.state()
      return state.kind === 'signed_in' ? state.me : null
    },
    now,
    onFault,
  })
  const enquiryKeys = createEnquiryKeys(parts.enquirySecrets)
  const signIn = keepSignedInAs({ account, clock, random: parts.random })

  const libraries = createServedLibraries({ engine, clock, onFault })
  const pages = new Map<DeskPage, DeskPageParts>()
  /** Whose library the windows serve. */
  let libraryOf: AccountId | null = null
  let isMeWanted = true
  let askedFor: AskedFor | null = null

  function send<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
    for (const page of pages.values()) page.send(name, payload)
  }

  /** Whoever is no expert any more keeps nothing of enquiries here, whatever the page does. What others keep here stays. */
  function forgetKeyWithoutRole(state: AccountState): void {
    if (state.kind === 'signed_in' && !isLegalExpert(actorOf(state.me)))
      void enquiryKeys.forget(state.me.account.id).catch(onFault)
  }

  function isSignedIn(id: AccountId): boolean {
    const state = account.state()
    return state.kind === 'signed_in' && state.me.account.id === id
  }

  function accountChanged(state: AccountState): void {
    forgetKeyWithoutRole(state)
    const signedIn = state.kind === 'signed_in' ? state.me.account.id : null
    if (libraryOf !== signedIn) libraries.withdrawAll()
    send('account.changed', state)
  }

  function statusChanged(status: SyncStatus): void {
    send('sync.changed', status)
    if (status.phase === 'idle') void refreshMe().catch(onFault)
  }

  /**
   * Roles and policy may change while a person works: then the feed starts from the beginning. They are asked for when a
   * sync has shown that the service is there, and not again with each sync that brings nothing.
   */
  async function refreshMe(): Promise<void> {
    if (!isMeWanted) return
    isMeWanted = false
    const answer = await service.me()
    if (answer.kind === 'answer') await account.update(answer.value)
    else isMeWanted = true
  }

  function askFor(asked: AskedFor): void {
    askedFor = asked
    const page = parts.comeForward()
    if (page !== null) pages.get(page)?.send('program.askedFor', null)
  }

  /** One's own role, or the policy, may be another now; what is in sight follows with the next pull. */
  async function standingMayBeAnother(): Promise<void> {
    isMeWanted = true
    await refreshMe().catch(onFault)
    engine.now()
  }

  const handlers: SharedHandlers = {
    'account.state': async () => account.state(),
    'account.demoAccounts': async () => {
      const answer = await service.demoAccounts()
      return asked(answer.kind === 'answer' ? { kind: 'answer', value: [...answer.value] } : answer)
    },
    'account.signIn': async ({ demoAccount }) => {
      const outcome = await account.signIn(demoAccount)
      // The same account again: its library is connected already, and waits.
      if (outcome.kind === 'signed_in' && libraries.isServed()) engine.now()
      return outcome
    },
    'account.cancelSignIn': async () => {
      account.cancelSignIn()
      return null
    },
    'account.signOut': async () => {
      const stored = await Promise.all([...pages.keys()].map(page => page.prepareToClose()))
      if (stored.some(outcome => outcome !== 'stored')) return { signedOut: false }
      const state = account.state()
      // Where the key stays, so does the database: then nobody is said to have signed out.
      if (state.kind === 'signed_in') await enquiryKeys.forget(state.me.account.id)
      signIn.stop()
      await account.signOut()
      return { signedOut: true }
    },
    ...journal.handlers,
    ...ownAccountCalls({ service, account }),
    'program.notify': async ({ title, body, opens }) => ({
      isShown: parts.notify({ title, body }, () => askFor(opens)),
    }),
    'program.askedFor': async () => {
      const asked = askedFor
      askedFor = null
      return asked
    },
    ...centreCalls(service),
    ...memberCalls({ service, onDone: standingMayBeAnother }),
    ...enquiryCalls({ service, keys: enquiryKeys, isSignedIn, onRoleEnded: standingMayBeAnother }),
    ...peopleDataCalls(service),
    'sync.status': async () => engine.status(),
    'sync.uploads': async () => [...engine.uploads()],
    'sync.now': async () => {
      engine.now()
      return null
    },
    'service.trail': async ({ item }) => asked(await service.trail(item)),
    'service.revision': async ({ item, revision }) => asked(await service.revision(item, revision)),
    'service.file': async ({ file }) => asked(await service.file(file)),
    'service.pulse': async () => asked(await service.pulse()),
    ...files.handlers,
    'spelling.state': async () => spelling.state(),
    'spelling.use': async ({ language }) => spelling.use(language),
    'spelling.agree': ({ language }) => spelling.agree(language),
    'spelling.takeBack': ({ language }) => spelling.takeBack(language),
    'program.facts': async () => ({
      ...parts.program,
      service: parts.serviceUrl,
      hasKeyStore: parts.secrets.hasKeyStore,
    }),
    'program.openWindow': async () => {
      parts.openWindow()
      return null
    },
    'program.openExternal': async ({ url }) => {
      await parts.openExternal(url)
      return null
    },
  }

  function addPage(given: DeskPageParts): DeskPage {
    let offered: OfferedLibrary | null = null
    let readyToClose: ((isEverythingSafe: boolean) => void) | null = null

    function detachLibrary(): void {
      offered?.withdraw()
      offered = null
    }

    const page: DeskPage = {
      handlers: {
        ...handlers,
        'library.connect': async input => {
          if (!isSignedIn(input.account)) return { connected: false }
          detachLibrary()
          isMeWanted = true
          libraryOf = input.account
          const mine = libraries.offer(given.openLibraryChannel(() => mine.withdraw()))
          offered = mine
          return { connected: true }
        },
        'program.readyToClose': async ({ isEverythingSafe }) => {
          readyToClose?.(isEverythingSafe)
          return null
        },
      },
      detachLibrary,
      prepareToClose: () =>
        new Promise(resolve => {
          const cancelLimit = clock.after(timing.closeLimit, () => resolve('no_answer'))
          readyToClose = isEverythingSafe => {
            cancelLimit()
            resolve(isEverythingSafe ? 'stored' : 'not_stored')
          }
          given.send('program.closing', null)
        }),
      remove: () => {
        detachLibrary()
        pages.delete(page)
        if (pages.size === 0) void files.giveUp()
      },
    }
    pages.set(page, given)
    return page
  }

  return {
    handlers,
    askFor,
    addPage,
    start: async () => {
      await spelling.resume()
      await account.resume()
      // The program may have ended between what it was told and what it did about it.
      forgetKeyWithoutRole(account.state())
      if (parts.signInAs) signIn.start(parts.signInAs)
    },
    stop: async () => {
      signIn.stop()
      account.cancelSignIn()
      libraries.withdrawAll()
      void files.giveUp()
      await journal.close()
    },
  }
}
