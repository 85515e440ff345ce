import { rm } from 'node:fs/promises'
import * as oauth from 'oauth4webapi'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DemoAccounts } from '#shared/sync/me.ts'
import {
  type RunningContentService,
  startContentService,
  temporaryFolder,
} from '../support/content-service.ts'
import { problemOfResponse, ServiceClient } from '../support/service-client.ts'
import { addAccount } from '../support/service-command.ts'
import {
  beginAuthorization,
  CookieBrowser,
  discover,
  follow,
  redeem,
  refreshTokens,
  revokeToken,
  sendForm,
  signIn,
} from '../support/sign-in.ts'

const elena = { userName: 'elena', password: 'correct horse battery' }
const jonas = { userName: 'jonas', password: 'staple and more of it' }

describe('signing in to a service with accounts of its own', () => {
  let folder: string
  let service: RunningContentService

  beforeAll(async () => {
    folder = await temporaryFolder()
    await addAccount(['--data', folder], elena, ['--role', 'author', '--site-role', 'legal_expert'])
    await addAccount(['--data', folder], jonas)
    service = await startContentService({ folder, demo: false })
  })

  afterAll(async () => {
    await service.stop()
    await rm(folder, { recursive: true })
  })

  test('the code flow with PKCE gives tokens that tell who I am', async () => {
    const tokens = await signIn(service.url, elena)
    expect(tokens.expiresIn).toBe(600)
    const me = await new ServiceClient(service.url, tokens.access).me()
    expect(me).toMatchObject({
      account: { name: 'Luc Fontaine', email: 'luc@example.eu' },
      membership: { role: 'author', state: 'active' },
      siteRoles: ['legal_expert'],
      collection: { policy: { membership: 'open', creation: 'only_members', moderation: 'pre_moderated' } },
    })
  })

  test('letter case of the user name does not matter', async () => {
    expect((await signIn(service.url, { ...elena, userName: ' Elena ' })).access).not.toBe('')
  })

  test('the page is a form without script, and says so to the browser', async () => {
    const { start } = await beginAuthorization(service.url)
    const { response } = await follow(new CookieBrowser(), start)
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain('<label for="user_name">User name</label>')
    expect(html).toContain('<label for="password">Password</label>')
    expect(html).not.toMatch(/<script|demo_account/)
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*form-action 'self'/)
  })

  test('a wrong password is told on the page, and the right one may follow', async () => {
    const browser = new CookieBrowser()
    const authorization = await beginAuthorization(service.url)
    const first = await follow(browser, authorization.start)
    const wrong = await sendForm(browser, first.url, { user_name: '<b>elena', password: 'wrong' })
    expect(wrong.response.status).toBe(401)
    const html = await wrong.response.text()
    expect(html).toContain('role="alert"')
    expect(html).toContain('value="&lt;b&gt;elena"')
    const right = await sendForm(browser, wrong.url, { user_name: 'elena', password: elena.password })
    expect((await redeem(authorization, right.url)).access).not.toBe('')
  })

  test('who guesses has to wait, even with the right password then', async () => {
    const browser = new CookieBrowser()
    const { start } = await beginAuthorization(service.url)
    const { url } = await follow(browser, start)
    const statuses: number[] = []
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const { response } = await sendForm(browser, url, { user_name: 'jonas', password: `guess ${attempt}` })
      statuses.push(response.status)
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    const right = await sendForm(browser, url, { user_name: 'jonas', password: jonas.password })
    expect(right.response.status).toBe(429)
  })

  test('who guesses many passwords at once has no more attempts than one after the other', async () => {
    const browser = new CookieBrowser()
    const { start } = await beginAuthorization(service.url)
    const { url } = await follow(browser, start)
    const guesses = Array.from({ length: 12 }, async (_, attempt) => {
      const form = { user_name: 'nobody', password: `guess ${attempt}` }
      return (await sendForm(browser, url, form)).response.status
    })
    expect((await Promise.all(guesses)).toSorted()).toEqual([...Array(5).fill(401), ...Array(7).fill(429)])
  })

  test('without PKCE there is no code', async () => {
    const { start } = await beginAuthorization(service.url)
    start.searchParams.delete('code_challenge')
    start.searchParams.delete('code_challenge_method')
    const { url } = await follow(new CookieBrowser(), start)
    expect(url.searchParams.get('error')).toBe('invalid_request')
  })

  test('a redirect to another host than this computer is refused with a page', async () => {
    for (const address of ['http://example.org/callback', 'http://127.0.0.1:5000/other']) {
      const { start } = await beginAuthorization(service.url, { redirect_uri: address })
      const { url, response } = await follow(new CookieBrowser(), start)
      expect(url.origin).toBe(service.url)
      expect(response.status).toBe(400)
      expect(response.headers.get('content-type')).toContain('text/html')
    }
  })

  test('the sign-in of one browser is of no use in another', async () => {
    const { start } = await beginAuthorization(service.url)
    const { url } = await follow(new CookieBrowser(), start)
    const { response } = await sendForm(new CookieBrowser(), url, {
      user_name: 'elena',
      password: elena.password,
    })
    expect(response.status).toBe(400)
  })

  test('a second authorization in the same browser asks again who is there', async () => {
    const browser = new CookieBrowser()
    const one = await beginAuthorization(service.url)
    const page = await follow(browser, one.start)
    await sendForm(browser, page.url, { user_name: 'elena', password: elena.password })
    const other = await beginAuthorization(service.url)
    const again = await follow(browser, other.start)
    expect(again.response.status).toBe(200)
    expect(again.url.pathname).toMatch(/^\/sign-in\//)
  })

  test('a refresh token gives new tokens once; used again it ends the whole sign-in', async () => {
    const first = await signIn(service.url, elena)
    const second = await refreshTokens(service.url, first.refresh)
    expect(second.access).not.toBe(first.access)
    expect(second.refresh).not.toBe(first.refresh)
    await expect(refreshTokens(service.url, first.refresh)).rejects.toThrow(oauth.ResponseBodyError)
    await expect(refreshTokens(service.url, second.refresh)).rejects.toThrow(oauth.ResponseBodyError)
  })

  test('a token that was taken back is worth nothing', async () => {
    const tokens = await signIn(service.url, elena)
    await revokeToken(service.url, tokens.refresh)
    await expect(refreshTokens(service.url, tokens.refresh)).rejects.toThrow(oauth.ResponseBodyError)
    expect((await new ServiceClient(service.url, tokens.access).ask('/v1/me')).status).toBe(401)
  })

  test('one sign-in taken back leaves the others alone', async () => {
    const [one, other] = [await signIn(service.url, elena), await signIn(service.url, elena)]
    await revokeToken(service.url, one.refresh)
    expect((await refreshTokens(service.url, other.refresh)).access).not.toBe('')
  })

  test('ending the session in the browser is asked for on a page, and happens', async () => {
    const browser = new CookieBrowser()
    const authorization = await beginAuthorization(service.url)
    const { url } = await follow(browser, authorization.start)
    await sendForm(browser, url, { user_name: 'elena', password: elena.password })
    const end = new URL((await discover(service.url)).end_session_endpoint ?? '')
    const asked = await (await browser.ask(end)).text()
    expect(asked).toContain('Sign out of the OSOR content service')
    const xsrf = /name="xsrf" value="(\w+)"/.exec(asked)?.[1] ?? ''
    const action = new URL(/action="([^"]+)"/.exec(asked)?.[1] ?? '')
    const { response } = await sendForm(browser, action, { xsrf, logout: 'yes' })
    expect(await response.text()).toContain('You have signed out')
  })

  test.each(['', 'Bearer', 'Bearer rubbish', 'Basic ZWxlbmE6eA=='])(
    'without a valid token nothing is told: %j',
    async authorization => {
      const response = await fetch(`${service.url}/v1/me`, { headers: { authorization } })
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toBe('Bearer')
      expect((await problemOfResponse(response)).kind).toBe('not-signed-in')
    },
  )

  test('without --demo no demo account is offered, and none signs in', async () => {
    const offered = await fetch(`${service.url}/v1/demo-accounts`)
    expect(DemoAccounts.parse(await offered.json()).accounts).toEqual([])
    const browser = new CookieBrowser()
    const { start } = await beginAuthorization(service.url, { login_hint: 'editor' })
    const { url, response } = await follow(browser, start)
    expect(response.status).toBe(200)
    const attempt = await sendForm(browser, url, { demo_account: 'editor' })
    expect(attempt.response.status).toBe(401)
  })
})

