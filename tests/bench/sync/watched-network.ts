import { type Network, network } from '../../../electron/service/network.ts'

/** A request as it left the desk. */
interface WatchedRequest {
  readonly method: string
  readonly path: string
  /** In milliseconds since 1970. */
  readonly at: number
}

/** The desk's own network, on which requests of the sync engine can be held back, and are noted. */
export interface WatchedNetwork {
  readonly network: Network
  readonly requests: readonly WatchedRequest[]
  forget(): void
  /** From now on pulls and pushes wait. */
  hold(): void
  /** Whether one to this path waits. */
  isHeld(path: string): boolean
  /** Lets them go; answers when, in milliseconds since 1970. */
  release(): number
}

function now(): number {
  return performance.timeOrigin + performance.now()
}

/** Made for one desk. */
export function watchedNetwork(): WatchedNetwork {
  const requests: WatchedRequest[] = []
  let held: { readonly opened: Promise<void>; readonly open: () => void } | null = null
  const waiting: string[] = []
  return {
    network: async (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input)
      const isSync = pathname === '/v1/changes' || pathname === '/v1/operations'
      if (isSync && held) {
        waiting.push(pathname)
        await held.opened
        waiting.splice(waiting.indexOf(pathname), 1)
      }
      requests.push({ method: init?.method ?? 'GET', path: pathname, at: now() })
      return network(input, init)
    },
    requests,
    forget: () => {
      requests.length = 0
    },
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      held = { opened: promise, open: resolve }
    },
    isHeld: path => waiting.includes(path),
    release: () => {
      held?.open()
      held = null
      return now()
    },
  }
}
