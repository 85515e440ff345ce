import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Network } from '../../electron/service/network.ts'
import type { Clock } from '../../electron/sync/engine.ts'
import type { Activity } from './activity.ts'
import type { Chance } from './chance.ts'

/** A request as it arrives at the service. */
export interface ServedRequest {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | null
}

/** What the service answers; the stream of the live line stays open. */
export interface ServedAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly stream: Readable
}

export type Deliver = (request: ServedRequest) => Promise<ServedAnswer>

/** How the line is at the moment. */
export const weathers = ['fine', 'slow', 'foul', 'down', 'strange', 'busy'] as const
type Weather = (typeof weathers)[number]

/** What becomes of one request. */
type Fate =
  | 'arrives'
  /** It never reaches the service. */
  | 'lost'
  /** The service does it; its answer is lost. */
  | 'answer_lost'
  /** It reaches the service twice, at once or one after the other. */
  | 'doubled'
  /** It is answered, and arrives once more much later. */
  | 'comes_again'
  /** The line breaks, and the request arrives all the same, long after the desk has given it up. */
  | 'comes_late'
  /** Half of it arrives. */
  | 'cut'
  /** Half of the answer arrives, and the line breaks. */
  | 'answer_cut'
  /** Half of the answer arrives, and nobody says that it is not all. */
  | 'answer_short'
  /** Somebody on the way answers with an error. */
  | 'status'
  /** Somebody on the way answers with a page of their own. */
  | 'rubbish'
  /** Nobody ever answers. */
  | 'silence'

const fates: Readonly<Record<Weather, readonly (readonly [number, Fate])[]>> = {
  fine: [[1, 'arrives']],
  slow: [
    [8, 'arrives'],
    [1, 'doubled'],
    [1, 'silence'],
  ],
  foul: [
    [8, 'arrives'],
    [2, 'lost'],
    [4, 'answer_lost'],
    [2, 'doubled'],
    [2, 'comes_again'],
    [2, 'comes_late'],
    [1, 'cut'],
    [2, 'answer_cut'],
    [2, 'answer_short'],
    [1, 'silence'],
  ],
  down: [[1, 'lost']],
  strange: [
    [3, 'arrives'],
    [4, 'status'],
    [2, 'rubbish'],
    [2, 'answer_short'],
  ],
  busy: [
    [3, 'arrives'],
    [4, 'status'],
  ],
}

const statuses: Readonly<Record<'strange' | 'busy', readonly [number, ...number[]]>> = {
  strange: [301, 400, 401, 403, 404, 409, 412, 413, 418, 500, 502],
  busy: [429, 500, 502, 503, 504],
}

export interface DeskNetwork {
  readonly fetch: Network
  /** From the next request on. */
  setWeather(weather: Weather): void
  readonly weather: () => Weather
  /** Requests that are on their way, or come to the service later; live lines do not count. */
  readonly onTheWay: () => number
}

export interface DeskNetworkParts {
  readonly deliver: Deliver
  readonly clock: Clock
  /** Chance of the step under way. */
  readonly chance: () => Chance
  readonly activity: Activity
}

const livePath = '/v1/changes/live'

const broken = () => new TypeError('fetch failed')

function headersOf(answer: ServedAnswer): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers)) {
    if (typeof value === 'string' || typeof value === 'number') headers.set(name, String(value))
  }
  return headers
}

/** The bytes first, then the end, or the line breaks. */
function bodyOf(bytes: Uint8Array, end: 'whole' | 'breaks'): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: controller => {
      controller.enqueue(bytes)
      if (end === 'whole') controller.close()
      else controller.error(new TypeError('terminated'))
    },
  })
}

const bodiless = [204, 205, 304]

/** An answer of somebody on the way: with and without a time to wait, as problem, page or nothing. */
function statusAnswer(chance: Chance, status: number): Response {
  const headers = new Headers()
  const wait = chance.pick<string | null>([null, '1', '7', '45', 'Sun, 01 Mar 2026 12:00:00 GMT', 'soon'])
  if (wait !== null && status !== 301) headers.set('retry-after', wait)
  if (status === 301) headers.set('location', 'http://sign-in.train.test/')
  const problem = { type: 'about:blank', title: 'Not now', status }
  const body = chance.pick(['', '<h1>Not now</h1>', JSON.stringify(problem), '{"type":'])
  headers.set('content-type', body.startsWith('{') ? 'application/problem+json' : 'text/html')
  return new Response(body, { status, headers })
}

/** The live line as the desk reads it: open until one of the two ends lets go. */
function liveBody(stream: Readable, signal: AbortSignal | null | undefined, activity: Activity) {
  return new ReadableStream<Uint8Array>({
    start: controller => {
      let isOpen = true
      const end = (finish: () => void) => {
        if (!isOpen) return
        isOpen = false
        stream.destroy()
        finish()
      }
      stream.on('data', (part: Buffer) => {
        if (isOpen) void activity.during(async () => controller.enqueue(new Uint8Array(part)))
      })
      stream.on('end', () => end(() => controller.close()))
      stream.on('error', () => end(() => controller.error(broken())))
      signal?.addEventListener('abort', () => end(() => controller.error(signal.reason)), { once: true })
    },
    cancel: () => {
      stream.destroy()
    },
  })
}

