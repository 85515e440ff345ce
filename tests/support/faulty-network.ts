import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the network does to what passes: everything arrives, or one thing goes wrong with all of it. */
type NetworkMode =
  | { readonly kind: 'works' }
  /** The service is reached but answers with an error of its own. */
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  /** Something else than the service answers, as the sign-in page of a train's network does. */
  | { readonly kind: 'rubbish' }
  /** Connections end without an answer. */
  | { readonly kind: 'broken' }
  /** What is sent arrives, and no answer comes back. */
  | { readonly kind: 'answers_lost' }
  /** Answers to pulls are cut in the middle. */
  | { readonly kind: 'cut' }
  /** Files on their way to the service are cut after their first bytes; everything else arrives. */
  | { readonly kind: 'uploads_cut' }
  /** Files get on, but the line breaks each time that so many of their bytes have passed. */
  | { readonly kind: 'uploads_break'; readonly after: number }
  /** Access and refresh tokens arrive as others: what a service sees that has ended a sign-in. */
  | { readonly kind: 'forgotten_sign_in' }
  /** A line of each pull is changed on its way. */
  | { readonly kind: 'rewritten'; readonly line: (line: string) => string }

/** A real proxy on a free port of 127.0.0.1 between a desk and the service. */
export interface FaultyNetwork {
  readonly url: string
  /** From the next request on. Lines that are open are cut. */
  set(mode: NetworkMode): void
  /** Bytes of files that have come here on their way to the service, each time that they came. */
  fileBytes(): number
  /** How often the line has broken under a file. */
  breaks(): number
  /** Where what arrives is passed on to. */
  leadTo(serviceUrl: string): void
  stop(): Promise<void>
}

function passOn(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  mode: NetworkMode,
): void {
  // Lines are read on their way, so they may not be packed.
  const { authorization, 'content-length': length, ...others } = incoming.headers
  const isForgotten = mode.kind === 'forgotten_sign_in'
  const headers = {
    ...others,
    'accept-encoding': 'identity',
    ...(authorization && { authorization: isForgotten ? 'Bearer forgotten' : authorization }),
    ...(length && !isForgotten && { 'content-length': length }),
  }
  const onward = ask(`${target}${incoming.url}`, { method: incoming.method, headers }, answer => {
    // An answer that begins is one to something that has been done.
    if (mode.kind === 'answers_lost') {
      outgoing.destroy()
      return
    }
    const isPull = incoming.url?.startsWith('/v1/changes?') ?? false
    if (!isPull || (mode.kind !== 'cut' && mode.kind !== 'rewritten')) {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
      return
    }
    const chunks: Buffer[] = []
    answer.on('data', (chunk: Buffer) => chunks.push(chunk))
    answer.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8')
      const { 'content-length': _, ...kept } = answer.headers
      outgoing.writeHead(answer.statusCode ?? 502, kept)
      outgoing.end(
        mode.kind === 'cut' ? text.slice(0, text.length / 2) : text.split('\n').map(mode.line).join('\n'),
      )
    })
  })
  onward.on('error', () => outgoing.destroy())
  // What the desk no longer waits for is not asked of the service any more: live lines end here.
  outgoing.on('close', () => onward.destroy())
  if (!isForgotten) incoming.pipe(onward)
  else {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      onward.end(body.replace(/(^|&)refresh_token=[^&]*/, '$1refresh_token=forgotten'))
    })
  }
}

/** Whether a request brings bytes of a file to the service. */
function bringsFile({ method, url }: IncomingMessage): boolean {
  return (method === 'PATCH' || method === 'POST') && (url?.startsWith('/v1/uploads') ?? false)
}

/** Starts the proxy; it leads nowhere until it is told where. */
export async function startFaultyNetwork(): Promise<FaultyNetwork> {
  let mode: NetworkMode = { kind: 'works' }
  let target = 'http://127.0.0.1:9'
  let fileBytes = 0
  let sinceBreak = 0
  let breaks = 0

  function count(incoming: IncomingMessage): void {
    incoming.on('data', (bytes: Buffer) => {
      fileBytes += bytes.length
      sinceBreak += bytes.length
      if (mode.kind !== 'uploads_break' || sinceBreak < mode.after) return
      sinceBreak = 0
      breaks += 1
      incoming.socket.destroy()
    })
  }

  const server = createServer((incoming, outgoing) => {
    switch (mode.kind) {
      case 'broken':
        outgoing.destroy()
        return
      case 'status':
        outgoing.writeHead(mode.status, { 'content-type': 'text/plain', ...mode.headers }).end('Not now')
        return
      case 'rubbish':
        outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome on board</h1>')
        return
      case 'uploads_cut':
        if (bringsFile(incoming)) {
          incoming.once('data', () => incoming.socket.destroy())
          return
        }
        passOn(target, incoming, outgoing, mode)
        return
      case 'works':
      case 'answers_lost':
      case 'cut':
      case 'uploads_break':
      case 'forgotten_sign_in':
      case 'rewritten':
        passOn(target, incoming, outgoing, mode)
        if (bringsFile(incoming)) count(incoming)
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    set: next => {
      mode = next
      server.closeAllConnections()
    },
    fileBytes: () => fileBytes,
    breaks: () => breaks,
    leadTo: serviceUrl => {
      target = serviceUrl
    },
    stop: () => {
      server.closeAllConnections()
      return new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}
