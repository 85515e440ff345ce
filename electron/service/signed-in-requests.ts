import type { Access } from './access.ts'
import { isLoopback } from './loopback.ts'
import type { Network } from './network.ts'
import type { ServiceAnswer } from './port.ts'

/** Why there is no answer to read. */
export type NoAnswer = Exclude<ServiceAnswer<never>, { kind: 'answer' }>

export interface RequestParts {
  /** Origin of the service, without a slash at the end. */
  readonly url: string
  readonly access: Access
  readonly fetch: Network
}

/** Requests to the service. They reject as `fetch` does; a refused access token is renewed once. */
export interface SignedInRequests {
  /** Sends as nobody. */
  sendUnsigned(path: string, signal: AbortSignal): Promise<Response>
  /** Sends with a token, and once more with a renewed one where the service refuses the first. */
  send(path: string, init: RequestInit, signalOfAttempt: () => AbortSignal): Promise<Response | NoAnswer>
}

export function createSignedInRequests({ url, access, fetch }: RequestParts): SignedInRequests {
  /** Between two programs of one computer, packing and unpacking an answer takes longer than carrying it as it is. */
  const isNear = isLoopback(new URL(url).hostname)

  function send(
    path: string,
    token: string | null,
    init: RequestInit,
    signal: AbortSignal,
  ): Promise<Response> {
    const headers = new Headers(init.headers)
    if (isNear) headers.set('accept-encoding', 'identity')
    if (token !== null) headers.set('authorization', `Bearer ${token}`)
    // A redirect could carry the token to someone else: the service has one address, and what leads away from it (the
    // sign-in page of a train's network) is not the service.
    return fetch(url + path, { ...init, headers, signal, redirect: 'manual' })
  }

  return {
    sendUnsigned: (path, signal) => send(path, null, {}, signal),

    send: async (path, init, signalOfAttempt) => {
      const first = await access.token()
      if (first.kind !== 'token') return first
      const response = await send(path, first.token, init, signalOfAttempt())
      if (response.status !== 401) return response
      await response.body?.cancel()
      const second = await access.token(first.token)
      if (second.kind !== 'token') return second
      const again = await send(path, second.token, init, signalOfAttempt())
      if (again.status !== 401) return again
      await again.body?.cancel()
      return { kind: 'sign_in_needed' }
    },
  }
}
