/** What the page's side of the bridge has to know. */
export interface BridgeParts {
  readonly libraryPortMessage: string
  /** In bytes: see message-frame.ts. */
  readonly largeFrame: number
  readonly framesPath: string
}

/**
 * Runs in the page of a browser, before the page's own code: puts on its window what the preload puts there in
 * Electron, over a WebSocket. Handed to the browser as source text, so it uses nothing from outside itself.
 */
export function bridgeOverWebSocket({ libraryPortMessage, largeFrame, framesPath }: BridgeParts): void {
  const socket = new WebSocket(`ws://${location.host}/bridge${location.search}`)
  socket.binaryType = 'arraybuffer'
  const isOpen = new Promise<void>(resolve => {
    socket.addEventListener('open', () => resolve())
  })
  const waiting = new Map<number, (answer: unknown) => void>()
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  let lastId = 0
  let libraryPort: MessagePort | null = null

  // How a frame is made is said in message-frame.ts, the other side of this.
  function toFrame(message: unknown): Uint8Array<ArrayBuffer> {
    const behind: Uint8Array[] = []
    let length = 0
    const json = JSON.stringify(message, (_key, part: unknown) => {
      if (!(part instanceof Uint8Array)) return part
      behind.push(part)
      length += part.length
      return { $bytes: [length - part.length, length] }
    })
    const head = new TextEncoder().encode(json)
    const frame = new Uint8Array(4 + head.length + length)
    new DataView(frame.buffer).setUint32(0, head.length, true)
    frame.set(head, 4)
    let at = 4 + head.length
    for (const part of behind) {
      frame.set(part, at)
      at += part.length
    }
    return frame
  }

  function fromFrame(frame: ArrayBuffer) {
    const start = 4 + new DataView(frame).getUint32(0, true)
    const decoder = new TextDecoder()
    const json = decoder.decode(new Uint8Array(frame, 4, start - 4))
    if (start === frame.byteLength) return JSON.parse(json)
    const behind = new Uint8Array(frame, start)
    return JSON.parse(json, (_key, part: unknown) => {
      if (typeof part !== 'object' || part === null) return part
      if ('$text' in part && Array.isArray(part.$text)) return decoder.decode(behind.subarray(...part.$text))
      if ('$bytes' in part && Array.isArray(part.$bytes)) return behind.slice(...part.$bytes)
      return part
    })
  }

  function send(frame: Uint8Array<ArrayBuffer>): void {
    if (frame.length < largeFrame) socket.send(frame)
    else {
      // The other side waits for it, so that nothing waits for what this thread does next.
      const address = crypto.randomUUID()
      void fetch(framesPath + address, { method: 'POST', body: frame })
      socket.send(address)
    }
  }

  let posted: Promise<unknown> = isOpen
  function post(message: unknown): void {
    const frame = toFrame(message)
    posted = posted.then(() => send(frame))
  }

  function handOverLibraryPort(): void {
    const { port1, port2 } = new MessageChannel()
    libraryPort = port1
    port1.onmessage = event => post({ kind: 'library', message: event.data })
    window.postMessage(libraryPortMessage, location.origin, [port2])
  }

  async function received(data: unknown): Promise<ArrayBuffer> {
    if (data instanceof ArrayBuffer) return data
    return (await fetch(`${framesPath}${String(data)}`)).arrayBuffer()
  }

  function take(message: ReturnType<typeof fromFrame>): void {
    switch (message.kind) {
      case 'answer':
        waiting.get(message.id)?.(message.answer)
        waiting.delete(message.id)
        break
      case 'event':
        for (const listener of listeners.get(message.name) ?? []) listener(message.payload)
        break
      case 'library-port':
        handOverLibraryPort()
        break
      case 'library':
        libraryPort?.postMessage(message.message)
    }
  }

  // In the order in which they were sent, whichever way they come.
  let taken: Promise<unknown> = Promise.resolve()
  socket.addEventListener('message', event => {
    const frame = received(event.data)
    taken = taken.then(async () => take(fromFrame(await frame)))
  })

  Object.defineProperty(window, 'osorDesk', {
    value: {
      call: (name: string, input: unknown) =>
        new Promise<unknown>(resolve => {
          lastId += 1
          waiting.set(lastId, resolve)
          post({ kind: 'call', id: lastId, name, input })
        }),
      on: (name: string, listener: (payload: unknown) => void) => {
        const known = listeners.get(name) ?? new Set()
        listeners.set(name, known.add(listener))
        return () => known.delete(listener)
      },
    },
  })
}
