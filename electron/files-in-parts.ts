import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import type { BegunFile, SaveOutcome } from '#shared/ipc/contract.ts'
import type { DiskOutcome } from '#shared/sync/journal.ts'
import { diskFailureOf } from './disk-failure.ts'

/** Files that a person wants to have written and that come in parts, because they do not fit into the memory. */
export interface FilesInParts {
  /** Begins a file at a path; what stands there stays until the new one is whole. */
  begin(path: string): Promise<BegunFile>
  /** Writes a part behind those before. After a failure the file is given up. */
  append(file: string, bytes: Uint8Array): Promise<DiskOutcome>
  /** Puts the file in its place, or gives it up. */
  end(file: string, isWhole: boolean): Promise<SaveOutcome>
  /** Gives up all that are under way: nobody is left to write them. */
  giveUp(): Promise<void>
}

interface UnderWay {
  readonly path: string
  readonly aside: string
  readonly handle: FileHandle
}

export function createFilesInParts(): FilesInParts {
  const underWay = new Map<string, UnderWay>()

  async function drop(id: string, { handle, aside }: UnderWay): Promise<void> {
    underWay.delete(id)
    await handle.close().catch(() => undefined)
    await rm(aside, { force: true }).catch(() => undefined)
  }

  async function attempt(id: string, file: UnderWay, work: () => Promise<void>): Promise<DiskOutcome> {
    try {
      await work()
      return { kind: 'kept' }
    } catch (error) {
      await drop(id, file)
      return { kind: 'failed', reason: diskFailureOf(error) }
    }
  }

  return {
    begin: async path => {
      const file = randomUUID()
      const aside = `${path}.${file}.new`
      try {
        underWay.set(file, { path, aside, handle: await open(aside, 'w', 0o666) })
        return { kind: 'begun', file }
      } catch (error) {
        return { kind: 'failed', reason: diskFailureOf(error) }
      }
    },

    append: async (id, bytes) => {
      const file = underWay.get(id)
      if (!file) return { kind: 'failed', reason: 'unknown' }
      return attempt(id, file, () => file.handle.appendFile(bytes))
    },

    end: async (id, isWhole) => {
      const file = underWay.get(id)
      if (!file) return { kind: 'failed', reason: 'unknown' }
      if (!isWhole) {
        await drop(id, file)
        return { kind: 'cancelled' }
      }
      const outcome = await attempt(id, file, async () => {
        await file.handle.sync()
        await file.handle.close()
        await rename(file.aside, file.path)
        underWay.delete(id)
      })
      return outcome.kind === 'kept' ? { kind: 'saved', path: file.path } : outcome
    },

    giveUp: async () => {
      for (const [id, file] of underWay) await drop(id, file)
    },
  }
}
