import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { PROJECT } from '../project.ts'
import { fingerprint } from './fingerprint.ts'
import type { BundlePart } from './parts.ts'

const DIST = join(PROJECT, 'dist')
/** Lies in each part's folder and tells what it was made of. */
const FINGERPRINT = '.fingerprint'

/** Builds one part into `dist/`, unless what lies there is made of the very same files. Gives whether it had to. */
export async function bundlePart({ name, sources, builds }: BundlePart): Promise<boolean> {
  const target = join(DIST, name)
  const wanted = await fingerprint(sources)
  const there = await readFile(join(target, FINGERPRINT), 'utf8').catch(() => undefined)
  if (there === wanted) return false

  await mkdir(DIST, { recursive: true })
  const aside = await mkdtemp(join(DIST, `.building-${name}-`))
  try {
    const made = join(aside, 'made')
    await Promise.all(builds(made).map(configuration => build(configuration)))
    await writeFile(join(made, FINGERPRINT), wanted)
    // In the place of the old one in two quick steps: a desk that starts meanwhile sees one or the other, no mixture.
    await rename(target, join(aside, 'old')).catch(ignoreMissing)
    await rename(made, target)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
  return true
}

function ignoreMissing(failure: NodeJS.ErrnoException): void {
  if (failure.code !== 'ENOENT') throw failure
}
