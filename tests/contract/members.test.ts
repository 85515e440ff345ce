import { rm } from 'node:fs/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EmailAddress } from '#shared/members/member.ts'
import { type ContentService, startContentService as startHere } from '../../service/content-service.ts'
import { parseOptions } from '../../service/options.ts'
import { startContentService, temporaryFolder } from '../support/content-service.ts'
import { act, membersOf, mine } from '../support/membership-acts.ts'
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts'
import { ServiceClient, signedInClient } from '../support/service-client.ts'
import { addAccount, runServiceCommand } from '../support/service-command.ts'
import { signIn } from '../support/sign-in.ts'
import { describeMembers, type MembersCast } from './suites/members.ts'

const vera = { userName: 'vera', password: 'a long enough password' }
const otto = { userName: 'otto', password: 'another long password' }

async function startCast(place: readonly string[], folder?: string): Promise<MembersCast> {
  await addAccount(place, vera, ['--name', 'Vera', '--email', 'vera@example.eu'])
  await addAccount(place, otto, ['--name', 'Otto', '--email', 'otto@example.eu'])
  const service = await startContentService(folder === undefined ? { switches: place } : { folder })
  const { url } = service
  return {
    service,
    owner: await signedInClient(url, 'owner'),
    facilitator: await signedInClient(url, 'facilitator'),
    moderator: await signedInClient(url, 'moderator'),
    editor: await signedInClient(url, 'editor'),
    contributor: await signedInClient(url, 'contributor'),
    visitor: await signedInClient(url, vera),
    other: await signedInClient(url, otto),
  }
}

describe('the members, on the embedded database', () => {
  let folder: string
  let cast: MembersCast

  beforeAll(async () => {
    folder = await temporaryFolder()
    cast = await startCast(['--data', folder], folder)
  })

  afterAll(async () => {
    await cast.service.stop()
    await rm(folder, { recursive: true })
  })

  describeMembers(() => cast)
})

describe('the members, on a PostgreSQL server', () => {
  let server: PostgresServer
  let url: string
  let cast: MembersCast

  beforeAll(async () => {
    server = await startPostgresServer()
    url = await server.createDatabase('members')
    cast = await startCast(['--database', url])
  })

  afterAll(async () => {
    await cast.service.stop()
    await server.stop()
  })

  describeMembers(() => cast)

  test('what is on the trail never changes, and there is no second owner, even beside the service', async () => {
    const client = new Client({ connectionString: url })
    await client.connect()
    for (const statement of [
      `update membership_trail set reason = 'Another.'`,
      'delete from membership_trail',
      'truncate membership_trail',
    ]) {
      await expect(client.query(statement)).rejects.toThrow('never changes')
    }
    await expect(
      client.query(`update membership set is_owner = true where role = 'facilitator'`),
    ).rejects.toThrow('membership_one_owner')
    await expect(client.query(`update membership set role = 'member' where is_owner`)).rejects.toThrow(
      'membership_owner',
    )
    await client.end()
  })
})

