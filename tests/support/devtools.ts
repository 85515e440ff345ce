import { WebSocket } from 'ws'
import { z } from 'zod'
import { until } from '../../build/run/until.ts'

const Target = z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.url() })
const Reply = z.object({ id: z.int(), result: z.unknown().optional(), error: z.unknown().optional() })
const Evaluated = z.object({
  result: z.object({ value: z.unknown().optional() }),
  exceptionDetails: z.unknown().optional(),
})

const Place = z.object({ x: z.number(), y: z.number() })

/** Milliseconds for one answer of a page: one that was killed gives none. */
const ANSWER_LIMIT = 20_000

/** A page as a debugger reaches it, by Chromium's own protocol: it can be left and found again after each kill. */
export interface DevtoolsPage {
  /** The value of an expression, waited for where it is a promise. Rejects where the page has gone or throws. */
  evaluate(expression: string): Promise<unknown>
  /** Puts text in where the caret is, as the system's keyboard does. */
  insert(text: string): Promise<void>
  /** Presses a key with Ctrl. `code` as in `KeyboardEvent.code`. */
  pressWithControl(key: string, code: string): Promise<void>
  press(key: string, code: string): Promise<void>
  /** Clicks on the middle of the element that an expression gives; false where there is none. */
  click(element: string): Promise<boolean>
  close(): void
}

async function pageTargets(port: number): Promise<readonly string[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`, {
    signal: AbortSignal.timeout(2_000),
  }).catch(() => null)
  if (!answer?.ok) return []
  const targets = z.array(z.looseObject({ type: z.string() })).parse(await answer.json())
  return targets.flatMap(target => {
    const page = Target.safeParse(target)
    return page.success && page.data.type === 'page' && page.data.url.startsWith('app:')
      ? [page.data.webSocketDebuggerUrl]
      : []
  })
}

async function open(url: string): Promise<DevtoolsPage> {
  const socket = new WebSocket(url)
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
  const waiting = new Map<number, (reply: z.infer<typeof Reply> | null) => void>()
  let lastId = 0
  socket.on('message', data => {
    const reply = Reply.safeParse(JSON.parse(String(data)))
    if (!reply.success) return
    waiting.get(reply.data.id)?.(reply.data)
    waiting.delete(reply.data.id)
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    for (const answer of waiting.values()) answer(null)
    waiting.clear()
  })

  function ask(method: string, params: Readonly<Record<string, unknown>>): Promise<unknown> {
    if (socket.readyState !== WebSocket.OPEN) return Promise.reject(new Error('The page has gone'))
    lastId += 1
    const id = lastId
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        waiting.delete(id)
        reject(new Error(`The page does not answer ${method}`))
      }, ANSWER_LIMIT)
      waiting.set(id, reply => {
        clearTimeout(limit)
        if (reply === null) reject(new Error('The page has gone'))
        else if (reply.error !== undefined) reject(new Error(`${method}: ${JSON.stringify(reply.error)}`))
        else resolve(reply.result)
      })
      socket.send(JSON.stringify({ id, method, params }))
    })
  }

  async function key(name: string, code: string, modifiers: number): Promise<void> {
    const windowsVirtualKeyCode =
      name.length === 1 ? name.toUpperCase().charCodeAt(0) : name === 'Enter' ? 13 : 0
    const given = { key: name, code, modifiers, windowsVirtualKeyCode }
    await ask('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...given })
    await ask('Input.dispatchKeyEvent', { type: 'keyUp', ...given })
  }

  async function evaluate(expression: string): Promise<unknown> {
    const answer = Evaluated.parse(
      await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }),
    )
    if (answer.exceptionDetails !== undefined) {
      throw new Error(`${expression}: ${JSON.stringify(answer.exceptionDetails)}`)
    }
    return answer.result.value
  }

  return {
    evaluate,
    insert: async text => {
      await ask('Input.insertText', { text })
    },
    pressWithControl: (name, code) => key(name, code, 2),
    press: (name, code) => key(name, code, 0),
    click: async element => {
      const place = Place.nullable().parse(
        await evaluate(
          `(() => { const box = (${element})?.getBoundingClientRect(); return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null })()`,
        ),
      )
      if (place === null) return false
      const at = { ...place, button: 'left', clickCount: 1 }
      await ask('Input.dispatchMouseEvent', { type: 'mousePressed', ...at })
      await ask('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at })
      return true
    },
    close: () => socket.terminate(),
  }
}

/** The page of the program that listens for a debugger at this port, once it answers. */
export function devtoolsPage(port: number, limit: number, givenUp?: Promise<string>): Promise<DevtoolsPage> {
  return until(
    'the page of the desk to answer',
    async () => {
      const [url] = await pageTargets(port)
      if (url === undefined) return undefined
      const page = await open(url).catch(() => null)
      if (!page) return undefined
      const isThere = await page.evaluate('document.readyState === "complete"').catch(() => false)
      if (isThere === true) return page
      page.close()
      return undefined
    },
    limit,
    givenUp,
  )
}
