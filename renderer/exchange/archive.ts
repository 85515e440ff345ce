import { Inflate, strFromU8 } from 'fflate'

/** What an archive may hold at most, so that a small file cannot fill the memory. */
export interface ArchiveBounds {
  readonly entries: number
  /** Of one entry, unpacked, in bytes. */
  readonly entryBytes: number
  /** Of all entries that are unpacked, in bytes. */
  readonly allBytes: number
  /** How many times larger than packed the whole may be, where it is large at all. */
  readonly ratio: number
}

export const documentBounds: ArchiveBounds = {
  entries: 4_000,
  entryBytes: 64 * 1024 * 1024,
  allBytes: 256 * 1024 * 1024,
  ratio: 150,
}

/** Below this size, in bytes, the ratio says nothing: a small page of spaces packs well. */
const smallArchive = 16 * 1024 * 1024
/** Packed bytes that are unpacked at a time, before the bounds are looked at again. */
const stretch = 16 * 1024

export class ArchiveProblem extends Error {
  override readonly name = 'ArchiveProblem'
  readonly reason: 'damaged' | 'bomb' | 'encrypted'

  constructor(reason: ArchiveProblem['reason']) {
    super(`The archive is not to be read: ${reason}`)
    this.reason = reason
  }
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
  readonly checksum: number
}

/** An archive whose entries are unpacked one by one, within the bounds. */
export interface Archive {
  readonly names: readonly string[]
  /** The content of an entry; undefined where there is none. Throws `ArchiveProblem`. */
  read(name: string): Uint8Array<ArrayBuffer> | undefined
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endLength = 22
const entryLength = 46
const localLength = 30
const longestComment = 0xffff

function endOfDirectory(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - endLength - longestComment)
  for (let at = view.byteLength - endLength; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  throw new ArchiveProblem('damaged')
}

/** The entries as the directory at the end of the archive lists them. Source: PKWARE's APPNOTE.TXT, 4.3.12. */
function directory(bytes: Uint8Array, view: DataView, bounds: ArchiveBounds): ReadonlyMap<string, Entry> {
  const end = endOfDirectory(view)
  const count = view.getUint16(end + 10, true)
  if (count > bounds.entries) throw new ArchiveProblem('bomb')
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + entryLength > end || view.getUint32(at, true) !== entrySignature) {
      throw new ArchiveProblem('damaged')
    }
    const flags = view.getUint16(at + 8, true)
    if ((flags & 1) !== 0) throw new ArchiveProblem('encrypted')
    const nameLength = view.getUint16(at + 28, true)
    const rest = nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    const nameBytes = bytes.subarray(at + entryLength, at + entryLength + nameLength)
    const name = strFromU8(nameBytes, (flags & 0x800) === 0)
    // Two entries of one name: programs disagree about which of them counts.
    if (entries.has(name)) throw new ArchiveProblem('damaged')
    entries.set(name, {
      name,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += entryLength + rest
  }
  return entries
}

const checksums = new Uint32Array(256).map((_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** The CRC-32 of some bytes, as archives use it. */
export function checksumOf(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (checksums[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

/** Bytes beyond the promise up to which it was a slip, not a trap. */
const slip = 1024 * 1024

/** Unpacks, and stops soon after more comes out than was promised: the promise has been held against the bounds. */
function inflate(packed: Uint8Array, promised: number): Uint8Array<ArrayBuffer> {
  const content = new Uint8Array(promised)
  let length = 0
  const stream = new Inflate(chunk => {
    if (length + chunk.length <= promised) content.set(chunk, length)
    length += chunk.length
    if (length > promised + slip) throw new ArchiveProblem('bomb')
  })
  for (let at = 0; at < packed.length; at += stretch) {
    stream.push(packed.subarray(at, at + stretch), at + stretch >= packed.length)
  }
  if (length !== promised) throw new ArchiveProblem('damaged')
  return content
}

/**
 * Opens a ZIP archive. The sizes that it declares are held against the bounds before anything is unpacked, and what is
 * unpacked against the sizes declared. Throws `ArchiveProblem`.
 */
export function openArchive(bytes: Uint8Array, bounds: ArchiveBounds = documentBounds): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = directory(bytes, view, bounds)
  const declared = [...entries.values()].reduce((sum, entry) => sum + entry.unpacked, 0)
  const isTooMuch =
    declared > bounds.allBytes ||
    (declared > smallArchive && declared > bytes.byteLength * bounds.ratio) ||
    [...entries.values()].some(entry => entry.unpacked > bounds.entryBytes)
  if (isTooMuch) throw new ArchiveProblem('bomb')

  function packedBytes({ offset, packed }: Entry): Uint8Array {
    if (offset + localLength > view.byteLength || view.getUint32(offset, true) !== localSignature) {
      throw new ArchiveProblem('damaged')
    }
    const start = offset + localLength + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
    if (start + packed > view.byteLength) throw new ArchiveProblem('damaged')
    return bytes.subarray(start, start + packed)
  }

  function unpack(entry: Entry): Uint8Array<ArrayBuffer> {
    const packed = packedBytes(entry)
    if (entry.method === 0) {
      if (entry.packed !== entry.unpacked) throw new ArchiveProblem('damaged')
      return new Uint8Array(packed)
    }
    if (entry.method !== 8) throw new ArchiveProblem('damaged')
    try {
      return inflate(packed, entry.unpacked)
    } catch (error) {
      throw error instanceof ArchiveProblem ? error : new ArchiveProblem('damaged')
    }
  }

  return {
    names: [...entries.keys()],
    read: name => {
      const entry = entries.get(name)
      if (entry === undefined) return undefined
      const content = unpack(entry)
      if (checksumOf(content) !== entry.checksum) throw new ArchiveProblem('damaged')
      return content
    },
  }
}
