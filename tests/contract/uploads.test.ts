import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { LocalStore } from '#shared/sync/local-store.ts'
import type { Operation } from '#shared/sync/operation.ts'
import { forgetExpiredUploads } from '../../service/files/uploads.ts'
import type { Database } from '../../service/storage/tables.ts'
import { aPng, fileIdOfContent, freshPng, pathOfContent, pictureOf } from '../support/a-file.ts'
import { askWhere, beginUpload, goOn } from '../support/an-upload.ts'
import { besideService } from '../support/beside-service.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { type FaultyNetwork, startFaultyNetwork } from '../support/faulty-network.ts'
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts'
import {
  createOf,
  newItemId,
  problemOfResponse,
  readyNews,
  signedInClient,
} from '../support/service-client.ts'
import { startWindowlessDesk, type WindowlessDesk } from '../support/windowless-desk.ts'

const megabyte = 1024 * 1024
const size = { width: 40, height: 30 }

let server: PostgresServer
let databaseUrl = ''
let switches: readonly string[] = []
let service: RunningContentService
let folder = ''
let line: FaultyNetwork
const desks: WindowlessDesk[] = []

beforeAll(async () => {
  server = await startPostgresServer()
  databaseUrl = await server.createDatabase('uploads')
  switches = ['--database', databaseUrl]
  service = await startContentService({ switches })
})
afterAll(async () => {
  await service.stop()
  await server.stop()
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-uploads-'))
  line = await startFaultyNetwork()
  line.leadTo(service.url)
})
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.core.stop()
  await line.stop()
  await rm(folder, { recursive: true, force: true })
})

/** A library whose only words show a picture, until the service has them. */
function aLibraryWith(content: Buffer): LocalStore & { readonly waiting: readonly Operation[] } {
  const waiting: Operation[] = [createOf(newItemId(), readyNews({ logo: pictureOf(content, size) }))]
  return {
    waiting,
    cursor: async () => null,
    takePending: async (limit, besides = []) =>
      waiting.filter(({ id }) => !besides.includes(id)).slice(0, limit),
    acknowledge: async results => {
      if (results.some(({ outcome }) => outcome === 'applied')) waiting.length = 0
    },
    settle: async () => false,
    apply: async () => {},
    takeFile: async id =>
      id === fileIdOfContent(content) ? { mediaType: 'image/png', content: new Uint8Array(content) } : null,
  }
}

/** A desk whose way to the service is the line; it begins to send at once. */
async function aDesk(library: LocalStore): Promise<WindowlessDesk> {
  const desk = await startWindowlessDesk({
    serviceUrl: service.url,
    folder,
    library,
    fetch: (input, init) => fetch(String(input).replace(service.url, line.url), init),
  })
  desks.push(desk)
  const account = await desk.account()
  if (account.kind === 'signed_out') await desk.core.handlers['account.signIn']({ demoAccount: 'editor' })
  expect(await desk.connect()).toBe(true)
  return desk
}

function sent(desk: WindowlessDesk): Promise<number> {
  return desk.core.handlers['sync.uploads'](null).then(([file]) => file?.sent ?? 0)
}

/**
 * Makes whatever has come to uploads four days older. It takes their turn too: bytes that a broken request had brought
 * and that the service is still storing would make them young again.
 */
function ageUploads(database: Database): Promise<unknown> {
  return sql`update upload set at = at - interval '4 days', turn = turn + 1`.execute(database)
}

async function isAtService(content: Buffer): Promise<boolean> {
  const editor = await signedInClient(service.url, 'editor')
  const back = await editor.ask(pathOfContent(content))
  return fileIdOfContent(Buffer.from(await back.arrayBuffer())) === fileIdOfContent(content)
}

it('a picture of 7 MB gets through a line that keeps breaking, and hardly a byte goes twice', async () => {
  const content = aPng(size.width, size.height, 11, 7 * megabyte)
  const library = aLibraryWith(content)
  line.set({ kind: 'uploads_break', after: megabyte })
  const desk = await aDesk(library)
  await expect.poll(() => library.waiting.length, { timeout: 100_000, interval: 100 }).toBe(0)
  expect(await isAtService(content)).toBe(true)
  expect(line.breaks()).toBeGreaterThanOrEqual(6)
  expect(line.fileBytes()).toBeLessThan(1.3 * content.length)
  const steps = desk.events.filter(({ name }) => name === 'sync.uploadsChanged')
  expect(steps.length).toBeGreaterThan(20)
}, 120_000)

it('goes on where it was after the desk was started anew, and after the service was killed', async () => {
  const content = aPng(size.width, size.height, 12, 7 * megabyte)
  const library = aLibraryWith(content)
  line.set({ kind: 'uploads_break', after: 2 * megabyte })
  const first = await aDesk(library)
  await expect.poll(() => line.breaks(), { timeout: 60_000 }).toBe(1)
  await first.core.stop()
  const before = line.fileBytes()
  expect(before).toBeLessThan(3 * megabyte)

  const second = await aDesk(library)
  await expect.poll(() => line.breaks(), { timeout: 60_000 }).toBe(2)
  expect(await sent(second)).toBeGreaterThan(2 * megabyte)
  await service.kill()
  line.set({ kind: 'works' })
  service = await startContentService({ switches, port: service.port })
  await expect.poll(() => library.waiting.length, { timeout: 100_000, interval: 100 }).toBe(0)
  expect(await isAtService(content)).toBe(true)
  expect(line.fileBytes()).toBeLessThan(1.3 * content.length)
}, 300_000)

it('an upload with which nobody goes on for three days can be gone on with no more, and is forgotten', async () => {
  const editor = await signedInClient(service.url, 'editor')
  const content = freshPng()
  const path = await beginUpload(editor, content)
  await besideService(databaseUrl, ageUploads)
  expect((await askWhere(editor, path)).status).toBe(410)
  const answer = await goOn(editor, path, 0, content)
  expect(answer.status).toBe(410)
  expect(await problemOfResponse(answer)).toMatchObject({ kind: 'invalid-request' })
  const younger = await beginUpload(editor, freshPng())
  await besideService(databaseUrl, database => forgetExpiredUploads(database, new Date()))
  expect((await askWhere(editor, path)).status).toBe(404)
  expect((await askWhere(editor, younger)).status).toBe(200)
})

it.each([
  ['has let it expire', 13, async () => {}],
  ['has forgotten it', 14, (database: Database) => forgetExpiredUploads(database, new Date())],
])(
  'begins a file anew when the service %s',
  async (_what, shade, meanwhile) => {
    const content = aPng(size.width, size.height, shade, 3 * megabyte)
    const library = aLibraryWith(content)
    line.set({ kind: 'uploads_break', after: 2 * megabyte })
    const first = await aDesk(library)
    await expect.poll(() => line.breaks(), { timeout: 60_000 }).toBe(1)
    await first.core.stop()
    await besideService(databaseUrl, ageUploads)
    await besideService(databaseUrl, meanwhile)
    const before = line.fileBytes()
    line.set({ kind: 'works' })
    await aDesk(library)
    await expect.poll(() => library.waiting.length, { timeout: 60_000, interval: 100 }).toBe(0)
    expect(line.fileBytes() - before).toBeGreaterThanOrEqual(content.length)
    expect(await isAtService(content)).toBe(true)
  },
  120_000,
)
