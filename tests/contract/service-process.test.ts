import { rm } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Item } from '#shared/sync/item.ts'
import {
  type RunningContentService,
  startContentService,
  temporaryFolder,
} from '../support/content-service.ts'
import {
  createOf,
  editOf,
  newItemId,
  problemOfResponse,
  readyNews,
  ServiceClient,
  signedInClient,
} from '../support/service-client.ts'
import { runServiceCommand } from '../support/service-command.ts'
import { refreshTokens, signIn } from '../support/sign-in.ts'

describe('the command line', () => {
  test.each([['--unknown'], ['account', 'add', '--user', 'x y']])(
    '%s %s is answered with the usage and code 2',
    async (...args) => {
      const { code, errors, output } = await runServiceCommand(args)
      expect(code).toBe(2)
      expect(errors).toContain('Usage: npm run service --')
      expect(output).toBe('')
    },
  )

  test('--help is answered with the usage and code 0', async () => {
    const { code, output } = await runServiceCommand(['--help'])
    expect(code).toBe(0)
    expect(output).toContain('--seed demo|empty|N')
  })
})

describe('a demonstration that runs', () => {
  let service: RunningContentService

  beforeAll(async () => {
    service = await startContentService({ seed: 'demo' })
  })

  afterAll(() => service.stop())

  test('is well', async () => {
    const health = await fetch(`${service.url}/healthz`)
    expect(await health.json()).toEqual({ status: 'ok' })
  })

  test('shares its data folder with no other service', async () => {
    const { code, errors } = await runServiceCommand(['--port', '0', '--data', service.folder])
    expect(code).toBe(1)
    expect(errors).toContain('Another content service works in')
  })

  test('brings about sixty items, newest first, of all types and states', async () => {
    const moderator = await signedInClient(service.url, 'moderator')
    const { items } = await moderator.pull()
    expect(items.length).toBeGreaterThanOrEqual(55)
    const times = items.map(item => item.changedAt)
    expect(times).toEqual(times.toSorted().toReversed())
    expect(new Set(items.map(item => item.type)).size).toBe(4)
    expect(new Set(items.map(item => item.state)).size).toBe(6)
    for (const item of items.filter(({ state }) => state === 'needs_update')) {
      expect(item.decision?.reason).toMatch(/\w/)
      expect(item.published).not.toBeNull()
    }
  })

  const Answer = z.object({ description: z.string().min(1) })
  const OpenApi = z.object({
    openapi: z.string(),
    info: z.object({ title: z.string(), version: z.string() }),
    paths: z.record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          summary: z.string(),
          parameters: z.array(z.object({ name: z.string(), in: z.string() })).default([]),
          responses: z.record(z.string().regex(/^\d{3}$/), Answer),
        }),
      ),
    ),
  })

  test('has an OpenAPI 3.1 document that names every route, its parameters and its answers', async () => {
    const response = await fetch(`${service.url}/openapi.json`)
    const text = await response.text()
    const document = OpenApi.parse(JSON.parse(text))
    expect(document.openapi).toMatch(/^3\.1\./)
    const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, route]) => ({ path, method, route })),
    )
    expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'delete /v1/uploads/{upload}',
      'get /healthz',
      'get /readyz',
      'get /v1/changes',
      'get /v1/changes/live',
      'get /v1/demo-accounts',
      'get /v1/enquiries',
      'get /v1/enquiries/attachments/{attachment}',
      'get /v1/enquiries/privacy-log',
      'get /v1/files/{file}',
      'get /v1/items/{item}',
      'get /v1/items/{item}/revisions/{revision}',
      'get /v1/items/{item}/trail',
      'get /v1/me',
      'get /v1/members',
      'get /v1/members/mine',
      'get /v1/members/trail',
      'get /v1/pulse',
      'get /v1/resource-centres',
      'get /v1/resource-centres/trail',
      'options /v1/uploads',
      'patch /v1/uploads/{upload}',
      'post /v1/contact',
      'post /v1/enquiries/acts',
      'post /v1/enquiries/letters',
      'post /v1/enquiries/notes',
      'post /v1/enquiries/people/erase',
      'post /v1/enquiries/people/export',
      'post /v1/enquiries/text-modules',
      'post /v1/inbound-mail',
      'post /v1/members/acts',
      'post /v1/operations',
      'post /v1/resource-centres/acts',
      'post /v1/uploads',
      'put /v1/me/follows',
      'put /v1/me/mail',
    ])
    for (const { path, route } of routes) {
      const inPath = route.parameters.filter(parameter => parameter.in === 'path').map(({ name }) => name)
      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(match => match[1]))
      expect(Object.keys(route.responses).some(status => status.startsWith('2'))).toBe(true)
    }
    // Of version 3.0 only: in 3.1 it would say nothing.
    expect(text).not.toContain('"nullable"')
  })

  test('has the document to browse at /docs', async () => {
    const docs = await fetch(`${service.url}/docs/`)
    expect(docs.status).toBe(200)
    expect(docs.headers.get('content-security-policy')).toContain("default-src 'self'")
    const scripts = [...(await docs.text()).matchAll(/<script src="([^"]+)"/g)].map(match => match[1] ?? '')
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) {
      expect((await fetch(new URL(script, `${service.url}/docs/`))).status).toBe(200)
    }
  })

  test('answers an address that it does not have with a problem', async () => {
    const unknown = await fetch(`${service.url}/v1/nothing`)
    expect(unknown.status).toBe(404)
    expect((await problemOfResponse(unknown)).kind).toBe('not-found')
  })

  test('does not send an item again that has not changed', async () => {
    const editor = await signedInClient(service.url, 'editor')
    const id = newItemId()
    await editor.make(createOf(id, readyNews()))
    const first = await editor.ask(`/v1/items/${id}`)
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^".+"$/)
    const headers = { 'if-none-match': tag }
    expect((await editor.ask(`/v1/items/${id}`, { headers })).status).toBe(304)
    await editor.make(editOf(id, 1, { short_title: 'New' }))
    expect((await editor.ask(`/v1/items/${id}`, { headers })).status).toBe(200)
  })

  test('sends the feed as lines, zipped where that is accepted', async () => {
    const editor = await signedInClient(service.url, 'editor')
    const zipped = await editor.ask('/v1/changes?limit=3')
    expect(zipped.headers.get('content-type')).toBe('application/x-ndjson')
    expect(zipped.headers.get('content-encoding')).toBe('gzip')
    const plain = await editor.ask('/v1/changes?limit=3', { headers: { 'accept-encoding': 'gzip;q=0' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.text()).toBe(await zipped.text())
  })

  test.each(['limit=0', 'limit=many', 'limit=100000'])('refuses a page of %s', async query => {
    const editor = await signedInClient(service.url, 'editor')
    const response = await editor.ask(`/v1/changes?${query}`)
    expect(response.status).toBe(400)
    expect((await problemOfResponse(response)).errors?.[0]?.pointer).toBe('/limit')
  })
})

