import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Creates the folder if need be and writes a file into it, because permission bits alone do not tell (read-only
 * disks, full disks, network folders). Gives null when the folder can be used, else why not, in the system's words.
 * Synchronous: nothing may touch the folder before the answer is known.
 */
export function problemWithFolder(folder: string): string | null {
  const probe = join(folder, `.probe-${process.pid}`)
  try {
    createFolder(folder)
    writeFileSync(probe, 'probe')
    rmSync(probe)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Not `recursive: true`: with that, Node never returns where the system refuses new folders with ENOENT (/proc). */
function createFolder(folder: string): void {
  if (existsSync(folder)) return
  createFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}
