import type { IncomingMessage, ServerResponse } from 'node:http'
import { framesPath } from './message-frame.ts'

/** Where large frames lie between the two sides of the bridge. Each is taken once. */
export interface FrameShelf {
  /** Leaves a frame for the page; answers its number. */
  leave(frame: Buffer): string
  /** Takes a frame that the page has left. */
  take(number: string): Buffer
  /** Answers the page's requests for frames; false where a request is for something else. */
  answers(request: IncomingMessage, response: ServerResponse): boolean
}

export function createFrameShelf(): FrameShelf {
  const frames = new Map<string, Buffer>()
  let last = 0

  function leave(frame: Buffer): string {
    last += 1
    frames.set(String(last), frame)
    return String(last)
  }

  function take(number: string): Buffer {
    const frame = frames.get(number)
    if (!frame) throw new Error(`There is no frame ${number}`)
    frames.delete(number)
    return frame
  }

  return {
    leave,
    take,
    answers: (request, response) => {
      if (!request.url?.startsWith(framesPath)) return false
      response.setHeader('cache-control', 'no-store')
      if (request.method === 'POST') {
        const parts: Buffer[] = []
        request.on('data', (part: Buffer) => parts.push(part))
        request.on('end', () => response.end(leave(Buffer.concat(parts))))
      } else response.end(take(request.url.slice(framesPath.length)))
      return true
    },
  }
}
