import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type ElectronDesk, openElectronDesk } from '../support/electron-desk.ts'
import { answerOf } from '../support/main-process.ts'

// The page is asked to do what injected text would do if it ever ran. Nothing of it may work.

/** Nobody listens there: none of these tests needs a service. */
const noService = 'http://127.0.0.1:9'

let folder = ''
let desk: ElectronDesk
let stranger: Server
let strangerUrl = ''
/** What anybody asked of the stranger: nothing of the page may reach it. */
const reached: string[] = []

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-security-'))
  stranger = createServer((request, response) => {
    reached.push(request.url ?? '')
    response.setHeader('access-control-allow-origin', '*')
    response.end('You were let out')
  })
  await new Promise<void>(resolve => stranger.listen(0, '127.0.0.1', resolve))
  const address = stranger.address()
  strangerUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  desk = await openElectronDesk({ serviceUrl: noService, folder })
  await desk.page.waitForLoadState()
})

test.afterAll(async () => {
  await desk.close()
  await new Promise(resolve => stranger.close(resolve))
  await rm(folder, { recursive: true, force: true })
})

test.afterEach(async () => {
  expect(reached).toEqual([])
  expect(desk.page.url()).toBe('app://desk/')
  await expect.poll(() => desk.application.windows().length).toBe(1)
})

test('the page has neither Node nor Electron, and one bridge with two functions', async () => {
  const seen = await desk.page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', '__dirname'].filter(
      name => name in globalThis,
    ),
    bridge: Object.keys(window.osorDesk ?? {}).sort(),
    isSecure: window.isSecureContext,
    origin: location.origin,
  }))
  expect(seen).toEqual({ globals: [], bridge: ['call', 'on'], isSecure: true, origin: 'app://desk' })
})

test('no dictionary of a spell checker comes from a third party', async () => {
  const isOn = await answerOf(() =>
    desk.application.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled()),
  )
  expect(isOn).toBe(false)
})

test('the document comes with a strict policy and a nonce of its own each time', async () => {
  const answers = await desk.page.evaluate(async () => {
    const ask = async () => {
      const response = await fetch('/')
      return { headers: Object.fromEntries(response.headers), html: await response.text() }
    }
    return [await ask(), await ask()]
  })
  const nonces = answers.map(({ headers, html }) => {
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/unsafe|https?:|ws:|\*/)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(nonce).toHaveLength(24)
    expect(html).toContain(`<meta property="csp-nonce" content="${nonce}">`)
    return nonce
  })
  expect(nonces[0]).not.toBe(nonces[1])
})

test('the policy stops inline scripts, handlers, eval and foreign styles', async () => {
  const ran = await desk.page.evaluate(async () => {
    const marks: string[] = []
    addEventListener('security-test', event => marks.push(event instanceof CustomEvent ? event.detail : ''))
    const mark = (name: string) => `dispatchEvent(new CustomEvent('security-test', { detail: '${name}' }))`
    const script = document.createElement('script')
    script.textContent = mark('inline script')
    document.body.append(script)
    const image = document.createElement('img')
    image.setAttribute('onerror', mark('handler'))
    image.src = 'data:image/png;base64,broken'
    document.body.append(image)
    await new Promise(resolve => image.addEventListener('error', resolve))
    try {
      new Function(mark('eval'))()
    } catch {
      marks.push('eval was refused')
    }
    script.remove()
    image.remove()
    return marks
  })
  expect(ran).toEqual(['eval was refused'])
})

for (const [what, path] of [
  ['above the page’s folder', '/..%2f..%2fpackage.json'],
  ['above it with the dots encoded', '/%2e%2e%2f%2e%2e%2fpackage.json'],
  ['above it from a folder', '/assets/..%2f..%2f..%2fpackage.json'],
  ['the main process’s code', '/..%2felectron%2fmain.js'],
  ['a file that is not there', '/nothing.js'],
] as const) {
  test(`app://desk does not serve ${what}`, async () => {
    expect(await desk.page.evaluate(async asked => (await fetch(asked)).status, path)).toBe(404)
  })
}

test('no other host of the scheme answers, and no file does', async () => {
  for (const address of ['app://other/', 'app://desk.example.eu/', 'file:///etc/hostname']) {
    const outcome = await desk.page.evaluate(
      asked =>
        fetch(asked).then(
          response => `answered ${response.status}`,
          () => 'refused',
        ),
      address,
    )
    expect(outcome).toBe('refused')
  }
})

