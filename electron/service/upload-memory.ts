import { readFile } from 'node:fs/promises'
import type { PreviousUpload, UrlStorage } from 'tus-js-client'
import { z } from 'zod'
import { uploadLimits } from '#shared/sync/upload-limits.ts'
import { writeWholeFile } from '../whole-file.ts'

const Remembered = z.object({
  uploads: z.array(
    z.object({
      /** Which file it is, and of which service. */
      file: z.string(),
      /** Where the upload goes on. */
      address: z.string(),
      bytes: z.int().positive(),
    }),
  ),
})
type Remembered = z.infer<typeof Remembered>['uploads'][number]

/** Where files that are on their way can be gone on with, also after the desk was started anew. */
export interface UploadMemory extends UrlStorage {
  /** Forgets how far a file got: it has arrived, or is not taken. */
  forget(file: string): Promise<void>
}

interface UploadMemoryParts {
  /** The file that it is kept in; null: in memory only. */
  readonly path: string | null
  /** For the log: the disk said no, or what was kept cannot be read. A file is sent from its beginning then. */
  readonly onFault: (fault: unknown) => void
}

function asTusKnowsIt({ address, bytes }: Remembered): PreviousUpload {
  return {
    uploadUrl: address,
    urlStorageKey: address,
    size: bytes,
    metadata: {},
    creationTime: '',
    parallelUploadUrls: null,
  }
}

/** Nothing of it rejects: a memory that fails costs the way that a file has already made, and nothing else. */
export function createUploadMemory({ path, onFault }: UploadMemoryParts): UploadMemory {
  let reading: Promise<readonly Remembered[]> | null = null
  let writing: Promise<void> = Promise.resolve()

  async function fromDisk(): Promise<readonly Remembered[]> {
    if (path === null) return []
    try {
      return Remembered.parse(JSON.parse(await readFile(path, 'utf8'))).uploads
    } catch (fault) {
      if (!(fault instanceof Error && 'code' in fault && fault.code === 'ENOENT')) onFault(fault)
      return []
    }
  }

  function known(): Promise<readonly Remembered[]> {
    reading ??= fromDisk()
    return reading
  }

  /** One change after the other, each written whole before the next. */
  function change(next: (uploads: readonly Remembered[]) => readonly Remembered[]): Promise<void> {
    writing = writing.then(async () => {
      const before = await known()
      const after = next(before).slice(-uploadLimits.remembered)
      if (after.length === before.length && after.every((each, index) => each === before[index])) return
      reading = Promise.resolve(after)
      if (path === null) return
      await writeWholeFile(path, `${JSON.stringify({ uploads: after }, null, 2)}\n`).catch(onFault)
    })
    return writing
  }

  return {
    findAllUploads: async () => (await known()).map(asTusKnowsIt),
    findUploadsByFingerprint: async file => {
      await writing
      return (await known()).filter(upload => upload.file === file).map(asTusKnowsIt)
    },
    removeUpload: address => change(uploads => uploads.filter(upload => upload.address !== address)),
    addUpload: async (file, { uploadUrl, size }) => {
      const address = uploadUrl ?? ''
      await change(uploads => [
        // A file goes on where it was begun last.
        ...uploads.filter(upload => upload.file !== file),
        { file, address, bytes: size ?? 0 },
      ])
      return address
    },
    forget: file => change(uploads => uploads.filter(upload => upload.file !== file)),
  }
}
