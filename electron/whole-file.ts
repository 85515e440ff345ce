import { open, rename, rm } from 'node:fs/promises'

/**
 * Writes a file so that it is there whole or as it was before, also after a power cut: into a neighbour first, which
 * then takes its place. Only the owner may read it.
 */
export async function writeWholeFile(path: string, content: string): Promise<void> {
  const aside = `${path}.new`
  try {
    const file = await open(aside, 'w', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, path)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}
