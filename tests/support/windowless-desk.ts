import { join } from 'node:path'
import type { AccountState, EventName } from '#shared/ipc/contract.ts'
import type { LocalStore } from '#shared/sync/local-store.ts'
import { type MessageChannelEnd, serveLocalStore } from '#shared/sync/local-store-channel.ts'
import type { DemoAccountKey } from '#shared/sync/me.ts'
import type { SyncStatus } from '#shared/sync/sync-status.ts'
import { createFileSecretStore } from '../../electron/account/file-secret-store.ts'
import type { SecretCipher } from '../../electron/account/secret-store.ts'
import { createDeskCore, type DeskCore, type DeskPage } from '../../electron/core/desk-core.ts'
import { enquirySecretsIn } from '../../electron/core/enquiry-secrets.ts'
import { systemClock } from '../../electron/core/system-clock.ts'
import { type Network, network } from '../../electron/service/network.ts'

/** Two ends of a channel within one process; like a MessagePort, an end keeps what comes before somebody listens. */
function channel(): [MessageChannelEnd, MessageChannelEnd] {
  const { port1, port2 } = new MessageChannel()
  const endOf = (port: MessagePort): MessageChannelEnd => ({
    post: message => port.postMessage(message),
    listen: listener => {
      port.onmessage = event => listener(event.data)
    },
    close: () => port.close(),
  })
  return [endOf(port1), endOf(port2)]
}

/** The real core of the desk with a library that a test brings along. */
export interface WindowlessDesk {
  readonly core: DeskCore
  readonly page: DeskPage
  readonly events: { readonly name: EventName; readonly payload: unknown }[]
  account(): Promise<AccountState>
  status(): Promise<SyncStatus>
  /** Connects the library of whoever is signed in; answers whether it was taken. */
  connect(): Promise<boolean>
}

interface WindowlessDeskOptions {
  readonly serviceUrl: string
  /** What outlives the desk is in here. */
  readonly folder: string
  readonly library: LocalStore
  readonly signInAs?: DemoAccountKey | null
  readonly fetch?: Network
  /** What protects the keys of enquiries; nothing unless told otherwise. */
  readonly enquiryKeyStore?: SecretCipher
  /** What the page says when it is asked to store the last words: that it has, unless this says otherwise. */
  readonly areWordsSafe?: () => boolean
}

export function secretsIn(folder: string) {
  return createFileSecretStore(join(folder, 'sign-in.json'), null)
}

/** Starts a desk; it is the test's to stop. */
export async function startWindowlessDesk(options: WindowlessDeskOptions): Promise<WindowlessDesk> {
  const { serviceUrl, folder, library } = options
  const events: WindowlessDesk['events'] = []
  const core = createDeskCore({
    serviceUrl,
    folder,
    secrets: secretsIn(folder),
    enquirySecrets: enquirySecretsIn(folder, options.enquiryKeyStore ?? null),
    openExternal: () => Promise.resolve(),
    chooseWhereToSave: async () => null,
    printToPdf: null,
    spellChecker: null,
    fetch: options.fetch ?? network,
    clock: systemClock,
    random: Math.random,
    notify: () => false,
    comeForward: () => null,
    openWindow: () => undefined,
    program: { version: '1.2.3', platform: 'test', electron: '', chromium: '' },
    signInAs: options.signInAs ?? null,
    onFault: () => {},
  })
  const page = core.addPage({
    send: (name, payload) => {
      events.push({ name, payload })
      if (name === 'program.closing') {
        const isEverythingSafe = options.areWordsSafe?.() ?? true
        void page.handlers['program.readyToClose']({ isEverythingSafe })
      }
    },
    openLibraryChannel: () => {
      const [ours, theirs] = channel()
      serveLocalStore(theirs, library)
      return ours
    },
  })
  await core.start()
  const account = () => core.handlers['account.state'](null)
  return {
    core,
    page,
    events,
    account,
    status: () => core.handlers['sync.status'](null),
    connect: async () => {
      const state = await account()
      if (state.kind !== 'signed_in') return false
      return (await page.handlers['library.connect']({ account: state.me.account.id })).connected
    },
  }
}
