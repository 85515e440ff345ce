import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** Moments that ZIP can write begin in 1980; a fixed one makes the same content the same bytes. */
export const anyDay = '1980-01-01T12:00:00'
/** How much an archive holds. */
export interface ArchiveLimits {
  readonly bytes: number
  readonly entries: number
  /** Of both, what is left for texts when files are put in first. */
  readonly leftForTexts: { readonly bytes: number; readonly entries: number }
}

/** ZIP counts bytes in 32 bits and entries in 16; the list of entries at its end needs room, too. */
const limitsOfZip: ArchiveLimits = {
  bytes: 2 ** 32 - 2 ** 26,
  entries: 65_535,
  leftForTexts: { bytes: 2 ** 29, entries: 5_000 },
}

/** Bytes that are packed before the page has its turn again. */
const stretch = 256 * 1024

interface ZipWriterParts {
  /** Takes a part of the archive; the next one comes when it has resolved. */
  readonly write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  /** Resolves when the page has time. */
  readonly pause: () => Promise<void>
  /** Those of ZIP unless told otherwise. */
  readonly limits?: ArchiveLimits
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
  #bytes = 0
  #entries = 0
  readonly #limits: ArchiveLimits

  constructor(parts: ZipWriterParts) {
    this.#parts = parts
    this.#limits = parts.limits ?? limitsOfZip
    this.#zip = new Zip((error, bytes) => {
      if (error) this.#failure = error
      else this.#packed.push(new Uint8Array(bytes))
    })
  }

  /** Whether a file of so many bytes may still be put in: the texts come after the files. */
  hasRoomFor(bytes: number): boolean {
    const { leftForTexts, ...all } = this.#limits
    const isSmallEnough = this.#bytes + bytes <= all.bytes - leftForTexts.bytes
    return isSmallEnough && this.#entries < all.entries - leftForTexts.entries
  }

  /**
   * Writes an entry. What is packed already (a picture) is stored as it is. Rejects where a part is not taken, and with
   * `RangeError` where the archive can hold no more.
   */
  async add(name: string, content: Uint8Array | string, isPacked = false): Promise<void> {
    const bytes = typeof content === 'string' ? strToU8(content) : content
    // What does not fit would make numbers in the archive that say something else, and nobody would notice.
    if (this.#entries === this.#limits.entries || this.#bytes + bytes.byteLength > this.#limits.bytes)
      throw new RangeError('The archive can hold no more')
    this.#entries += 1
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
    for (const bytes of this.#packed.splice(0)) {
      this.#bytes += bytes.byteLength
      await this.#parts.write(bytes)
    }
  }
}
