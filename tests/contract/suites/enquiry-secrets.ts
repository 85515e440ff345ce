import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { EnquiryPage } from '#shared/enquiry/enquiry-page.ts'
import { openStorage, type StoragePlace } from '../../../service/storage/storage.ts'
import { type RunningContentService, startContentService } from '../../support/content-service.ts'
import { lookFor, type Planted, plantEnquiry, searchedWord } from '../../support/enquiry-canaries.ts'
import {
  aContactMessage,
  actOn,
  enquiryOf,
  noteOn,
  postContact,
  writeTo,
} from '../../support/enquiry-client.ts'
import { type MailServer, startMailServer } from '../../support/mail-server.ts'
import { patiently } from '../../support/patiently.ts'
import { type RegisteredRoute, registeredRoutes } from '../../support/registered-routes.ts'
import {
  createOf,
  newItemId,
  readyNews,
  ServiceClient,
  signedInClient,
  transitionOf,
} from '../../support/service-client.ts'
import { addAccount } from '../../support/service-command.ts'

const secret = 'what the mail server shows'
const password = 'a password of some length'

const author = { userName: 'aurel', password }
const visitor = { userName: 'vera', password }
const former = { userName: 'fritz', password }
const pending = { userName: 'pia', password }
const blocked = { userName: 'bruno', password }

/** Who is told of enquiries. */
const expertAddresses = new Set(['hanna.vogel@example.eu', 'pia@example.eu'])

const expertOf = ['--site-role', 'legal_expert'] as const

/** Switches of a service on a place. */
function switchesOf(place: StoragePlace): readonly string[] {
  return place.kind === 'server' ? ['--database', place.url] : ['--data', place.folder]
}

