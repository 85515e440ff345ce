import type { JournalDisk } from '../../electron/journal/journal-disk.ts'

/** What the power cut, or the disk, did not let happen. */
class DiskGone extends Error {
  override readonly name = 'DiskGone'
}

interface Stored {
  /** What the disk has for certain. */
  safe: Buffer
  /** What is written, and would be lost with the power. */
  written: Buffer
}

/** A disk in memory that fails when it is told to, and loses what was not synced when the power goes. */
export interface CrashingDisk {
  readonly disk: JournalDisk
  /** Steps that were taken so far: each call that changes something is one. */
  readonly steps: () => number
  /** The step of this number does not happen, nor does any after it. A write happens in part. */
  readonly failAt: (step: number, kind?: 'power' | 'full') => void
  /** The power goes: of what was not synced a part is left. The disk works again then. */
  readonly cutPower: (part: (bytes: number) => number) => void
  readonly names: () => readonly string[]
  /** Changes what stands in a file. */
  readonly change: (path: string, change: (content: Buffer) => Buffer) => void
  readonly content: (path: string) => Buffer
}

function full(): Error {
  return Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
}

/** Part of the bytes of a write arrives that fails: given by how many there are. */
export function aCrashingDisk(partOfWrite: (bytes: number) => number = bytes => bytes >> 1): CrashingDisk {
  let files = new Map<string, Stored>()
  let steps = 0
  let failing: { readonly from: number; readonly to: number; readonly kind: 'power' | 'full' } | null = null

  /** Whether this step happens; throws after `onFailure` where it does not. */
  function step(onFailure: () => void = () => undefined): void {
    steps += 1
    if (failing === null || steps < failing.from || steps > failing.to) return
    onFailure()
    throw failing.kind === 'full' ? full() : new DiskGone('The power has gone')
  }

  function fileAt(path: string): Stored {
    const known = files.get(path)
    if (known) return known
    const made = { safe: Buffer.alloc(0), written: Buffer.alloc(0) }
    files.set(path, made)
    return made
  }

  const disk: JournalDisk = {
    makeFolder: async () => undefined,
    list: async folder =>
      [...files.keys()].flatMap(path =>
        path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : [],
      ),
    open: async path => {
      const file = fileAt(path)
      return {
        read: async (position, length) => file.written.subarray(position, position + length),
        append: async bytes => {
          step(() => {
            file.written = Buffer.concat([file.written, bytes.subarray(0, partOfWrite(bytes.byteLength))])
          })
          file.written = Buffer.concat([file.written, bytes])
        },
        sync: async () => {
          step()
          file.safe = file.written
        },
        truncate: async size => {
          step()
          file.written = file.written.subarray(0, size)
        },
        size: async () => file.written.byteLength,
        close: async () => undefined,
      }
    },
    rename: async (from, to) => {
      step()
      files.set(to, fileAt(from))
      files.delete(from)
    },
    remove: async path => {
      if (!files.has(path)) return
      step()
      files.delete(path)
    },
  }

  return {
    disk,
    steps: () => steps,
    failAt: (number, kind = 'power') => {
      // A full disk has room again later; without power nothing goes on.
      failing = { from: number, to: kind === 'full' ? number : Number.POSITIVE_INFINITY, kind }
    },
    cutPower: part => {
      failing = null
      files = new Map(
        [...files].map(([path, { safe, written }]) => {
          const isLonger =
            written.byteLength >= safe.byteLength && written.subarray(0, safe.byteLength).equals(safe)
          const left = isLonger
            ? written.subarray(0, safe.byteLength + part(written.byteLength - safe.byteLength))
            : safe
          return [path, { safe: left, written: left }]
        }),
      )
    },
    names: () => [...files.keys()],
    change: (path, change) => {
      const changed = change(fileAt(path).written)
      files.set(path, { safe: changed, written: changed })
    },
    content: path => fileAt(path).written,
  }
}
