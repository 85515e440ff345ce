import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AccountState } from '#shared/ipc/contract.ts'
import { Me } from '#shared/sync/me.ts'
import { elena, type LittleProvider, startLittleProvider } from '../../tests/support/little-provider.ts'
import { answerJson, startLittleServer } from '../../tests/support/little-server.ts'
import { milestone } from '../../tests/support/milestone.ts'
import { network } from '../service/network.ts'
import { type AccountParts, createAccount } from './account.ts'
import { createFileSecretStore } from './file-secret-store.ts'
import { createAccountMemory } from './remembered-account.ts'

let folder = ''
let provider: LittleProvider
let time = 0
let changes: AccountState[] = []
let faults: unknown[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-account-'))
  provider = await startLittleProvider()
  time = Date.parse('2026-05-04T10:00:00Z')
  changes = []
  faults = []
})
afterEach(async () => {
  await provider.close()
  await rm(folder, { recursive: true, force: true })
})

function anAccount(more: Partial<AccountParts> = {}) {
  return createAccount({
    service: provider.url,
    memory: createAccountMemory(join(folder, 'account.json')),
    secrets: createFileSecretStore(join(folder, 'sign-in.json'), null),
    fetch: network,
    now: () => new Date(time),
    openExternal: () => Promise.resolve(),
    onChange: state => changes.push(state),
    onFault: fault => faults.push(fault),
    ...more,
  })
}

async function aSignedInAccount() {
  const account = anAccount()
  expect(await account.signIn('editor')).toEqual({ kind: 'signed_in' })
  return account
}

function kept(): Promise<string | null> {
  return createFileSecretStore(join(folder, 'sign-in.json'), null).read()
}

/** Opens the address as a browser does that is signed in at the service already. */
async function browse(address: string): Promise<void> {
  await fetch(address, { headers: { cookie: 'session=kept' } })
}

const signedIn = { kind: 'signed_in', me: elena, sessionEnded: false }

