import { EventSourceParserStream } from 'eventsource-parser/stream'

/** Reads server-sent events until one says that there is more (true) or the line ends (false); then hangs up. */
export async function untilMore(response: Response): Promise<boolean> {
  if (response.body === null) return false
  const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream())
  for await (const event of events) {
    if (event.event === 'more') return true
  }
  return false
}
