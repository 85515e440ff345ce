import type { IncomingMessage, ServerResponse } from 'node:http'
import { framesPath } from './message-frame.ts'

/** Where large frames lie between the two sides of the bridge. Each is taken once. */
export interface FrameShelf {
  /** Leaves a frame for the page; answers its address. */
  leave(frame: Buffer): string
  /** Takes the frame that the page leaves at an address, once it has come. */
  take(address: string): Promise<Buffer>
  /** Answers the page's requests for frames; false where a request is for something else. */
  answers(request: IncomingMessage, response: ServerResponse): boolean
}

export function createFrameShelf(): FrameShelf {
  const forPage = new Map<string, Buffer>()
  const fromPage = new Map<string, PromiseWithResolvers<Buffer>>()
  let last = 0

  function placeOf(address: string): PromiseWithResolvers<Buffer> {
    const place = fromPage.get(address) ?? Promise.withResolvers<Buffer>()
    fromPage.set(address, place)
    return place
  }

  return {
    leave: frame => {
      last += 1
      forPage.set(String(last), frame)
      return String(last)
    },
    take: async address => {
      const frame = await placeOf(address).promise
      fromPage.delete(address)
      return frame
    },
    answers: (request, response) => {
      if (!request.url?.startsWith(framesPath)) return false
      const address = request.url.slice(framesPath.length)
      response.setHeader('cache-control', 'no-store')
      if (request.method === 'POST') {
        const parts: Buffer[] = []
        request.on('data', (part: Buffer) => parts.push(part))
        request.on('end', () => {
          placeOf(address).resolve(Buffer.concat(parts))
          response.end()
        })
      } else {
        response.end(forPage.get(address))
        forPage.delete(address)
      }
      return true
    },
  }
}
