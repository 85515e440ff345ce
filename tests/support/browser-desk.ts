import { mkdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { WebSocketServer } from 'ws'
import { z } from 'zod'
import { askedByAddress } from '#shared/ipc/asked-by-address.ts'
import { libraryPortMessage } from '#shared/ipc/contract.ts'
import type { DemoAccountKey } from '#shared/sync/me.ts'
import { PROJECT } from '../../build/project.ts'
import { createFileSecretStore } from '../../electron/account/file-secret-store.ts'
import type { SecretCipher } from '../../electron/account/secret-store.ts'
import { createCallAnswerer } from '../../electron/core/answer-call.ts'
import { createDeskCore, type DeskPage } from '../../electron/core/desk-core.ts'
import { enquirySecretsIn } from '../../electron/core/enquiry-secrets.ts'
import { systemClock } from '../../electron/core/system-clock.ts'
import { headersFor, pageOrigin, servedFile, withNonce } from '../../electron/served-file.ts'
import { type Network, network } from '../../electron/service/network.ts'
import { bridgeOverWebSocket } from './browser-bridge.ts'
import { createFrameShelf, type FrameShelf } from './frame-shelf.ts'
import { framesPath, fromFrame, largeFrame, toFrame } from './message-frame.ts'

const pageRoot = join(PROJECT, 'dist', 'renderer')

/** The flags that Debian's Chromium needs as root and without a network. */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
]

const FromPage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), id: z.int(), name: z.string(), input: z.unknown() }),
  z.object({ kind: z.literal('library'), message: z.unknown() }),
])

interface BrowserDeskOptions {
  readonly serviceUrl: string
  /** Where this desk keeps its browser profile and its account; it stays. */
  readonly folder: string
  /** The page's port: the browser's storage belongs to it, so a desk that opens again comes back to it. */
  readonly port: number
  readonly signInAs?: DemoAccountKey
  /** What opens an address outside the desk; the sign-in page of a real account among them. */
  readonly openExternal?: (url: string) => Promise<void>
  /** How it reaches the service; directly unless told otherwise. */
  readonly network?: Network
  /** What protects the key of enquiries; nothing unless told otherwise. */
  readonly keyStore?: SecretCipher
  /** Called with the page before it has loaded anything. */
  readonly beforePage?: (page: Page) => Promise<void>
}

/** What the system would have shown, and what a press on it does. */
interface SystemNotification {
  readonly title: string
  readonly body: string
  readonly press: () => void
}

/** A desk in a browser: the very core of the main process behind the same contract, over a WebSocket. */
export interface BrowserDesk {
  readonly page: Page
  /** What the system was asked to show so far. */
  readonly notifications: readonly SystemNotification[]
  /** Opens an address of the desk’s own, as the system does. */
  openAddress(address: string): void
  /** Opens another window on the same library. */
  openWindow(): Promise<Page>
  /** Closes a window as Electron does: asks its page to store the last words first. */
  closeWindow(page: Page): Promise<void>
  /** Closes all windows so, and ends. */
  close(): Promise<void>
  /** Ends the page's process in the middle of whatever it does: it learns of nothing and stores nothing any more. */
  kill(): Promise<void>
}

/** The number of a window, from the address of its page or of its bridge. */
function windowNumber(address = ''): string {
  return new URL(address, 'http://127.0.0.1').searchParams.get('window') ?? ''
}

/** Serves the bundled page with the same headers as `app://desk`. */
function pageServer(frames: FrameShelf) {
  return createServer((request, response) => {
    if (frames.answers(request, response)) return
    const file = servedFile(pageRoot, `${pageOrigin}${request.url ?? '/'}`)
    const answer = async () => {
      if (!file) return response.writeHead(404).end()
      const content = await readFile(file.path)
      const isDocument = file.type.startsWith('text/html')
      const nonce = isDocument ? 'bm9uY2Utb2YtdGhlLXRlc3Q=' : null
      response.writeHead(200, headersFor(file.type, nonce))
      return response.end(nonce === null ? content : withNonce(content.toString('utf8'), nonce))
    }
    answer().catch(() => response.writeHead(404).end())
  })
}

