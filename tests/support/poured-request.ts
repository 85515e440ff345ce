import { createConnection } from 'node:net'

interface PouredRequest {
  readonly url: string
  /** The request line and the headers, without the last empty line. */
  readonly head: readonly string[]
  /** What comes first of the body. */
  readonly begin: string
  /** Sent again and again. */
  readonly chunk: Buffer
  /** So many bytes are sent at most. */
  readonly most: number
}

interface Poured {
  readonly sent: number
  readonly answer: string
}

/** Pours a body into a service until it has answered and hung up, or all of it is sent; reads on until the line ends. */
export function pour({ url, head, begin, chunk, most }: PouredRequest): Promise<Poured> {
  const { hostname, port } = new URL(url)
  return new Promise(resolve => {
    let sent = 0
    const answer: Buffer[] = []
    const socket = createConnection({ host: hostname, port: Number(port) })
    const done = () => resolve({ sent, answer: Buffer.concat(answer).toString('utf8') })
    const pourOn = () => {
      while (sent < most && socket.writable) {
        sent += chunk.length
        if (!socket.write(chunk)) return
      }
      if (socket.writable) socket.end()
    }
    socket.on('drain', pourOn)
    socket.on('data', bytes => answer.push(bytes))
    socket.on('error', () => undefined)
    socket.on('close', done)
    socket.write(`${head.join('\r\n')}\r\n\r\n${begin}`, pourOn)
  })
}
