import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'

/** A file of a journal that is open. */
export interface JournalFile {
  /** Bytes from a position on, fewer at the end of the file. */
  read(position: number, length: number): Promise<Buffer>
  /** Writes all of it behind what is there. */
  append(bytes: Buffer): Promise<void>
  /** Resolves when the disk has everything that was appended. */
  sync(): Promise<void>
  truncate(size: number): Promise<void>
  size(): Promise<number>
  close(): Promise<void>
}

/** What a journal needs of a disk; tests give it one that breaks. */
export interface JournalDisk {
  /** Makes a folder that only its owner may read, and those above it. */
  makeFolder(path: string): Promise<void>
  list(folder: string): Promise<readonly string[]>
  /** Opens a file to read and to append, made where it is not there, for its owner only. */
  open(path: string): Promise<JournalFile>
  /** Resolves when the disk has the new name, too. */
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
}

/** Most systems keep a name only when its folder was told to be written, too; Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function folderOf(path: string): string {
  return path.replace(/[/\\][^/\\]*$/, '')
}

/** The disk of this computer. */
export const systemDisk: JournalDisk = {
  makeFolder: async path => {
    await mkdir(path, { recursive: true, mode: 0o700 })
  },
  list: folder => readdir(folder),
  open: async path => {
    const handle = await open(path, 'a+', 0o600)
    return {
      read: async (position, length) => {
        const buffer = Buffer.alloc(length)
        let filled = 0
        while (filled < length) {
          const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled)
          if (bytesRead === 0) break
          filled += bytesRead
        }
        return buffer.subarray(0, filled)
      },
      append: bytes => handle.appendFile(bytes),
      sync: () => handle.datasync(),
      truncate: size => handle.truncate(size),
      size: async () => (await handle.stat()).size,
      close: () => handle.close(),
    }
  },
  rename: async (from, to) => {
    await rename(from, to)
    await syncFolder(folderOf(to))
  },
  remove: path => rm(path, { force: true }),
}
