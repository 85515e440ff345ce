import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client'
import { limitedSignal } from '../limited-signal.ts'
import { failureOfStatus, notUnderstood } from './request-failure.ts'
import type { NoAnswer, SignedInRequests } from './signed-in-requests.ts'

/** Ends a request of the tus client that brought nothing which the tus client should read. */
export class TusRequestFailure extends Error {
  readonly answer: NoAnswer

  constructor(answer: NoAnswer) {
    super(`No answer of the tus protocol: ${answer.kind}`)
    this.name = 'TusRequestFailure'
    this.answer = answer
  }
}

interface TusRequestsParts {
  readonly requests: SignedInRequests
  /** Address below which all uploads are, without a slash at the end. */
  readonly endpoint: string
  /** Origin of the service, without a slash at the end. */
  readonly url: string
  /** Milliseconds that a question, and a chunk, may take. */
  readonly limits: { readonly request: number; readonly chunk: number }
  readonly now: () => Date
  /** Ends whatever is under way. */
  readonly signal: AbortSignal
}

function answered(response: Response, body: string): HttpResponse {
  return {
    getStatus: () => response.status,
    getHeader: name => response.headers.get(name) ?? undefined,
    getBody: () => body,
    getUnderlyingObject: () => response,
  }
}

/** Whether the tus client may conclude that an upload has to be begun anew. It would do so for any status. */
function isSure({ ok, status }: Response): boolean {
  return ok || status === 404 || status === 410
}

/**
 * The network of the tus client: the desk's own, with its sign-in, its time limits, and its caution. Whatever is not
 * the service's own answer (a page of a train's network, an overloaded service) never reaches the tus client, which
 * would take it for an upload that is gone.
 */
export function createTusRequests(parts: TusRequestsParts): HttpStack {
  const { requests, endpoint, url, limits, now, signal } = parts

  async function send(
    method: string,
    address: string,
    headers: Headers,
    body: unknown,
    ended: AbortSignal,
  ): Promise<HttpResponse> {
    // The service says where an upload is; the token goes nowhere but there.
    if (address !== endpoint && !address.startsWith(`${endpoint}/`))
      throw new TusRequestFailure(notUnderstood)
    const bytes = body instanceof Uint8Array ? new Uint8Array(body) : null
    const limit = bytes === null ? limits.request : limits.chunk
    const response = await requests.send(
      address.slice(url.length),
      { method, headers, ...(bytes !== null && { body: bytes }) },
      () => limitedSignal(limit, signal, ended),
    )
    if ('kind' in response) throw new TusRequestFailure(response)
    // An unread body would keep its connection.
    const text = await response.text()
    const failure = failureOfStatus(response, now())
    if (failure) throw new TusRequestFailure(failure)
    const isTus = response.headers.get('tus-resumable') === '1.0.0'
    if (!isTus || (method === 'HEAD' && !isSure(response))) throw new TusRequestFailure(notUnderstood)
    return answered(response, text)
  }

  function createRequest(method: string, address: string): HttpRequest {
    const headers = new Headers()
    const ending = new AbortController()
    return {
      getMethod: () => method,
      getURL: () => address,
      setHeader: (name, value) => headers.set(name, value),
      getHeader: name => headers.get(name) ?? undefined,
      // What was handed to the system is not yet there: progress is what the service has acknowledged.
      setProgressHandler: () => undefined,
      send: body => send(method, address, headers, body, ending.signal),
      abort: async () => ending.abort(),
      getUnderlyingObject: () => null,
    }
  }

  return { getName: () => 'OSOR Desk', createRequest }
}
