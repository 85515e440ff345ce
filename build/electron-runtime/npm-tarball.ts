import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PROJECT } from '../project.ts'
import { runToEnd } from '../run/run-to-end.ts'

const DOWNLOAD_LIMIT_MS = 10 * 60_000

/**
 * Fetches a package's tarball into `folder` through the npm client, so that the registry, proxy and certificates that
 * are configured on this machine apply, and gives its path. No script of the package is run.
 */
export async function fetchNpmTarball(specification: string, folder: string): Promise<string> {
  const packed = await runToEnd(
    'npm',
    ['pack', specification, `--pack-destination=${folder}`, '--ignore-scripts', '--loglevel=error', '--json'],
    { cwd: PROJECT, limitMs: DOWNLOAD_LIMIT_MS },
  )
  const tarball = (await readdir(folder)).find(name => name.endsWith('.tgz'))
  if (packed.code !== 0 || tarball === undefined) {
    throw new Error(
      `npm could not fetch ${specification}: ${packed.output.trim().split('\n').slice(-5).join(' ')}`,
    )
  }
  return join(folder, tarball)
}
