import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PROJECT } from '../project.ts'

const TEST_FILE = /\.test\.tsx?$/

/** What each bundle depends on besides its own sources. */
const COMMON_INPUTS = ['package.json', 'package-lock.json', 'build/bundle/*.ts', 'build/bundle.ts']

/** A hash over the names and contents of all that a bundle of these source folders is made of. */
export async function fingerprint(sources: readonly string[]): Promise<string> {
  const patterns = [...COMMON_INPUTS, ...sources.map(source => `${source}/**/*.*`)]
  const files: string[] = []
  for await (const file of glob(patterns, { cwd: PROJECT })) if (!TEST_FILE.test(file)) files.push(file)
  files.sort()
  const contents = await Promise.all(files.map(file => readFile(join(PROJECT, file)).catch(() => '')))
  const hash = createHash('sha256')
  for (const [index, file] of files.entries()) {
    hash.update(`${file}\0`)
    hash.update(contents[index] ?? '')
    hash.update('\0')
  }
  return hash.digest('hex')
}
