import { EventSourceParserStream } from 'eventsource-parser/stream'

/**
 * Reads server-sent events until one says that there is more, or until the line ends or stays silent for `silence`
 * milliseconds (the service sends a sign of life every 15 s). Never rejects.
 */
export async function readUntilMore(
  body: ReadableStream<Uint8Array>,
  silence: number,
  signal: AbortSignal,
): Promise<'more' | 'ended'> {
  const ending = new AbortController()
  const end = () => ending.abort()
  let timer = setTimeout(end, silence)
  signal.addEventListener('abort', end, { once: true })
  if (signal.aborted) end()

  const signsOfLife = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      clearTimeout(timer)
      timer = setTimeout(end, silence)
      controller.enqueue(chunk)
    },
  })
  const decoder = new TextDecoder()
  const text = new TransformStream<Uint8Array, string>({
    transform(chunk, controller) {
      controller.enqueue(decoder.decode(chunk, { stream: true }))
    },
  })
  try {
    const events = body
      .pipeThrough(signsOfLife, { signal: ending.signal })
      .pipeThrough(text)
      .pipeThrough(new EventSourceParserStream())
    for await (const event of events) {
      if (event.event === 'more') return 'more'
    }
    return 'ended'
  } catch {
    return 'ended'
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
    ending.abort()
  }
}