/** The line between one desk and the service, in virtual time, as good or bad as it is told to be. */
export function createDeskNetwork(parts: DeskNetworkParts): DeskNetwork {
  const { deliver, clock, activity } = parts
  let weather: Weather = 'fine'
  let onTheWay = 0

  /** Sends a copy of a request when its time has come. */
  function sendLater(delay: number, request: ServedRequest): void {
    onTheWay += 1
    clock.after(delay, () => {
      onTheWay -= 1
      sendAlone(request)
    })
  }

  /** Nobody waits for what becomes of it. */
  function sendAlone(request: ServedRequest): void {
    deliver(request)
      .then(whole)
      .catch(() => undefined)
  }

  function wait(delay: number): Promise<void> {
    return delay <= 0 ? Promise.resolve() : new Promise(resolve => clock.after(delay, resolve))
  }

  function delayOf(chance: Chance): number {
    if (weather === 'fine') return chance.pick([0, 0, 0, 40])
    if (weather === 'slow') return chance.between(500, 15_000)
    return chance.pick([0, 0, 50, 400, 3_000])
  }

  async function whole(answer: ServedAnswer): Promise<Uint8Array> {
    return activity.during(async () => new Uint8Array(await buffer(answer.stream)))
  }

  function responseOf(answer: ServedAnswer, body: ReadableStream<Uint8Array> | Uint8Array): Response {
    const isWithout = bodiless.includes(answer.status)
    const content = body instanceof Uint8Array ? new Uint8Array(body) : body
    return new Response(isWithout ? null : content, { status: answer.status, headers: headersOf(answer) })
  }

  /** Everything that happens to one request, as if nobody waited for it. */
  async function travel(
    request: ServedRequest,
    fate: Fate,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    const chance = parts.chance()
    const before = delayOf(chance)
    const after = delayOf(chance)
    const much = chance.between(2_000, 60_000)
    const status = chance.pick(statuses[weather === 'busy' ? 'busy' : 'strange'])
    const byTheWay = statusAnswer(chance, status)
    const isLive = request.path.startsWith(livePath)
    await wait(before)
    switch (fate) {
      case 'lost':
        throw broken()
      case 'silence':
        return new Promise<Response>(() => undefined)
      case 'status':
        return byTheWay
      case 'rubbish':
        return new Response('<h1>Welcome on board</h1>', { headers: { 'content-type': 'text/html' } })
      case 'comes_late':
        if (!isLive) sendLater(much, request)
        throw broken()
      case 'cut': {
        const { body } = request
        if (body !== null) await deliver({ ...request, body: body.slice(0, body.length / 2) }).then(whole)
        throw broken()
      }
      case 'arrives':
      case 'answer_lost':
      case 'doubled':
      case 'comes_again':
      case 'answer_cut':
      case 'answer_short':
    }
    if (isLive) {
      if (fate === 'answer_lost') throw broken()
      const answer = await deliver(request)
      if (answer.status !== 200) return responseOf(answer, await whole(answer))
      if (fate === 'answer_cut') clock.after(after, () => answer.stream.destroy(broken()))
      return responseOf(answer, liveBody(answer.stream, signal, activity))
    }
    if (fate === 'comes_again') sendLater(much, request)
    if (fate === 'doubled') sendAlone(request)
    const answer = await deliver(request)
    const content = await whole(answer)
    await wait(after)
    if (fate === 'answer_lost') throw broken()
    const half = content.slice(0, content.length / 2)
    if (fate === 'answer_cut') return responseOf(answer, bodyOf(half, 'breaks'))
    if (fate === 'answer_short') return responseOf(answer, half)
    return responseOf(answer, content)
  }

  return {
    fetch: (input, init) => {
      const address = new URL(input instanceof Request ? input.url : input)
      const signal = init?.signal ?? undefined
      const given = init?.body
      const body =
        typeof given === 'string'
          ? new TextEncoder().encode(given)
          : given instanceof Uint8Array
            ? new Uint8Array(given)
            : null
      const request: ServedRequest = {
        method: init?.method ?? 'GET',
        path: address.pathname + address.search,
        headers: Object.fromEntries(new Headers(init?.headers)),
        body,
      }
      const fate = parts.chance().weighed(fates[weather])
      return new Promise<Response>((resolve, reject) => {
        const giveUp = () => reject(signal?.reason)
        if (signal?.aborted) {
          giveUp()
          return
        }
        signal?.addEventListener('abort', giveUp, { once: true })
        const isLive = request.path.startsWith(livePath)
        if (!isLive) onTheWay += 1
        let isOver = false
        const over = () => {
          if (!isLive && !isOver) onTheWay -= 1
          isOver = true
        }
        signal?.addEventListener('abort', over, { once: true })
        travel(request, fate, signal).finally(over).then(resolve, reject)
      })
    },
    setWeather: next => {
      weather = next
    },
    weather: () => weather,
    onTheWay: () => onTheWay,
  }
}
