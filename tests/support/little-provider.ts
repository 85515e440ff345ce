import { createHash, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerJson, bodyOf, type LittleServer, startLittleServer } from './little-server.ts'

/** What a test may change about the provider while it runs. */
interface ProviderConduct {
  /** Answers the token endpoint with this instead, once set. */
  tokenAnswer: ((response: ServerResponse) => void) | null
  /** Answers the authorization endpoint with this instead, once set. */
  authorizeAnswer: ((response: ServerResponse, request: URL) => void) | null
  /** Seconds that an access token lives. */
  lifetime: number
}

/** A content service with an OpenID provider that does what a test asks of it; strict about PKCE and rotation. */
export interface LittleProvider extends LittleServer {
  readonly conduct: ProviderConduct
  /** The access token that `/v1/me` accepts at the moment. */
  readonly accepted: { access: string; refresh: string }
  readonly revoked: readonly string[]
}

/** An account as the little provider tells of it; each service has its own instance. */
export const elena = {
  account: {
    id: 'dfbff877-3995-4983-9a5e-2be23b5b6505',
    name: 'Elena Marín',
    email: 'elena.marin@example.eu',
    organisation: 'Open Source Observatory',
  },
  membership: { role: 'member', state: 'active' },
  siteRoles: [],
  collection: {
    name: 'OSOR',
    policy: { membership: 'open', creation: 'only_members', moderation: 'pre_moderated' },
  },
  service: { instance: '7b596e87-9cf6-4832-b105-c086ef630a63', name: 'A little service' },
}

function jwt(claims: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'ES256' })}.${part(claims)}.${Buffer.alloc(64, 1).toString('base64url')}`
}

export async function startLittleProvider(): Promise<LittleProvider> {
  const conduct: ProviderConduct = { tokenAnswer: null, authorizeAnswer: null, lifetime: 600 }
  const accepted = { access: '', refresh: '' }
  const revoked: string[] = []
  const codes = new Map<string, URLSearchParams>()
  let url = ''

  function issue(response: ServerResponse, claims: Readonly<Record<string, unknown>> | null): void {
    accepted.access = `access-${randomUUID()}`
    accepted.refresh = `refresh-${randomUUID()}`
    const now = Math.floor(Date.now() / 1000)
    answerJson(response, {
      access_token: accepted.access,
      token_type: 'Bearer',
      expires_in: conduct.lifetime,
      refresh_token: accepted.refresh,
      ...(claims && {
        id_token: jwt({
          iss: `${url}/oidc`,
          sub: elena.account.id,
          aud: 'osor-desk',
          iat: now,
          exp: now + 600,
          ...claims,
        }),
      }),
    })
  }

  async function answerToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await bodyOf(request))
    if (conduct.tokenAnswer) return conduct.tokenAnswer(response)
    const asked = codes.get(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (
      form.get('grant_type') === 'authorization_code' &&
      asked?.get('code_challenge') === challenge &&
      asked.get('redirect_uri') === form.get('redirect_uri')
    ) {
      return issue(response, { nonce: asked.get('nonce') })
    }
    if (form.get('grant_type') === 'refresh_token' && form.get('refresh_token') === accepted.refresh) {
      return issue(response, null)
    }
    answerJson(response, { error: 'invalid_grant', error_description: 'grant request is invalid' }, 400)
  }

  const server = await startLittleServer(async (request, response, asked) => {
    switch (asked.pathname) {
      case '/oidc/.well-known/openid-configuration':
        return answerJson(response, {
          issuer: `${url}/oidc`,
          authorization_endpoint: `${url}/oidc/auth`,
          token_endpoint: `${url}/oidc/token`,
          revocation_endpoint: `${url}/oidc/revoke`,
          id_token_signing_alg_values_supported: ['ES256'],
        })
      case '/oidc/auth': {
        if (conduct.authorizeAnswer) return conduct.authorizeAnswer(response, asked)
        // A step on the way that only a user agent with cookies gets past.
        if (!request.headers.cookie?.includes('session=kept')) {
          response.writeHead(303, {
            location: asked.href.slice(asked.origin.length),
            'set-cookie': 'session=kept; path=/',
          })
          response.end()
          return
        }
        const code = randomUUID()
        codes.set(code, asked.searchParams)
        const target = new URL(asked.searchParams.get('redirect_uri') ?? '')
        target.searchParams.set('code', code)
        target.searchParams.set('state', asked.searchParams.get('state') ?? '')
        response.writeHead(303, { location: target.href }).end()
        return
      }
      case '/oidc/token':
        return answerToken(request, response)
      case '/oidc/revoke':
        revoked.push(new URLSearchParams(await bodyOf(request)).get('token') ?? '')
        response.writeHead(200).end()
        return
      case '/v1/me':
        return request.headers.authorization === `Bearer ${accepted.access}`
          ? answerJson(response, elena)
          : answerJson(
              response,
              { type: 'urn:osor:problem:not-signed-in', title: 'Sign in', status: 401 },
              401,
            )
      default:
        response.writeHead(404).end()
    }
  })
  url = server.url
  return { ...server, conduct, accepted, revoked }
}
