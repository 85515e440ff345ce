import type { FastifyRequest } from 'fastify'

/** Of a body that is too large, so much is read and thrown away, in bytes, and for so long, in milliseconds. */
const mostDrained = 64 * 1024 * 1024
const longestDrain = 10_000

/**
 * Reads what is left of a body that is too large. A client that is still sending when the connection closes would see
 * a broken connection instead of the answer, and send the same again for ever.
 */
export function drained(request: FastifyRequest): Promise<void> {
  const { raw } = request
  return new Promise(resolve => {
    let bytes = 0
    const limit = setTimeout(resolve, longestDrain)
    const done = () => {
      clearTimeout(limit)
      resolve()
    }
    if (raw.complete || raw.destroyed) {
      done()
      return
    }
    raw.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > mostDrained) done()
    })
    raw.once('end', done)
    raw.once('close', done)
    raw.resume()
  })
}