describe('signing in', () => {
  it('to a demo account goes through the code flow, and is remembered', async () => {
    const account = await aSignedInAccount()
    expect(account.state()).toEqual(signedIn)
    expect(account.demoAccount()).toBe('editor')
    expect(changes).toEqual([signedIn])
    expect(await kept()).toBe(provider.accepted.refresh)
    expect(provider.asked).toContain('POST /oidc/token')
  })

  it('to an account of one’s own goes through the browser', async () => {
    const account = anAccount({ openExternal: browse })
    expect(await account.signIn(null)).toEqual({ kind: 'signed_in' })
    expect(account.demoAccount()).toBeNull()
    expect(account.state()).toEqual(signedIn)
  })

  it('is known at the next start without the service, and no secret lies in what tells so', async () => {
    await aSignedInAccount()
    await provider.close()
    const next = anAccount()
    await next.resume()
    expect(next.state()).toEqual(signedIn)
    expect(await readFile(join(folder, 'account.json'), 'utf8')).not.toContain(provider.accepted.refresh)
  })

  it('is not known to another service, and its token never goes there', async () => {
    await aSignedInAccount()
    const other = anAccount({ service: 'http://127.0.0.1:9' })
    await other.resume()
    expect(other.state()).toEqual({ kind: 'signed_out' })
    expect(await other.access.token()).toEqual({ kind: 'sign_in_needed' })
  })

  it('can be cancelled while the browser is open', async () => {
    const opened = milestone()
    const account = anAccount({ openExternal: async () => opened.reach() })
    const outcome = account.signIn(null)
    await opened.reached
    account.cancelSignIn()
    expect(await outcome).toEqual({ kind: 'cancelled' })
    expect(account.state()).toEqual({ kind: 'signed_out' })
    expect(faults).toEqual([])
  })

  it('is given up when the person takes too long', async () => {
    expect(await anAccount({ signInLimit: 50 }).signIn(null)).toEqual({ kind: 'cancelled' })
    expect(faults).toEqual([])
  })

  it('begins anew when the person asks again', async () => {
    const opened = milestone()
    const account = anAccount({ openExternal: async () => opened.reach() })
    const first = account.signIn(null)
    await opened.reached
    expect(await account.signIn('editor')).toEqual({ kind: 'signed_in' })
    expect(await first).toEqual({ kind: 'cancelled' })
  })

  it('is denied in the service’s own words', async () => {
    provider.conduct.authorizeAnswer = (response, request) => {
      const target = new URL(request.searchParams.get('redirect_uri') ?? '')
      target.searchParams.set('error', 'access_denied')
      target.searchParams.set('error_description', 'Your account is blocked.')
      target.searchParams.set('state', request.searchParams.get('state') ?? '')
      response.writeHead(303, { location: target.href }).end()
    }
    expect(await anAccount().signIn('editor')).toEqual({ kind: 'denied', detail: 'Your account is blocked.' })
  })

  it('is denied where a demo account meets a page for people', async () => {
    provider.conduct.authorizeAnswer = response => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<form>Password</form>')
    }
    expect(await anAccount().signIn('editor')).toMatchObject({ kind: 'denied' })
  })

  it('takes no cookie to another address', async () => {
    const other = await startLittleServer((_request, response) => {
      response.end()
    })
    provider.conduct.authorizeAnswer = response => {
      response.writeHead(303, { location: `${other.url}/catch` }).end()
    }
    expect(await anAccount().signIn('editor')).toMatchObject({ kind: 'denied' })
    expect(other.asked).toEqual([])
    await other.close()
  })

  it('does not go round in circles', async () => {
    provider.conduct.authorizeAnswer = (response, request) => {
      response.writeHead(303, { location: request.pathname + request.search }).end()
    }
    expect(await anAccount().signIn('editor')).toMatchObject({ kind: 'denied' })
  })

  it('fails as unreachable without a service', async () => {
    await provider.close()
    expect(await anAccount().signIn('editor')).toEqual({ kind: 'failed', failure: 'unreachable' })
  })

  it('fails as the service’s error when the token endpoint is broken', async () => {
    provider.conduct.tokenAnswer = response => {
      response.writeHead(500).end()
    }
    expect(await anAccount().signIn('editor')).toEqual({ kind: 'failed', failure: 'service_error' })
  })

  it('is not understood when the tokens are not', async () => {
    provider.conduct.tokenAnswer = response => answerJson(response, { hello: 'world' })
    expect(await anAccount().signIn('editor')).toEqual({ kind: 'failed', failure: 'not_understood' })
  })

  it('fails, and takes the tokens back, when this computer cannot store it', async () => {
    const account = anAccount({
      secrets: createFileSecretStore(join(folder, 'missing', 'sign-in.json'), null),
    })
    expect(await account.signIn('editor')).toEqual({ kind: 'failed', failure: 'library_failed' })
    expect(account.state()).toEqual({ kind: 'signed_out' })
    await expect.poll(() => provider.revoked).toEqual([provider.accepted.refresh])
  })

  it('leaves who was signed in alone when it fails', async () => {
    const account = await aSignedInAccount()
    const before = await kept()
    provider.conduct.authorizeAnswer = response => {
      response.writeHead(500).end()
    }
    expect(await account.signIn('moderator')).toMatchObject({ kind: 'failed' })
    expect(account.state()).toEqual(signedIn)
    expect(await kept()).toBe(before)
  })

  it('takes the sign-in before it back', async () => {
    const account = await aSignedInAccount()
    const before = await kept()
    expect(await account.signIn('editor')).toEqual({ kind: 'signed_in' })
    await expect.poll(() => provider.revoked).toEqual([before])
  })
})

describe('access to the service', () => {
  it('is given from memory while it is fresh', async () => {
    const account = await aSignedInAccount()
    const asked = provider.asked.length
    expect(await account.access.token()).toEqual({ kind: 'token', token: provider.accepted.access })
    expect(provider.asked).toHaveLength(asked)
  })

  it('is renewed ahead of its end, and the new refresh token is stored', async () => {
    const account = await aSignedInAccount()
    const before = { ...provider.accepted }
    time += 545_000
    expect(await account.access.token()).toEqual({ kind: 'token', token: provider.accepted.access })
    expect(provider.accepted.access).not.toBe(before.access)
    expect(await kept()).toBe(provider.accepted.refresh)
  })

  it('is renewed once, however many ask at the same time', async () => {
    const account = await aSignedInAccount()
    const old = provider.accepted.access
    const asked = provider.asked.length
    const answers = await Promise.all([1, 2, 3].map(() => account.access.token(old)))
    expect(new Set(answers.map(answer => JSON.stringify(answer)))).toHaveLength(1)
    expect(provider.asked.slice(asked)).toEqual(['POST /oidc/token'])
  })

  it('is renewed from the kept sign-in after a start', async () => {
    await aSignedInAccount()
    const next = anAccount()
    await next.resume()
    expect(await next.access.token()).toEqual({ kind: 'token', token: provider.accepted.access })
  })

  it('ends when the service no longer accepts the sign-in; the account stays', async () => {
    const account = await aSignedInAccount()
    provider.accepted.refresh = 'another'
    expect(await account.access.token(provider.accepted.access)).toEqual({ kind: 'sign_in_needed' })
    const ended = { ...signedIn, sessionEnded: true }
    expect(changes.at(-1)).toEqual(ended)
    expect(await kept()).toBeNull()
    const next = anAccount()
    await next.resume()
    expect(next.state()).toEqual(ended)
    expect(next.demoAccount()).toBeNull()
    expect(await next.signIn('editor')).toEqual({ kind: 'signed_in' })
    expect(next.state()).toEqual(signedIn)
  })

  it.each([
    ['is away', 'unreachable'],
    ['is broken', 'service_error'],
    ['talks rubbish', 'not_understood'],
  ])('does not end because the service %s', async (why, failure) => {
    const account = await aSignedInAccount()
    const before = await kept()
    if (why === 'is away') await provider.close()
    provider.conduct.tokenAnswer = response => {
      if (failure === 'service_error') response.writeHead(500).end()
      else response.writeHead(200).end('<h1>Welcome</h1>')
    }
    expect(await account.access.token(provider.accepted.access)).toMatchObject({ kind: 'failed', failure })
    expect(account.state()).toEqual(signedIn)
    expect(await kept()).toBe(before)
  })
})

