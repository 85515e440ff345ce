import { z } from 'zod'

/**
 * A message between the browser and the harness as one binary frame: four bytes with the length of a JSON text, the
 * JSON text, and behind it the long texts and byte arrays of the message, which the JSON names by their place
 * (`[from, to]`). Electron's own ports carry both as they are; escaping pages of the feed as JSON would cost more than all that is measured. `browser-bridge.ts` is the other
 * side of this.
 *
 * A large frame is left at an address of its own, and the WebSocket carries the address: what goes through a WebSocket
 * is told to those who debug the page, too, a second and a third time in base64. Whoever leaves one says so at once, and
 * the other side waits for it.
 */
export const largeFrame = 32_768

/** Where large frames are left and taken, either way. */
export const framesPath = '/bridge/frames/'

const Placed = z.union([
  z.strictObject({ $bytes: z.tuple([z.int(), z.int()]) }),
  z.strictObject({ $text: z.tuple([z.int(), z.int()]) }),
])

/** Characters from which on a text stands behind the JSON. */
const longText = 1_000

/** The frame of a message. */
export function toFrame(value: unknown): Buffer {
  const behind: Uint8Array[] = []
  let length = 0
  const place = (part: Uint8Array): readonly [number, number] => {
    behind.push(part)
    length += part.length
    return [length - part.length, length]
  }
  const json = JSON.stringify(value, (_key, part: unknown) => {
    if (part instanceof Uint8Array) return { $bytes: place(part) }
    if (typeof part === 'string' && part.length >= longText) return { $text: place(Buffer.from(part)) }
    return part
  })
  const head = Buffer.from(json)
  const size = Buffer.alloc(4)
  size.writeUInt32LE(head.length)
  return Buffer.concat([size, head, ...behind])
}

/** Reads what `toFrame`, or the page's side of the bridge, has written. */
export function fromFrame(frame: Buffer): unknown {
  const start = 4 + frame.readUInt32LE()
  const json = frame.toString('utf8', 4, start)
  if (start === frame.length) return JSON.parse(json)
  const behind = frame.subarray(start)
  return JSON.parse(json, (_key, part: unknown) => {
    const placed = Placed.safeParse(part)
    if (!placed.success) return part
    return '$text' in placed.data
      ? behind.toString('utf8', ...placed.data.$text)
      : new Uint8Array(behind.subarray(...placed.data.$bytes))
  })
}