/** What everybody who is no legal expert could get of enquiries: nothing. `place`: an empty one, of its own. */
export function describeEnquirySecrets(place: () => Promise<StoragePlace>): void {
  let mailServer: MailServer
  let service: RunningContentService
  let expert: ServiceClient
  let waitingExpert: ServiceClient
  let others: ReadonlyMap<string, ServiceClient | null>
  let routes: readonly RegisteredRoute[]
  let planted: Planted[]
  let leaked: (bytes: Buffer) => readonly string[]

  beforeAll(async () => {
    mailServer = await startMailServer()
    const where = await place()
    const start = () =>
      startContentService({
        seed: 'demo',
        ...(where.kind === 'folder' && { folder: where.folder }),
        switches: [
          ...(where.kind === 'server' ? ['--database', where.url] : []),
          ...['--smtp', mailServer.url, '--mail-delay', '0', '--enquiry-address', 'enquiries@example.eu'],
          ...['--inbound-secret', secret, '--contact-posts-per-hour', '10000'],
          ...['--requests-per-minute', '1000000', '--account-requests-per-minute', '1000000'],
        ],
      })
    const switches = switchesOf(where)
    // A first start, so that everybody is somebody in what is filled in then.
    await (await start()).stop()
    await addAccount(switches, author, ['--role', 'author'])
    await addAccount(switches, visitor)
    await addAccount(switches, former, [...expertOf])
    await addAccount(switches, pending, [
      ...['--name', 'Pia', '--email', 'pia@example.eu', '--role', 'member'],
      ...expertOf,
    ])
    await addAccount(switches, blocked, ['--role', 'member', ...expertOf])

    const before = await start()
    const oldToken = (await signedInClient(before.url, former)).token
    await before.stop()
    await endRoles(where)

    service = await start()
    const { url } = service
    expert = await signedInClient(url, 'legal')
    waitingExpert = await signedInClient(url, pending)
    const signedIn = async (who: Parameters<typeof signedInClient>[1]) => signedInClient(url, who)
    others = new Map<string, ServiceClient | null>([
      ['nobody', null],
      ['somebody without a membership', await signedIn(visitor)],
      ['a member', await signedIn('editor')],
      ['another member', await signedIn('contributor')],
      ['an author', await signedIn(author)],
      ['a facilitator', await signedIn('facilitator')],
      ['the owner', await signedIn('owner')],
      ['a site moderator', await signedIn('moderator')],
      ['an expert whose membership is blocked', await signedIn(blocked)],
      ['a former expert with an old token', new ServiceClient(url, oldToken)],
      ['a former expert', await signedIn(former)],
    ])
    routes = await registeredRoutes()
    planted = [
      await plantEnquiry({ url, expert, mailServer, secret }),
      await plantEnquiry({ url, expert, mailServer, secret }),
    ]
    leaked = lookFor(planted)
  }, 180_000)

  afterAll(async () => {
    await service.stop()
    await mailServer.stop()
  })

  async function endRoles(where: StoragePlace): Promise<void> {
    const { database, close } = await openStorage(where)
    const nameOf = async (userName: string) =>
      (
        await database
          .selectFrom('account')
          .select('id')
          .where('user_name', '=', userName)
          .executeTakeFirstOrThrow()
      ).id
    await database
      .updateTable('account')
      .set({ site_roles: JSON.stringify([]) })
      .where('id', '=', await nameOf(former.userName))
      .execute()
    for (const [{ userName }, state] of [
      [pending, 'pending'],
      [blocked, 'blocked'],
    ] as const) {
      await database
        .updateTable('membership')
        .set({ state })
        .where('account', '=', await nameOf(userName))
        .execute()
    }
    await close()
  }

  function askAs(client: ServiceClient | null, path: string, init: RequestInit = {}): Promise<Response> {
    return client === null ? fetch(service.url + path, init) : client.ask(path, init)
  }

  /** All that comes back: status line, headers and body. */
  async function everythingOf(response: Response): Promise<Buffer> {
    const head = JSON.stringify([response.statusText, ...response.headers])
    return Buffer.concat([Buffer.from(head), Buffer.from(await response.arrayBuffer())])
  }

  /** Listens to a line: what it has said by now, and when it is over. */
  function listenTo(response: Response) {
    expect(response.status).toBe(200)
    const { body } = response
    if (body === null) throw new Error('A line says something')
    const heard: Uint8Array[] = []
    const listen = async () => {
      try {
        for await (const bytes of body) heard.push(bytes)
      } catch (failure) {
        // The service may end before its lines do; what was heard until then counts.
        if (!(failure instanceof TypeError)) throw failure
      }
    }
    return { heard: () => Buffer.concat(heard), over: listen() }
  }

  /** The addresses under which a route can be asked: with each name of an enquiry, and with words that are searched for. */
  function addressesOf(path: string): readonly string[] {
    const names = planted[0]?.names ?? []
    const bare = path.includes(':') || path.includes('*') ? [] : [path]
    const named =
      bare.length > 0 ? [] : names.map(name => path.replaceAll(/:\w+/g, name).replaceAll('*', name))
    const query = ['q', 'search', 'text', 'words', 'subject'].map(name => `${name}=${searchedWord}`).join('&')
    return [...bare, ...named, ...bare.map(address => `${address}?${query}`)]
  }

  /** Who has asked for what, and has got a byte of an enquiry. */
  async function leaksOf(
    method: string,
    who: string,
    client: ServiceClient | null,
  ): Promise<readonly string[]> {
    const found: string[] = []
    const asked = routes
      // A line that stays open is read in a test of its own.
      .filter(route => route.method === method && route.path !== '/v1/changes/live')
      .flatMap(({ path }) => addressesOf(path).map(address => ({ path, address })))
    const withBody = method !== 'GET' && method !== 'HEAD' && method !== 'TRACE'
    for (const { path, address } of asked) {
      const response = await askAs(client, address, {
        method,
        redirect: 'manual',
        ...(withBody && { headers: { 'content-type': 'application/json' }, body: '{}' }),
      })
      // What is in its own address is known to whoever asks.
      const repeated = planted.flatMap(({ names }) => names).filter(name => address.includes(name))
      const bytes = repeated.reduce(
        (text, name) => text.replaceAll(name, ''),
        (await everythingOf(response)).toString('latin1'),
      )
      const parts = leaked(Buffer.from(bytes, 'latin1'))
      if (parts.length > 0) found.push(`${who} got ${parts.join(', ')} by ${method} ${address}`)
      if (path.startsWith('/v1/enquiries')) {
        expect(response.status, `${who}: ${method} ${path}`).toBe(client === null ? 401 : 403)
      }
    }
    return found
  }

  test('an expert gets every part of it: what is looked for can be found', async () => {
    const [first] = planted
    if (first === undefined) throw new Error('There are two')
    const bytes = [await everythingOf(await expert.ask('/v1/enquiries'))]
    for (const { id } of first.enquiry.messages.flatMap(({ attachments }) => attachments)) {
      bytes.push(await everythingOf(await expert.ask(`/v1/enquiries/attachments/${id}`)))
    }
    const found = leaked(Buffer.concat(bytes))
    expect(new Set(found)).toEqual(new Set([...Object.keys(first.canaries), 'number']))
    expect(routes.filter(({ method }) => method === 'GET').length).toBeGreaterThan(30)
  })

  test('so does one who has asked to become a member, and waits for the answer', async () => {
    expect((await waitingExpert.me()).membership).toMatchObject({ state: 'pending' })
    const seen = await waitingExpert.read('/v1/enquiries', EnquiryPage)
    expect(seen.enquiries.map(({ id }) => id)).toEqual(
      expect.arrayContaining(planted.map(({ enquiry }) => enquiry.id)),
    )
    const [first] = planted
    if (first === undefined) throw new Error('There are two')
    const noted = await noteOn(waitingExpert, first.enquiry.id, 'Still an expert.')
    expect(noted.status).toBe(200)
  })

  test('no route that is registered gives anybody else a byte of it', async () => {
    for (const [who, client] of others) expect(await leaksOf('GET', who, client)).toEqual([])
  }, 180_000)

  test('nor does any other method, or a request that is refused', async () => {
    for (const method of new Set(routes.map(route => route.method))) {
      if (method === 'GET' || method === 'TRACE' || method === 'QUERY') continue
      for (const [who, client] of others) expect(await leaksOf(method, who, client)).toEqual([])
    }
  }, 180_000)

  test('nor what is asked of it by name: nothing is done, and nothing is said', async () => {
    const [first] = planted
    if (first === undefined) throw new Error('There are two')
    const { enquiry, email } = first
    const json = { method: 'POST', headers: { 'content-type': 'application/json' } }
    for (const [who, client] of others) {
      if (client === null) continue
      const answers = [
        actOn(client, { enquiry: enquiry.id, kind: 'claim', takesOver: null }),
        noteOn(client, enquiry.id, 'Let me in.'),
        writeTo(client, enquiry.id, { letter: 'Let me in.' }),
        client.ask('/v1/enquiries/people/export', { ...json, body: JSON.stringify({ email }) }),
        client.ask('/v1/enquiries/people/erase', { ...json, body: JSON.stringify({ email }) }),
      ]
      for (const answer of answers) {
        const response = await answer
        expect(response.status, who).toBe(403)
        expect(leaked(await everythingOf(response)), who).toEqual([])
      }
    }
    expect(await enquiryOf(expert, enquiry.id)).toMatchObject({ enquirer: { email }, claim: null })
  })

  test('nor the feed, page by page, with the notices of each', async () => {
    for (const [who, client] of others) {
      if (client === null) continue
      expect(leaked(Buffer.from(JSON.stringify(await client.pull()))), who).toEqual([])
    }
  })

  test('nobody but experts is among those to whom an enquiry can be given', async () => {
    const { experts } = await expert.read('/v1/enquiries', EnquiryPage)
    expect(experts.map(({ name }) => name).toSorted()).toEqual(['Dr. Hanna Vogel', 'Pia'])
  })

  describe('while the service works', () => {
    test('live lines carry nothing, and logs and mails tell nobody', async () => {
      const lines = await Promise.all(
        [...others].flatMap(([who, client]) =>
          client === null
            ? []
            : [client.ask('/v1/changes/live').then(response => ({ who, line: listenTo(response) }))],
        ),
      )
      const { url } = service
      const third = await plantEnquiry({ url, expert, mailServer, secret })
      const looked = lookFor([...planted, third])
      const { canaries } = third
      // What goes wrong with words of an enquiry in it.
      const wrong = `{"message":"${canaries.message}","firstName":"${canaries.firstName}`
      await fetch(`${url}/v1/contact`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: wrong,
      })
      await fetch(`${url}/contact`, {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: `--x\r\nContent-Disposition: form-data; name="message"\r\n\r\n${canaries.message}`,
      })
      await postContact(url, aContactMessage({ firstName: `${canaries.firstName}\ud800` }))
      await postContact(url, aContactMessage({ message: `${canaries.message}\ud800\0` }))
      await fetch(`${url}/v1/inbound-mail`, {
        method: 'POST',
        headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${secret}` },
        body: `To: enquiries+${'0'.repeat(40)}@example.eu\r\nSubject: ${canaries.subject}\r\n\r\n${canaries.mailText}`,
      })
      mailServer.refuseNext(550)
      await writeTo(expert, third.enquiry.id, { letter: canaries.letter })
      await vi.waitFor(async () => {
        const { replies } = await enquiryOf(expert, third.enquiry.id)
        expect(replies.filter(({ stage }) => stage === 'sent' || stage === 'failed')).toHaveLength(2)
      }, patiently)
      // Everybody in the observatory has something to hear of.
      const item = newItemId()
      await others.get('a member')?.make(createOf(item, readyNews()))
      await others.get('a member')?.make(transitionOf(item, 1, 'propose'))
      await others.get('the owner')?.make(transitionOf(item, 2, 'approve'))
      const hearing = [
        'a member',
        'another member',
        'an author',
        'a facilitator',
        'the owner',
        'a site moderator',
      ]
      await vi.waitFor(() => {
        const heard = lines.filter(({ line }) => line.heard().includes('event: more'))
        expect(heard.map(({ who }) => who)).toEqual(expect.arrayContaining(hearing))
      }, patiently)

      const toEnquirers = new Set([...planted, third].map(({ email }) => email))
      for (const mail of mailServer.received()) {
        const raw = Buffer.from(JSON.stringify(mail))
        const isToEnquirer = mail.to.every(address => toEnquirers.has(address))
        const isToExpert = mail.to.every(address => expertAddresses.has(address))
        const told = looked(raw).filter(part => !(isToExpert && part === 'number'))
        if (!isToEnquirer) expect(told, mail.subject).toEqual([])
        expect(told).not.toContain('note')
        expect(told).not.toContain('word')
      }
      await service.stop()
      for (const { who, line } of lines) {
        await line.over
        expect(line.heard().toString(), who).toMatch(/^: listening\n\n/)
        expect(looked(line.heard()), who).toEqual([])
      }
      expect(service.output()).toContain('listening')
      expect(looked(Buffer.from(service.output()))).toEqual([])
    }, 120_000)
  })
}
