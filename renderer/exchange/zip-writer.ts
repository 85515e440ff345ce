import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** Moments that ZIP can write begin in 1980; a fixed one makes the same content the same bytes. */
export const anyDay = '1980-01-01T12:00:00'
/** Bytes that are packed before the page has its turn again. */
const stretch = 256 * 1024

interface ZipWriterParts {
  /** Takes a part of the archive; the next one comes when it has resolved. */
  readonly write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  /** Resolves when the page has time. */
  readonly pause: () => Promise<void>
}

/**
 * Writes an archive entry by entry, so that only one of them is in the memory. ZIP as it was before its 64-bit extension:
 * up to 65,535 entries and 4 GiB.
 */
export class ZipWriter {
  readonly #parts: ZipWriterParts
  readonly #zip: Zip
  #packed: Uint8Array<ArrayBuffer>[] = []
  #failure: unknown = null

  constructor(parts: ZipWriterParts) {
    this.#parts = parts
    this.#zip = new Zip((error, bytes) => {
      if (error) this.#failure = error
      else this.#packed.push(new Uint8Array(bytes))
    })
  }

  /** Writes an entry. What is packed already (a picture) is stored as it is. Rejects where a part is not taken. */
  async add(name: string, content: Uint8Array | string, isPacked = false): Promise<void> {
    const bytes = typeof content === 'string' ? strToU8(content) : content
    const entry = isPacked ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 })
    entry.mtime = anyDay
    this.#zip.add(entry)
    for (let at = 0; at === 0 || at < bytes.byteLength; at += stretch) {
      entry.push(bytes.subarray(at, at + stretch), at + stretch >= bytes.byteLength)
      await this.#flush()
      await this.#parts.pause()
    }
  }

  async end(): Promise<void> {
    this.#zip.end()
    await this.#flush()
  }

  async #flush(): Promise<void> {
    if (this.#failure !== null) throw this.#failure
    for (const bytes of this.#packed.splice(0)) await this.#parts.write(bytes)
  }
}
