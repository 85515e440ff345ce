import * as oauth from 'oauth4webapi'
import type { DemoAccountKey } from '#shared/sync/me.ts'
import { timing } from '#shared/sync/timing.ts'
import { limitedSignal } from '../limited-signal.ts'
import type { Network } from '../service/network.ts'
import { failureOf, failureOfStatus, notUnderstood, type RequestFailure } from '../service/request-failure.ts'
import { openLoopbackRedirect } from './loopback-redirect.ts'
import { SignInDenied, type UserAgent } from './user-agent.ts'

/** What the service gave for a sign-in. */
export interface Tokens {
  readonly access: string
  /** Milliseconds since 1970 by this computer's clock. */
  readonly accessExpiresAt: number
  readonly refresh: string
}

type AuthorizationAnswer =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  | { readonly kind: 'denied'; readonly detail: string }
  | RequestFailure

type RefreshAnswer =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  /** The service no longer accepts this sign-in. */
  | { readonly kind: 'ended' }
  | RequestFailure

/** OAuth 2.0 with the service's OpenID provider: authorization code with PKCE (RFC 8252, RFC 7636). */
export interface Authorization {
  /** Signs in through the user agent; rejects only with the signal's own reason. */
  authorize(
    agent: UserAgent,
    demoAccount: DemoAccountKey | null,
    signal: AbortSignal,
  ): Promise<AuthorizationAnswer>
  refresh(refreshToken: string): Promise<RefreshAnswer>
  /** Tells the service to forget a sign-in. Without a connection nothing happens: the token is forgotten here anyway. */
  revoke(refreshToken: string): Promise<void>
}

export interface AuthorizationParts {
  /** Origin of the service. */
  readonly service: string
  readonly fetch: Network
  readonly now: () => Date
  readonly requestLimit?: number
}

const client: oauth.Client = { client_id: 'osor-desk', token_endpoint_auth_method: 'none' }
const scope = 'openid profile offline_access'

/** Where an answer gives no lifetime (RFC 6749 only recommends it), the token is taken for short-lived. */
const standardLifetime = 300

/** The service answered a request of the flow with an error of its own. */
class ServiceFault extends Error {
  readonly failure: RequestFailure
  constructor(failure: RequestFailure) {
    super('The service failed')
    this.failure = failure
  }
}

export function createAuthorization(parts: AuthorizationParts): Authorization {
  const issuer = new URL(`${parts.service}/oidc`)
  const limit = parts.requestLimit ?? timing.requestLimit

  /** Every request of the flow passes here, so that a 5xx is the service's fault and not a word of the protocol. */
  async function fetchOrFault(
    url: string,
    init: oauth.CustomFetchOptions<string, unknown>,
  ): Promise<Response> {
    const { method, headers, body, signal, redirect } = init
    const response = await parts.fetch(url, {
      method,
      headers,
      redirect,
      ...(signal && { signal }),
      ...((typeof body === 'string' || body instanceof URLSearchParams) && { body }),
    })
    const failure = failureOfStatus(response, parts.now())
    if (!failure) return response
    await response.body?.cancel()
    throw new ServiceFault(failure)
  }

  function options(signal?: AbortSignal) {
    return {
      [oauth.customFetch]: fetchOrFault,
      // The address was checked: plain HTTP only ever means this very computer.
      [oauth.allowInsecureRequests]: issuer.protocol === 'http:',
      signal: signal ? limitedSignal(limit, signal) : AbortSignal.timeout(limit),
    }
  }

  let discovered: oauth.AuthorizationServer | null = null
  async function provider(signal?: AbortSignal): Promise<oauth.AuthorizationServer> {
    discovered ??= await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, { ...options(signal), algorithm: 'oidc' }),
    )
    return discovered
  }

  function tokensOf(answer: oauth.TokenEndpointResponse, previousRefresh: string | null): Tokens {
    const refresh = answer.refresh_token ?? previousRefresh
    if (refresh === null) throw new oauth.OperationProcessingError('The service gave no refresh token')
    const lifetime = answer.expires_in ?? standardLifetime
    return {
      access: answer.access_token,
      accessExpiresAt: parts.now().getTime() + lifetime * 1000,
      refresh,
    }
  }

  async function authorizeAt(
    agent: UserAgent,
    demoAccount: DemoAccountKey | null,
    signal: AbortSignal,
  ): Promise<Tokens> {
    const server = await provider(signal)
    if (server.authorization_endpoint === undefined) {
      throw new oauth.OperationProcessingError('The service names no authorization endpoint')
    }
    const state = oauth.generateRandomState()
    const nonce = oauth.generateRandomNonce()
    const verifier = oauth.generateRandomCodeVerifier()
    const redirect = await openLoopbackRedirect(state, signal)
    try {
      const request = new URL(server.authorization_endpoint)
      for (const [name, value] of Object.entries({
        client_id: client.client_id,
        response_type: 'code',
        redirect_uri: redirect.address,
        scope,
        state,
        nonce,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(demoAccount && { login_hint: demoAccount }),
      })) {
        request.searchParams.set(name, value)
      }
      await agent.open(request, signal)
      const parameters = oauth.validateAuthResponse(server, client, await redirect.arrival, state)
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        oauth.None(),
        parameters,
        redirect.address,
        verifier,
        options(signal),
      )
      const answer = await oauth.processAuthorizationCodeResponse(server, client, response, {
        expectedNonce: nonce,
        requireIdToken: true,
      })
      return tokensOf(answer, null)
    } finally {
      redirect.close()
    }
  }

  return {
    authorize: async (agent, demoAccount, signal) => {
      try {
        return { kind: 'tokens', tokens: await authorizeAt(agent, demoAccount, signal) }
      } catch (error) {
        signal.throwIfAborted()
        const denial = denialOf(error)
        return denial === null ? flowFailure(error) : { kind: 'denied', detail: denial }
      }
    },

    refresh: async refreshToken => {
      try {
        const server = await provider()
        const response = await oauth.refreshTokenGrantRequest(
          server,
          client,
          oauth.None(),
          refreshToken,
          options(),
        )
        const answer = await oauth.processRefreshTokenResponse(server, client, response)
        return { kind: 'tokens', tokens: tokensOf(answer, refreshToken) }
      } catch (error) {
        if (error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant')
          return { kind: 'ended' }
        return flowFailure(error)
      }
    },

    revoke: async refreshToken => {
      try {
        const server = await provider()
        await oauth.processRevocationResponse(
          await oauth.revocationRequest(server, client, oauth.None(), refreshToken, options()),
        )
      } catch {
        // The token is forgotten here in any case, and expires there by itself.
      }
    },
  }
}

/** The service's sentence when it said no, or null when something else went wrong. */
function denialOf(error: unknown): string | null {
  if (error instanceof SignInDenied) return error.message
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError) {
    return error.error_description ?? error.error
  }
  return null
}

function flowFailure(error: unknown): RequestFailure {
  if (error instanceof ServiceFault) return error.failure
  const isProtocol =
    error instanceof oauth.OperationProcessingError ||
    error instanceof oauth.ResponseBodyError ||
    error instanceof oauth.UnsupportedOperationError ||
    error instanceof oauth.WWWAuthenticateChallengeError
  return isProtocol ? notUnderstood : failureOf(error)
}