describe('over restarts', () => {
  let folder: string
  let service: RunningContentService

  beforeAll(async () => {
    folder = await temporaryFolder()
  })

  const drainLimit = 15_000

  beforeEach(async () => {
    service = await startContentService({ folder, seed: 5, switches: ['--drain-limit', `${drainLimit}`] })
  })

  afterEach(() => service.stop())

  afterAll(() => rm(folder, { recursive: true }))

  test('data, sign-ins and cursors are kept, and only an empty database is filled', async () => {
    const tokens = await signIn(service.url, 'editor')
    const before = new ServiceClient(service.url, tokens.access)
    const id = newItemId()
    await before.make(createOf(id, readyNews()))
    const { cursor } = await before.pull()
    const { service: description } = await before.me()
    await service.stop()

    service = await startContentService({ folder, port: service.port, seed: 5 })
    const { access } = await refreshTokens(service.url, tokens.refresh)
    const after = new ServiceClient(service.url, access)
    expect((await after.me()).service).toEqual(description)
    expect(await after.read(`/v1/items/${id}`, Item)).toMatchObject({ revision: 1 })
    expect(await after.page(cursor)).toMatchObject({ items: [], vocabularies: [], reset: false })
  })

  test('nothing that was acknowledged is lost when the service is killed', async () => {
    const id = newItemId()
    const client = await signedInClient(service.url, 'editor')
    await client.make(createOf(id, readyNews()))
    const edit = editOf(id, 1, { short_title: 'Last words' })
    const result = await client.applyOne(edit)
    await service.kill()

    service = await startContentService({ folder })
    const again = await signedInClient(service.url, 'editor')
    expect((await again.read(`/v1/items/${id}`, Item)).fields['short_title']).toBe('Last words')
    expect(await again.applyOne(edit)).toEqual(result)
  })

  test('a live line does not hold up its end, and ends cleanly', async () => {
    const client = await signedInClient(service.url, 'editor')
    const reading = (await client.ask('/v1/changes/live')).text()
    const begun = performance.now()
    await service.stop()
    // It would wait so long for a request that is under way.
    expect(performance.now() - begun).toBeLessThan(drainLimit)
    expect(await reading).toContain(': listening')
  })

  test('another moderation is in effect for everybody at once', async () => {
    const { cursor } = await (await signedInClient(service.url, 'editor')).pull()
    await service.stop()
    service = await startContentService({ folder, switches: ['--moderation', 'post_moderated'] })
    const editor = await signedInClient(service.url, 'editor')
    expect((await editor.me()).collection.policy.moderation).toBe('post_moderated')
    expect((await editor.page(cursor)).reset).toBe(true)
  })

  test('a port that is taken is told, with code 1', async () => {
    const other = await temporaryFolder()
    const { code, errors } = await runServiceCommand(['--port', String(service.port), '--data', other])
    await rm(other, { recursive: true })
    expect(code).toBe(1)
    expect(errors).toContain('EADDRINUSE')
  })

  test('an account that asks too much is asked to come back later, another is not', async () => {
    await service.stop()
    service = await startContentService({ folder, switches: ['--account-requests-per-minute', '10'] })
    const [editor, contributor] = [
      await signedInClient(service.url, 'editor'),
      await signedInClient(service.url, 'contributor'),
    ]
    for (let count = 0; count < 10; count += 1) expect((await editor.ask('/v1/me')).status).toBe(200)
    const refused = await editor.ask('/v1/me')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await problemOfResponse(refused)).kind).toBe('too-many-requests')
    expect((await contributor.ask('/v1/me')).status).toBe(200)
  })

  test.each(['/v1/demo-accounts', '/published', '/published.atom', '/items/no-item'])(
    'a client that asks too much is asked to come back later: %s',
    async path => {
      await service.stop()
      service = await startContentService({ folder, switches: ['--requests-per-minute', '30'] })
      const answers = await Promise.all(Array.from({ length: 40 }, () => fetch(service.url + path)))
      const refused = answers.filter(answer => answer.status === 429)
      expect(refused.length).toBeGreaterThanOrEqual(10)
      const [first] = refused
      if (first === undefined) throw new Error('nobody was refused')
      expect(Number(first.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await problemOfResponse(first)).kind).toBe('too-many-requests')
    },
  )
})
