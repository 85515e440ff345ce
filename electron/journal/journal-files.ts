import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { FileId } from '#shared/content/kept-file.ts'
import { writeWholeFile } from '../whole-file.ts'

/** The contents of files that unsent words name, each under its SHA-256. */
export interface JournalFiles {
  /** Resolves when the disk has it. Rejects where the content is not that of the name, or the disk says no. */
  keep(id: FileId, content: Uint8Array): Promise<void>
  /** Those of the files that are not here. */
  missing(ids: readonly FileId[]): Promise<readonly FileId[]>
  /** null where it is not here, or is not what it was any more. */
  read(id: FileId): Promise<Uint8Array<ArrayBuffer> | null>
  /** Removes what is not named by any of the texts, unless it came lately: its words may be on their way. */
  forgetUnnamed(texts: AsyncIterable<string>, now: Date): Promise<void>
}

/** So long a file stays that nothing names, in milliseconds. */
const keptUnnamed = 86_400_000

function identityOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** However deep a name stands in a text, its 64 letters are nothing else. */
const namePattern = /[0-9a-f]{64}/g

/** The files of a journal in a folder of their own, which is made when it is needed. */
export function journalFilesIn(folder: string): JournalFiles {
  const pathOf = (id: string) => join(folder, id)
  return {
    keep: async (id, content) => {
      if (identityOf(content) !== id) throw new Error('The content of a file is not that of its name')
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeWholeFile(pathOf(id), content)
    },
    missing: async ids => {
      const here = new Set(await readdir(folder).catch(() => []))
      return ids.filter(id => !here.has(id))
    },
    read: async id => {
      const content = await readFile(pathOf(id)).catch(() => null)
      return content && identityOf(content) === id ? new Uint8Array(content) : null
    },
    forgetUnnamed: async (texts, now) => {
      const here = await readdir(folder).catch(() => [])
      if (here.length === 0) return
      const named = new Set<string>()
      for await (const text of texts) for (const [name] of text.matchAll(namePattern)) named.add(name)
      for (const name of here) {
        if (named.has(name) || !FileId.safeParse(name).success) continue
        const { mtimeMs } = await stat(pathOf(name))
        if (now.getTime() - mtimeMs > keptUnnamed) await rm(pathOf(name), { force: true })
      }
    },
  }
}
