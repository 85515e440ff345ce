/**
 * Runs in the page of a browser, before the page's own code: puts on its window what the preload puts there in
 * Electron, over a WebSocket. Handed to the browser as source text, so it uses nothing from outside itself.
 */
export function bridgeOverWebSocket(libraryPortMessage: string): void {
  const socket = new WebSocket(`ws://${location.host}/bridge${location.search}`)
  const isOpen = new Promise<void>(resolve => {
    socket.addEventListener('open', () => resolve())
  })
  const waiting = new Map<number, (answer: unknown) => void>()
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  let lastId = 0
  let libraryPort: MessagePort | null = null

  // Bytes cross as base64: see json-with-bytes.ts, the other side of this.
  function packed(_key: string, part: unknown): unknown {
    if (!(part instanceof Uint8Array)) return part
    let letters = ''
    for (let start = 0; start < part.length; start += 32_768) {
      letters += String.fromCharCode(...part.subarray(start, start + 32_768))
    }
    return { $bytes: btoa(letters) }
  }

  function unpacked(_key: string, part: unknown): unknown {
    const isPacked = typeof part === 'object' && part !== null && '$bytes' in part
    return isPacked ? Uint8Array.from(atob(String(part.$bytes)), letter => letter.charCodeAt(0)) : part
  }

  function post(message: unknown): void {
    void isOpen.then(() => socket.send(JSON.stringify(message, packed)))
  }

  function handOverLibraryPort(): void {
    const { port1, port2 } = new MessageChannel()
    libraryPort = port1
    port1.onmessage = event => post({ kind: 'library', message: event.data })
    window.postMessage(libraryPortMessage, location.origin, [port2])
  }

  socket.addEventListener('message', event => {
    const text = String(event.data)
    const message = text.includes('"$bytes"') ? JSON.parse(text, unpacked) : JSON.parse(text)
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