test('the page reaches no network by fetch, picture, frame, beacon, style or socket', async () => {
  const outcomes = await desk.page.evaluate(async url => {
    const failing = (make: () => HTMLElement) =>
      new Promise<string>(resolve => {
        const element = make()
        element.addEventListener('load', () => resolve('loaded'))
        element.addEventListener('error', () => resolve('refused'))
        document.body.append(element)
      })
    const picture = await failing(() => Object.assign(new Image(), { src: `${url}/picture` }))
    const style = await failing(() =>
      Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${url}/style` }),
    )
    const request = await fetch(`${url}/fetch`).then(
      () => 'loaded',
      () => 'refused',
    )
    const socket = await new Promise<string>(resolve => {
      try {
        const line = new WebSocket(`${url.replace('http', 'ws')}/socket`)
        line.addEventListener('open', () => resolve('loaded'))
        line.addEventListener('error', () => resolve('refused'))
      } catch {
        resolve('refused')
      }
    })
    navigator.sendBeacon(`${url}/beacon`, 'words')
    const frame = document.createElement('iframe')
    const isLoaded = new Promise(resolve => frame.addEventListener('load', resolve))
    frame.src = `${url}/frame`
    document.body.append(frame)
    await isLoaded
    frame.remove()
    return { picture, style, request, socket }
  }, strangerUrl)
  expect(outcomes).toEqual({ picture: 'refused', style: 'refused', request: 'refused', socket: 'refused' })
})

test('the main process stops a request too that the policy would let pass', async () => {
  const outcome = await answerOf(() =>
    desk.application.evaluate(async ({ session }, url) => {
      try {
        const response = await session.defaultSession.fetch(`${url}/session`)
        return `answered ${response.status}`
      } catch (error) {
        return String(error)
      }
    }, strangerUrl),
  )
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT')
})

test('no window opens', async () => {
  for (const address of ['https://example.org/', 'about:blank', 'app://desk/', 'javascript:1', strangerUrl]) {
    expect(await desk.page.evaluate(url => window.open(url) === null, address)).toBe(true)
  }
})

test('the page goes nowhere, by code or by a click', async () => {
  const targets = [`${strangerUrl}/navigation`, 'file:///etc/hostname', 'data:text/html,x', 'app://other/']
  for (const target of targets) {
    await desk.page.evaluate(url => {
      location.href = url
    }, target)
    await desk.page.evaluate(url => {
      const link = document.createElement('a')
      link.href = url
      link.textContent = 'a link in somebody’s text'
      document.body.append(link)
      link.click()
      link.target = '_blank'
      link.click()
      link.remove()
    }, target)
    // A round trip through the main process: whatever it was going to do about the page, it has done.
    await answerOf(() => desk.application.evaluate(({ app }) => app.isReady()))
    await expect.poll(() => desk.page.evaluate(() => location.href)).toBe('app://desk/')
  }
})

test('the page is back at once when it was led to nowhere', async () => {
  await desk.page.evaluate(() => {
    // After this call has been answered, or the answer would have no page to come from.
    setTimeout(() => {
      location.href = 'about:blank'
    })
  })
  await desk.page.waitForURL('about:blank')
  await desk.page.waitForURL('app://desk/')
})

test('a navigation that is denied does not cut the page off from the sync engine', async () => {
  const events = await desk.application.evaluate(
    ({ BrowserWindow }, url) =>
      new Promise<string[]>(resolve => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        const seen: string[] = []
        contents?.once('did-navigate', () => seen.push('navigated'))
        contents?.once('will-frame-navigate', event => {
          seen.push(event.defaultPrevented ? 'denied' : 'allowed')
          setImmediate(() => resolve(seen))
        })
        void contents?.executeJavaScript(`location.href = ${JSON.stringify(url)}; null`)
      }),
    strangerUrl,
  )
  expect(events).toEqual(['denied'])
})

test('the page sends no form and saves no file', async () => {
  await desk.page.evaluate(url => {
    const form = document.createElement('form')
    form.action = `${url}/form`
    form.method = 'post'
    document.body.append(form)
    form.submit()
    form.remove()
  }, strangerUrl)
  const cancelled = desk.application.evaluate(
    ({ session }) =>
      new Promise<boolean>(resolve =>
        session.defaultSession.once('will-download', event => resolve(event.defaultPrevented)),
      ),
  )
  await desk.page.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['words']))
    link.download = 'words.txt'
    link.click()
  })
  expect(await cancelled).toBe(true)
})

test('the page gets no permission', async () => {
  const answers = await desk.page.evaluate(async () => {
    const refused = (promise: Promise<unknown>) =>
      promise.then(
        () => 'granted',
        () => 'refused',
      )
    return {
      notifications: await Notification.requestPermission(),
      position: await refused(
        new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      ),
      microphone: await refused(navigator.mediaDevices.getUserMedia({ audio: true })),
      clipboard: await refused(navigator.clipboard.readText()),
    }
  })
  expect(answers).toEqual({
    notifications: 'denied',
    position: 'refused',
    microphone: 'refused',
    clipboard: 'refused',
  })
})

test('a call that is not in the contract is refused, and so is input that does not fit', async () => {
  const call = (name: string, input: unknown) =>
    desk.page.evaluate(([asked, given]) => window.osorDesk?.call(String(asked), given), [
      name,
      input,
    ] as const)
  for (const name of ['program.quit', 'toString', '__proto__', '']) {
    expect(await call(name, null)).toEqual({ ok: false, error: 'There is no such call' })
  }
  for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'ssh://example.org', 'x']) {
    expect(await call('program.openExternal', { url })).toMatchObject({ ok: false })
  }
  expect(await call('program.facts', null)).toMatchObject({ ok: true })
})

test('a frame inside the page has no bridge', async () => {
  const seen = await desk.page.evaluate(async () => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const has = frame.contentWindow !== null && 'osorDesk' in frame.contentWindow
    frame.remove()
    return has
  })
  expect(seen).toBe(false)
})

test('another window with the same preload may call nothing', async () => {
  const answers = await answerOf(() =>
    desk.application.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/dist/electron/preload.cjs`
      const ask = "window.osorDesk.call('program.facts', null)"
      const asked: unknown[] = []
      for (const address of ['data:text/html,stranger', 'app://desk/']) {
        const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
        await other.loadURL(address)
        asked.push(await other.webContents.executeJavaScript(ask))
        other.destroy()
      }
      return asked
    }),
  )
  const refused = { ok: false, error: 'Only the page of OSOR Desk may call' }
  expect(answers).toEqual([refused, refused])
})
