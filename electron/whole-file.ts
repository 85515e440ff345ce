import { open, rename, rm } from 'node:fs/promises'

/**
 * Writes a file so that it is there whole or as it was before, also after a power cut: into a neighbour first, which
 * then takes its place. Only the owner may read it, unless `mode` says otherwise. `aside` is the neighbour's path.
 */
export async function writeWholeFile(
  path: string,
  content: string | Uint8Array,
  mode = 0o600,
  aside = `${path}.new`,
): Promise<void> {
  try {
    const file = await open(aside, 'w', mode)
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