describe('signing in to a demonstration', () => {
  let service: RunningContentService

  beforeAll(async () => {
    service = await startContentService()
  })

  afterAll(() => service.stop())

  test('offers one account for each role', async () => {
    const response = await fetch(`${service.url}/v1/demo-accounts`)
    const { accounts } = DemoAccounts.parse(await response.json())
    expect(accounts.map(account => account.key)).toEqual([
      'editor',
      'contributor',
      'facilitator',
      'owner',
      'moderator',
      'legal',
    ])
  })

  test.each(['editor', 'contributor', 'facilitator', 'owner', 'moderator', 'legal'] as const)(
    'signs the %s in by a hint, through the same flow',
    async key => {
      const { access } = await signIn(service.url, key)
      const me = await new ServiceClient(service.url, access).me()
      expect(me.siteRoles).toEqual(
        {
          editor: [],
          contributor: [],
          facilitator: [],
          owner: [],
          moderator: ['moderator'],
          legal: ['legal_expert'],
        }[key],
      )
    },
  )

  test('offers the accounts as buttons on the page', async () => {
    const browser = new CookieBrowser()
    const authorization = await beginAuthorization(service.url, { prompt: 'consent' })
    const first = await follow(browser, authorization.start)
    expect(await first.response.text()).toContain('value="moderator">Marta Kowalska')
    const arrived = await sendForm(browser, first.url, { demo_account: 'moderator' })
    const { access } = await redeem(authorization, arrived.url)
    expect((await new ServiceClient(service.url, access).me()).account.name).toBe('Marta Kowalska')
  })

  test('a demo account has no password that could be guessed', async () => {
    await expect(signIn(service.url, { userName: 'demo.editor', password: '' })).rejects.toThrow()
  })
})
