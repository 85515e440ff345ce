import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { interactionPolicy, Provider } from 'oidc-provider'
import type { Database } from '../storage/tables.ts'
import { findAccount } from './account.ts'
import { createOidcAdapter } from './oidc-adapter.ts'
import { page, text } from './page.ts'
import type { SigningKeyRing } from './signing-keys.ts'

/** The desk: a public native client on the loopback interface, any port (RFC 8252, section 7.3). */
const desk = {
  client_id: 'osor-desk',
  client_name: 'OSOR Desk',
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  redirect_uris: ['http://127.0.0.1/callback'],
  post_logout_redirect_uris: ['http://127.0.0.1/signed-out'],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  id_token_signed_response_alg: 'ES256',
} as const

/** Lifetimes in seconds. */
const lifetime = {
  accessToken: 10 * 60,
  authorizationCode: 60,
  interaction: 10 * 60,
  session: 60 * 60,
  refreshToken: 90 * 86_400,
  // Outlives every refresh token that is rotated within a year.
  grant: 365 * 86_400,
} as const

/**
 * Asks for a sign-in at each authorization: whoever signs out of the desk on a shared computer must not stay signed
 * in by a cookie of the browser. The desk is this service's own client, so no consent is asked for.
 */
function signInEachTime() {
  const policy = interactionPolicy.base()
  policy
    .get('login')
    ?.checks.add(
      new interactionPolicy.Check('no_sign_in', 'a sign-in is required', 'login_required', context =>
        context.oidc.result?.login === undefined
          ? interactionPolicy.Check.REQUEST_PROMPT
          : interactionPolicy.Check.NO_NEED_TO_PROMPT,
      ),
    )
  policy.get('consent')?.checks.remove('native_client_prompt')
  return policy
}

/** One grant a sign-in, so that ending one desk's session ends no other's. */
async function grantOfSignIn(context: KoaContextWithOIDC) {
  const { client, session, params, provider, result } = context.oidc
  if (client === undefined || session?.accountId === undefined) return undefined
  if (result?.login === undefined) {
    const known = session.grantIdFor(client.clientId)
    return known === undefined ? undefined : provider.Grant.find(known)
  }
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope(typeof params?.['scope'] === 'string' ? params['scope'] : 'openid')
  await grant.save()
  return grant
}

/**
 * The OpenID provider of this service: authorization code with PKCE, rotated refresh tokens, opaque access tokens.
 * `issuer` is its public URL without a closing slash; `database` keeps everything it has to remember.
 */
export function createOpenIdProvider(
  database: Database,
  keys: SigningKeyRing,
  issuer: string,
  clock: () => Date,
): Provider {
  const configuration: Configuration = {
    adapter: createOidcAdapter(database, clock),
    clients: [
      {
        ...desk,
        redirect_uris: [...desk.redirect_uris],
        post_logout_redirect_uris: [...desk.post_logout_redirect_uris],
        grant_types: [...desk.grant_types],
        response_types: [...desk.response_types],
      },
    ],
    jwks: keys.jwks,
    cookies: { keys: [...keys.cookies], long: { signed: true }, short: { signed: true } },
    scopes: ['openid', 'offline_access'],
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    responseTypes: ['code'],
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async (_context, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: async () => false,
    loadExistingGrant: grantOfSignIn,
    findAccount: async (_context, id) => {
      const account = await findAccount(database, id)
      if (account === undefined) return undefined
      return {
        accountId: id,
        claims: async () => ({ sub: id, name: account.person.name, email: account.email }),
      }
    },
    interactions: {
      policy: signInEachTime(),
      url: (_context, interaction) => new URL(`/sign-in/${interaction.uid}`, issuer).pathname,
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (context, form) => {
          context.body = page(
            'Sign out',
            `<p>Sign out of the OSOR content service in this browser?</p>${form}
            <p><button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button></p>`,
          )
        },
        postLogoutSuccessSource: async context => {
          context.body = page('Signed out', '<p>You have signed out. You can close this page.</p>')
        },
      },
    },
    ttl: {
      AccessToken: lifetime.accessToken,
      AuthorizationCode: lifetime.authorizationCode,
      IdToken: lifetime.accessToken,
      Interaction: lifetime.interaction,
      Session: lifetime.session,
      RefreshToken: lifetime.refreshToken,
      Grant: lifetime.grant,
    },
    renderError: async (context, out) => {
      context.type = 'html'
      context.body = page(
        'Signing in did not work',
        `<p>${text(out.error_description ?? out.error)}</p>
        <p>Close this page, go back to OSOR Desk and sign in again.</p>`,
      )
    },
    clientBasedCORS: () => false,
  }
  const provider = new Provider(issuer, configuration)
  provider.proxy = issuer.startsWith('https:')
  return provider
}