/** Opens a desk in Debian's Chromium. */
export async function openBrowserDesk(options: BrowserDeskOptions): Promise<BrowserDesk> {
  await mkdir(options.folder, { recursive: true })
  const notifications: SystemNotification[] = []
  const core = createDeskCore({
    serviceUrl: options.serviceUrl,
    folder: options.folder,
    secrets: createFileSecretStore(join(options.folder, 'sign-in.json'), null),
    enquirySecrets: enquirySecretsIn(options.folder, options.keyStore ?? null),
    openExternal: options.openExternal ?? (() => Promise.resolve()),
    chooseWhereToSave: async name => {
      const saved = join(options.folder, 'saved')
      await mkdir(saved, { recursive: true })
      return join(saved, name)
    },
    printToPdf: null,
    spellChecker: null,
    fetch: options.network ?? network,
    clock: systemClock,
    random: Math.random,
    notify: ({ title, body }, press) => {
      notifications.push({ title, body, press })
      return true
    },
    comeForward: () => [...windows.values()].at(-1) ?? null,
    // The test opens it.
    openWindow: () => undefined,
    program: { version: '0.0.0', platform: 'test', electron: 'none', chromium: 'debian' },
    signInAs: options.signInAs ?? null,
    onFault: fault => console.error(String(fault)),
  })
  /** By the window's number, which is in its address. */
  const windows = new Map<string, DeskPage>()

  const frames = createFrameShelf()
  const server = pageServer(frames)
  const sockets = new WebSocketServer({ server, path: '/bridge' })
  sockets.on('connection', (socket, { url }) => {
    const toPage = (message: unknown) => {
      const frame = toFrame(message)
      socket.send(frame.length < largeFrame ? frame : frames.leave(frame))
    }
    let fromLibrary: (message: unknown) => void = () => undefined
    const window = core.addPage({
      send: (name, payload) => toPage({ kind: 'event', name, payload }),
      openLibraryChannel: () => {
        toPage({ kind: 'library-port' })
        return {
          post: message => toPage({ kind: 'library', message }),
          listen: listener => {
            fromLibrary = listener
          },
          close: () => undefined,
        }
      },
    })
    const answer = createCallAnswerer(window.handlers)
    const number = windowNumber(url)
    windows.set(number, window)
    socket.binaryType = 'nodebuffer'
    const take = (frame: Buffer) => {
      const message = FromPage.parse(fromFrame(frame))
      if (message.kind === 'library') fromLibrary(message.message)
      else {
        void answer(message.name, message.input).then(given =>
          toPage({ kind: 'answer', id: message.id, answer: given }),
        )
      }
    }
    // In the order in which they were sent, whichever way they come.
    let taken = Promise.resolve()
    socket.on('message', (data, isBinary) => {
      const given = z.instanceof(Buffer).parse(data)
      const frame = isBinary ? given : frames.take(given.toString())
      taken = taken.then(async () => take(await frame))
    })
    socket.on('close', () => {
      window.remove()
      if (windows.get(number) === window) windows.delete(number)
    })
  })
  await new Promise<void>(resolve => server.listen(options.port, '127.0.0.1', resolve))
  await core.start()

  const browser: BrowserContext = await chromium.launchPersistentContext(join(options.folder, 'browser'), {
    executablePath: '/usr/bin/chromium',
    args: [...chromiumFlags],
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
  })
  let lastNumber = 0
  async function load(window: Page): Promise<void> {
    lastNumber += 1
    await window.addInitScript(bridgeOverWebSocket, { libraryPortMessage, largeFrame, framesPath })
    await window.goto(`http://127.0.0.1:${options.port}/?window=${lastNumber}`)
  }
  const page = browser.pages()[0] ?? (await browser.newPage())
  await options.beforePage?.(page)
  await load(page)

  async function end(): Promise<void> {
    await core.stop()
    await browser.close()
    for (const socket of sockets.clients) socket.terminate()
    await new Promise<void>(resolve => sockets.close(() => server.close(() => resolve())))
  }

  return {
    page,
    notifications,
    openAddress: address => {
      const asked = askedByAddress(address)
      if (asked !== null) core.askFor(asked)
    },
    openWindow: async () => {
      const window = await browser.newPage()
      await load(window)
      return window
    },
    closeWindow: async window => {
      await windows.get(windowNumber(window.url()))?.prepareToClose()
      await window.close()
    },
    close: async () => {
      await Promise.all([...windows.values()].map(window => window.prepareToClose()))
      await end()
    },
    kill: async () => {
      const crashed = new Promise(resolve => page.once('crash', resolve))
      const session = await browser.newCDPSession(page)
      // Nobody is left to answer.
      session.send('Page.crash').catch(() => undefined)
      await crashed
      await end()
    },
  }
}