describe('the page of an invitation', () => {
  let folder: string
  let service: ContentService
  let now = new Date()

  beforeAll(async () => {
    folder = await temporaryFolder()
    const parsed = parseOptions(['--port', '0', '--data', folder, '--demo'])
    if ('mistake' in parsed) throw new Error(parsed.mistake)
    service = await startHere(parsed.options, () => now)
  })

  afterAll(async () => {
    await service.stop()
    await rm(folder, { recursive: true })
  })

  /** Invites, and answers the address of the page. */
  async function invited(address: string): Promise<string> {
    const owner = await signedInClient(service.url, 'owner')
    const { link } = await act(owner, { kind: 'invite', email: EmailAddress.parse(address), role: 'author' })
    if (link === null) throw new Error('there is no link')
    return link
  }

  function send(link: string, form: Readonly<Record<string, string>>): Promise<Response> {
    return fetch(link, { method: 'POST', body: new URLSearchParams(form) })
  }

  const good = {
    name: 'Nora <b>New</b>',
    organisation: 'Town of Example',
    user_name: 'Nora',
    password: 'correct horse battery',
    password_again: 'correct horse battery',
  }

  test('is a form without script, and who fills it is a member with that role', async () => {
    const link = await invited('nora@example.eu')
    const page = await fetch(link)
    const html = await page.text()
    expect(page.status).toBe(200)
    expect(html).toContain('nora@example.eu')
    expect(html).not.toContain('<script')
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*form-action 'self'/)
    expect(page.headers.get('cache-control')).toBe('no-store')

    const short = await send(link, { ...good, password: 'short', password_again: 'other', name: ' ' })
    expect(short.status).toBe(422)
    const said = await short.text()
    for (const sentence of [
      'Say what you are called.',
      'A password has at least 10 characters.',
      'The two passwords are not the same.',
    ])
      expect(said).toContain(sentence)
    expect(said).toContain('value="Nora"')
    expect(said).not.toContain('short"')

    const taken = await send(link, { ...good, user_name: 'demo.editor' })
    expect(taken.status).toBe(409)
    const takenPage = await taken.text()
    expect(takenPage).toContain('Somebody else has this user name.')
    expect(takenPage).toContain('Nora &lt;b&gt;New&lt;/b&gt;')

    const done = await send(link, good)
    expect(done.status).toBe(200)
    expect(await done.text()).toContain('sign in with the user name nora.')
    const nora = new ServiceClient(
      service.url,
      (await signIn(service.url, { userName: 'nora', password: good.password })).access,
    )
    expect(await nora.me()).toMatchObject({
      account: { name: good.name, email: 'nora@example.eu', organisation: 'Town of Example' },
      membership: { role: 'author', state: 'active' },
    })
    const again = await send(link, { ...good, user_name: 'nora2' })
    expect(again.status).toBe(410)
    expect(await again.text()).toContain('This invitation has been used.')
  })

  test('two who open one link at once make one account', async () => {
    const link = await invited('twice@example.eu')
    const answers = await Promise.all(
      ['twice.one', 'twice.two'].map(user_name => send(link, { ...good, user_name })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410])
    const owner = await signedInClient(service.url, 'owner')
    const { members } = await membersOf(owner)
    expect(members.filter(({ email }) => email === 'twice@example.eu')).toHaveLength(1)
  })

  test('says that a withdrawn invitation was withdrawn', async () => {
    const link = await invited('late@example.eu')
    const owner = await signedInClient(service.url, 'owner')
    const [invitation] = (await membersOf(owner)).invitations
    if (invitation === undefined) throw new Error('there is no invitation')
    await act(owner, { kind: 'withdraw_invitation', invitation: invitation.id })
    for (const response of [await fetch(link), await send(link, good)]) {
      expect(response.status).toBe(410)
      expect(await response.text()).toContain('This invitation was withdrawn.')
    }
  })

  test('leads somebody who has an account to the desk', async () => {
    const editor = await signedInClient(service.url, 'editor')
    await act(editor, { kind: 'leave' })
    const link = await invited('Elena.Marin@example.eu')
    const page = await fetch(link)
    expect(page.status).toBe(409)
    expect(await page.text()).toContain('There is an account with your e-mail address already.')
    expect((await mine(editor)).invitations).toHaveLength(1)
  })

  test('an invitation expires after two weeks, in the page and in the desk, and the address may be invited again', async () => {
    const link = await invited('slow@example.eu')
    const before = now
    now = new Date(now.getTime() + 15 * 86_400_000)
    const page = await fetch(link)
    expect(page.status).toBe(410)
    expect(await page.text()).toContain('This invitation has expired.')
    const editor = await signedInClient(service.url, 'editor')
    expect((await mine(editor)).invitations).toEqual([])
    expect((await fetch(await invited('slow@example.eu'))).status).toBe(200)
    now = before
  })

  test('who guesses links has to wait', async () => {
    // What failed before is forgotten by then.
    now = new Date(now.getTime() + 3_600_000)
    const statuses: number[] = []
    for (let attempt = 0; attempt < 12; attempt += 1) {
      statuses.push((await fetch(`${service.url}/invitations/guess${attempt}`)).status)
    }
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(404))
    expect(statuses.slice(10)).toEqual([429, 429])
    const waiting = await fetch(`${service.url}/invitations/guess`)
    expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await waiting.text()).toContain('There were too many failed attempts.')
  })
})

describe('an owner from the command line', () => {
  test('is a facilitator, and the only one', async () => {
    const folder = await temporaryFolder()
    const place = ['--data', folder]
    await addAccount(place, vera, ['--owner'])
    const second = await runServiceCommand(
      [
        'account',
        'add',
        '--user',
        'second',
        '--name',
        'Second',
        '--email',
        's@example.eu',
        '--owner',
        ...place,
      ],
      'a long enough password',
    )
    expect(second.code).toBe(1)
    expect(second.errors).toContain('The collection has an owner already')
    const wrong = await runServiceCommand(
      [
        'account',
        'add',
        '--user',
        'third',
        '--name',
        'T',
        '--email',
        't@example.eu',
        '--owner',
        '--role',
        'member',
        ...place,
      ],
      'a long enough password',
    )
    expect(wrong.code).toBe(2)
    const service = await startContentService({ folder, demo: false })
    try {
      const client = await signedInClient(service.url, vera)
      expect((await mine(client)).standing).toEqual({ role: 'facilitator', state: 'active', isOwner: true })
    } finally {
      await service.stop()
      await rm(folder, { recursive: true })
    }
  })
})
