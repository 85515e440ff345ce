import type { z } from 'zod'

/** Reads an answer of the service, text in UTF-8; null means that it is not the protocol. */
export type Reader<Value> = (body: Buffer, headers: Headers) => Value | null | Promise<Value | null>

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

/** A text in UTF-8 without the mark that some put at its beginning. */
export function withoutMark(text: Buffer): Buffer {
  return text.subarray(0, byteOrderMark.length).equals(byteOrderMark)
    ? text.subarray(byteOrderMark.length)
    : text
}

export function json<Value>(schema: z.ZodType<Value>): Reader<Value> {
  return body => {
    try {
      return schema.parse(JSON.parse(withoutMark(body).toString()))
    } catch {
      return null
    }
  }
}

/** Whether an answer is about what was asked for: the page of a train's network says 200 to everything, the service names it. */
export function isNamed(headers: Headers, id: string): boolean {
  return headers.get('etag') === `"${id}"`
}

/** A file as it came, where the service says that it is the one with this id. */
export function namedFile(id: string): Reader<Uint8Array<ArrayBuffer>> {
  return (body, headers) => (isNamed(headers, id) ? new Uint8Array(body) : null)
}
