import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** In which files of a folder one of some words stands, in an encoding in which a browser writes text, with the word. */
export async function wordsInFolder(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    // The browser may remove a file of its own meanwhile.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0))
    for (const word of words) {
      if (bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')))
        found.push(`${word} in ${path}`)
    }
  }
  return found
}