describe('signing out', () => {
  it('forgets the account and its sign-in, here and at the service', async () => {
    const account = await aSignedInAccount()
    const refresh = provider.accepted.refresh
    await account.signOut()
    expect(account.state()).toEqual({ kind: 'signed_out' })
    expect(changes.at(-1)).toEqual({ kind: 'signed_out' })
    expect(await kept()).toBeNull()
    await expect.poll(() => provider.revoked).toEqual([refresh])
    const next = anAccount()
    await next.resume()
    expect(next.state()).toEqual({ kind: 'signed_out' })
  })

  it('works without a connection', async () => {
    const account = await aSignedInAccount()
    await provider.close()
    await account.signOut()
    expect(await kept()).toBeNull()
    expect(await account.access.token()).toEqual({ kind: 'sign_in_needed' })
  })

  it('leaves nothing of a renewal that was under way', async () => {
    const account = await aSignedInAccount()
    const asked = milestone()
    const release = milestone()
    provider.conduct.tokenAnswer = response => {
      asked.reach()
      void release.reached.then(() =>
        answerJson(response, {
          access_token: 'late',
          token_type: 'Bearer',
          expires_in: 600,
          refresh_token: 'late',
        }),
      )
    }
    const access = account.access.token(provider.accepted.access)
    await asked.reached
    await account.signOut()
    release.reach()
    expect(await access).toEqual({ kind: 'sign_in_needed' })
    expect(await kept()).toBeNull()
    await expect.poll(() => provider.revoked).toContain('late')
  })
})

describe('signing in as somebody else', () => {
  it('gives nothing of the new access to a request that began under the old', async () => {
    const account = await aSignedInAccount()
    const old = provider.accepted.access
    await account.signOut()
    expect(await account.signIn('moderator')).toEqual({ kind: 'signed_in' })
    // The old access was refused because of the signing out.
    expect(await account.access.token(old)).toEqual({ kind: 'sign_in_needed' })
    expect(await account.access.token()).toEqual({ kind: 'token', token: provider.accepted.access })
  })

  it('gives nothing of it to a request that waited for a renewal either', async () => {
    const account = await aSignedInAccount()
    const asked = milestone()
    const release = milestone()
    provider.conduct.tokenAnswer = response => {
      asked.reach()
      void release.reached.then(() =>
        answerJson(response, { access_token: 'late', token_type: 'Bearer', refresh_token: 'late' }),
      )
    }
    const waiting = account.access.token(provider.accepted.access)
    await asked.reached
    provider.conduct.tokenAnswer = null
    expect(await account.signIn('moderator')).toEqual({ kind: 'signed_in' })
    expect(await account.access.token()).toEqual({ kind: 'token', token: provider.accepted.access })
    release.reach()
    expect(await waiting).toEqual({ kind: 'sign_in_needed' })
    expect(await kept()).toBe(provider.accepted.refresh)
  })
})

describe('what the service tells anew of the account', () => {
  it('is shown and remembered', async () => {
    const account = await aSignedInAccount()
    const promoted = Me.parse({ ...elena, siteRoles: ['moderator'] })
    await account.update(promoted)
    expect(changes.at(-1)).toEqual({ ...signedIn, me: promoted })
    const next = anAccount()
    await next.resume()
    expect(next.state()).toMatchObject({ me: { siteRoles: ['moderator'] } })
  })

  it('is no change when it is the same', async () => {
    const account = await aSignedInAccount()
    await account.update(Me.parse(elena))
    expect(changes).toHaveLength(1)
  })

  it('is not taken for somebody else’s', async () => {
    const account = await aSignedInAccount()
    const id = 'c8a0b8c4-2a68-4c5e-9f0e-6a8f9b3d7e10'
    await account.update(Me.parse({ ...elena, account: { ...elena.account, id } }))
    expect(account.state()).toEqual(signedIn)
  })
})
