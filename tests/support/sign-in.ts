import * as oauth from 'oauth4webapi'
import type { DemoAccountKey } from '#shared/sync/me.ts'

/** A demo account by its key, or an account with a password. */
export type Credentials = DemoAccountKey | { readonly userName: string; readonly password: string }

const client: oauth.Client = { client_id: 'osor-desk' }
const scope = 'openid profile offline_access'
/** Nobody listens there: the redirect is read, not followed. */
const redirectUri = 'http://127.0.0.1:49152/callback'
const insecure = { [oauth.allowInsecureRequests]: true } as const
const mostSteps = 10

export interface Tokens {
  readonly access: string
  readonly refresh: string
  /** Seconds that the access token lives. */
  readonly expiresIn: number
}

/** A browser as far as signing in needs one: it keeps cookies by path and follows redirects to the service. */
export class CookieBrowser {
  readonly #cookies = new Map<string, { readonly value: string; readonly path: string }>()

  /** Asks without following a redirect. */
  async ask(url: URL, init: RequestInit = {}): Promise<Response> {
    const cookies = [...this.#cookies]
      .filter(([, { path }]) => url.pathname === path || url.pathname.startsWith(path.replace(/\/?$/, '/')))
      .map(([name, { value }]) => `${name}=${value}`)
    const headers = new Headers(init.headers)
    if (cookies.length > 0) headers.set('cookie', cookies.join('; '))
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie)
    return response
  }

  #keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(/;\s*/)
    const separator = pair.indexOf('=')
    const name = pair.slice(0, separator)
    const value = pair.slice(separator + 1)
    const path = attributes.find(attribute => /^path=/i.test(attribute))?.slice(5) ?? '/'
    const expires = attributes.find(attribute => /^expires=/i.test(attribute))?.slice(8)
    if (value === '' || (expires !== undefined && Date.parse(expires) <= Date.now()))
      this.#cookies.delete(name)
    else this.#cookies.set(name, { value, path })
  }
}

export async function discover(serviceUrl: string): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(`${serviceUrl}/oidc`)
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
}

/** An authorization under way: where it begins, and what it ends with. */
export interface Authorization {
  readonly server: oauth.AuthorizationServer
  readonly start: URL
  readonly verifier: string
  readonly state: string
}

/** Begins an authorization as the desk does; `more` adds to or replaces its parameters. */
export async function beginAuthorization(
  serviceUrl: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Authorization> {
  const server = await discover(serviceUrl)
  const verifier = oauth.generateRandomCodeVerifier()
  const state = oauth.generateRandomState()
  const start = new URL(server.authorization_endpoint ?? '')
  const parameters = {
    client_id: client.client_id,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...more,
  }
  for (const [name, value] of Object.entries(parameters)) start.searchParams.set(name, value)
  return { server, start, verifier, state }
}

export interface Arrival {
  readonly url: URL
  readonly response: Response
}

/** Follows redirects until the desk's own address or a page is reached. */
export async function follow(browser: CookieBrowser, start: URL, init: RequestInit = {}): Promise<Arrival> {
  let url = start
  let response = await browser.ask(url, init)
  for (let step = 0; step < mostSteps; step += 1) {
    const location = response.headers.get('location')
    if (location === null) return { url, response }
    await response.body?.cancel()
    url = new URL(location, url)
    if (url.href.startsWith(redirectUri)) return { url, response }
    response = await browser.ask(url)
  }
  throw new Error(`Redirected more than ${mostSteps} times, last to ${url.pathname}`)
}

/** Sends the sign-in page's form. */
export function sendForm(
  browser: CookieBrowser,
  pageUrl: URL,
  form: Readonly<Record<string, string>>,
): Promise<Arrival> {
  return follow(browser, pageUrl, { method: 'POST', body: new URLSearchParams(form) })
}

/** Changes the code that came to the desk's address for tokens. */
export async function redeem(authorization: Authorization, arrived: URL): Promise<Tokens> {
  const { server, verifier, state } = authorization
  const parameters = oauth.validateAuthResponse(server, client, arrived, state)
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirectUri,
    verifier,
    insecure,
  )
  return tokensOf(await oauth.processAuthorizationCodeResponse(server, client, response))
}

function tokensOf(response: oauth.TokenEndpointResponse): Tokens {
  return {
    access: response.access_token,
    refresh: response.refresh_token ?? '',
    expiresIn: response.expires_in ?? 0,
  }
}

/** New tokens for a refresh token. Throws `oauth.ResponseBodyError` when it is refused. */
export async function refreshTokens(serviceUrl: string, refreshToken: string): Promise<Tokens> {
  const server = await discover(serviceUrl)
  const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refreshToken, insecure)
  return tokensOf(await oauth.processRefreshTokenResponse(server, client, response))
}

/** Takes a token back. */
export async function revokeToken(serviceUrl: string, token: string): Promise<void> {
  const server = await discover(serviceUrl)
  await oauth.processRevocationResponse(
    await oauth.revocationRequest(server, client, oauth.None(), token, insecure),
  )
}

/** Signs in by the whole authorization code flow with PKCE, as the desk does. */
export async function signIn(serviceUrl: string, credentials: Credentials): Promise<Tokens> {
  const browser = new CookieBrowser()
  const isDemo = typeof credentials === 'string'
  const authorization = await beginAuthorization(serviceUrl, isDemo ? { login_hint: credentials } : {})
  const first = await follow(browser, authorization.start)
  const arrived = isDemo
    ? first
    : await sendForm(browser, first.url, { user_name: credentials.userName, password: credentials.password })
  return redeem(authorization, arrived.url)
}
