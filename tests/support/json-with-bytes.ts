import { z } from 'zod'

/** How bytes stand in JSON between the browser and the harness; Electron's own ports carry them as they are. */
const PackedBytes = z.strictObject({ $bytes: z.base64() })

/** JSON in which a byte array is an object with its base64. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part instanceof Uint8Array ? { $bytes: Buffer.from(part).toString('base64') } : part,
  )
}

/** Reads what `toJson`, or the page's side of the bridge, has written. */
export function fromJson(text: string): unknown {
  // Pages of the feed are long and hold none: they are read as fast as JSON can be.
  if (!text.includes('"$bytes"')) return JSON.parse(text)
  return JSON.parse(text, (_key, part: unknown) => {
    const packed = PackedBytes.safeParse(part)
    return packed.success ? new Uint8Array(Buffer.from(packed.data.$bytes, 'base64')) : part
  })
}
