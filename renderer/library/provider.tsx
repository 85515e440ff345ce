import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { retryDelay } from '#shared/sync/backoff.ts'
import { serveLocalStore } from '#shared/sync/local-store-channel.ts'
import type { Me } from '#shared/sync/me.ts'
import { beforeClosing, desk, openLibraryChannel, storeEverything } from '../bridge/index.ts'
import type { Library } from './library.ts'
import { type OpenLibrary, openLibrary } from './open-library.ts'

const LibraryContext = createContext<OpenLibrary | null>(null)

/** Lets the engine reach the library until the signal says stop. */
async function serveEngine({ library }: OpenLibrary, me: Me, signal: AbortSignal): Promise<void> {
  const end = await openLibraryChannel(me.account.id, signal)
  const { announceWork } = serveLocalStore(end, library.localStore)
  const stop = library.onWork(announceWork)
  // The computer is back on a network: no need to wait for the next try.
  window.addEventListener('online', () => void desk.call('sync.now', null), { signal })
  signal.addEventListener('abort', () => {
    stop()
    end.close()
  })
}

interface LibraryProviderProps {
  readonly me: Me
  /** Shown while the library opens. */
  readonly opening: ReactNode
  /** Shown where it cannot be opened. */
  readonly failed: (error: unknown) => ReactNode
  readonly children: ReactNode
}

/**
 * The database was deleted under the open window. Every word on screen goes to the second copy, and the window is loaded
 * anew: what is in the second copy comes back with it. While words are in the window only, it stays.
 */
async function beginAnew(failures = 0): Promise<void> {
  if (await storeEverything()) location.reload()
  else setTimeout(() => void beginAnew(failures + 1), retryDelay(failures + 1, Math.random()))
}

type Stage =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly open: OpenLibrary }
  | { readonly kind: 'failed'; readonly error: unknown }

/** Opens the account's library, connects it to the sync engine, and closes both with the account. */
export function LibraryProvider({ me, opening, failed, children }: LibraryProviderProps): ReactNode {
  const [stage, setStage] = useState<Stage>({ kind: 'opening' })
  // A new role or policy must not reopen the library: only another account or another service does.
  const [opened] = useState(me)

  useEffect(() => {
    const controller = new AbortController()
    const onLost = () => {
      if (!controller.signal.aborted) void beginAnew()
    }
    openLibrary(opened, onLost).then(
      open => {
        if (controller.signal.aborted) {
          open.library.close()
          return
        }
        setStage({ kind: 'open', open })
        const stay = beforeClosing(async () => {
          // Nothing of it is words that are stored nowhere else.
          await open.prepareToClose().catch(() => undefined)
          return true
        })
        controller.signal.addEventListener('abort', () => {
          stay()
          open.library.close()
        })
        // Without the channel one can still write; the sync status says that nothing is sent.
        serveEngine(open, opened, controller.signal).catch(() => undefined)
      },
      (error: unknown) => setStage({ kind: 'failed', error }),
    )
    return () => controller.abort()
  }, [opened])

  switch (stage.kind) {
    case 'opening':
      return opening
    case 'failed':
      return failed(stage.error)
    case 'open':
      return <LibraryContext value={stage.open}>{children}</LibraryContext>
  }
}

/** The open library and its database, for this folder's live queries. */
export function useOpenLibrary(): OpenLibrary {
  const open = useContext(LibraryContext)
  if (!open) throw new Error('No library is open here')
  return open
}

/** The library of the signed-in account. */
export function useLibrary(): Library {
  return useOpenLibrary().library
}
