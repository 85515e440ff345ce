import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { SpellingState } from '#shared/ipc/spelling.ts'
import { type ElectronDesk, openElectronDesk } from '../support/electron-desk.ts'
import { answerOf } from '../support/main-process.ts'

/** Nobody listens there: the spelling needs no service. */
const serviceUrl = 'http://127.0.0.1:9'

let folder = ''
let proxy: Server
let proxyUrl = ''
/** Every host that anything in the program asked for through the way out that it was given. */
const asked: string[] = []

test.beforeAll(async () => {
  proxy = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://unknown').host)
    response.writeHead(502).end()
  })
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '')
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
  const address = proxy.address()
  proxyUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})

test.afterAll(() => new Promise(resolve => proxy.close(resolve)))

test.beforeEach(async () => {
  asked.length = 0
  folder = await mkdtemp(join(tmpdir(), 'desk-spelling-'))
})

test.afterEach(() => rm(folder, { recursive: true, force: true }))

/** A desk that reaches the world through the proxy only, from its very first moment. */
function openDesk(): Promise<ElectronDesk> {
  return openElectronDesk({
    serviceUrl,
    folder,
    environment: { https_proxy: proxyUrl, http_proxy: proxyUrl },
  })
}

async function call(desk: ElectronDesk, name: string, input: unknown) {
  const answer = await desk.page.evaluate(([called, given]) => window.osorDesk?.call(String(called), given), [
    name,
    input,
  ] as const)
  return SpellingState.parse(answer instanceof Object && 'output' in answer ? answer.output : answer)
}

function isChecking(desk: ElectronDesk): Promise<boolean> {
  return answerOf(() =>
    desk.application.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled()),
  )
}

test('no dictionary is asked for before the person agrees, and the one agreed to is, from the host that was named', async () => {
  const desk = await openDesk()
  await desk.page.waitForLoadState()
  const before = await call(desk, 'spelling.use', { language: 'en-GB' })
  expect(before).toMatchObject({ kind: 'available', agreed: [], inUse: null })
  expect(await isChecking(desk)).toBe(false)
  expect(asked).toEqual([])

  const after = await call(desk, 'spelling.agree', { language: 'en-GB' })
  expect(after).toMatchObject({ agreed: ['en-GB'], inUse: 'en-GB', source: 'redirector.gvt1.com' })
  expect(await isChecking(desk)).toBe(true)
  await expect.poll(() => asked).toContain('redirector.gvt1.com:443')
  expect([...new Set(asked)]).toEqual(['redirector.gvt1.com:443'])
  // The proxy lets nobody out: the page is told that there is no dictionary.
  await expect
    .poll(() => call(desk, 'spelling.state', null))
    .toMatchObject({ inUse: 'en-GB', hasFailed: true })
  await desk.close()
})

test('a yes lasts over a restart until it is taken back', async () => {
  const first = await openDesk()
  await first.page.waitForLoadState()
  await call(first, 'spelling.agree', { language: 'fr' })
  await first.close()

  const second = await openDesk()
  await second.page.waitForLoadState()
  expect(await isChecking(second)).toBe(false)
  expect(await call(second, 'spelling.use', { language: 'fr' })).toMatchObject({ inUse: 'fr' })
  expect(await isChecking(second)).toBe(true)
  expect(await call(second, 'spelling.takeBack', { language: 'fr' })).toMatchObject({
    agreed: [],
    inUse: null,
  })
  expect(await isChecking(second)).toBe(false)
  await second.close()

  asked.length = 0
  const third = await openDesk()
  await third.page.waitForLoadState()
  await call(third, 'spelling.use', { language: 'fr' })
  expect(await isChecking(third)).toBe(false)
  expect(asked).toEqual([])
  await third.close()
})
