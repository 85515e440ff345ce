import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { runToEnd } from '../run/run-to-end.ts'

/** A download that takes longer is given up; the package has no limit of its own. */
const DOWNLOAD_LIMIT_MS = 3 * 60_000

/** So long a failed download is not tried again, so that a start on a closed network is not slowed each time. */
const FAILURE_REMEMBERED_MS = 12 * 60 * 60_000

const failureSchema = z.object({ version: z.string(), at: z.number(), reason: z.string() })

type OfficialRuntime =
  | { readonly found: true; readonly executable: string; readonly folder: string }
  | { readonly found: false; readonly reason: string }

interface OfficialSource {
  /** The folder of the npm package `electron`. */
  readonly packageFolder: string
  /** Where a failed download is remembered. */
  readonly cache: string
  /** In milliseconds since 1970. */
  readonly now: number
}

/** The folder of the npm package `electron` that this checkout has installed. */
export function electronPackageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
}

/** The runtime that the npm package `electron` stands for: the one it has downloaded, else downloaded now. */
export async function officialRuntime({
  packageFolder,
  cache,
  now,
}: OfficialSource): Promise<OfficialRuntime> {
  const version = await packageVersion(packageFolder)
  const installed = await installedRuntime(packageFolder, version)
  if (installed) return installed

  const memory = join(cache, 'electron-download-failed.json')
  const failure = await rememberedFailure(memory)
  if (failure?.version === version && now - failure.at < FAILURE_REMEMBERED_MS) {
    return { found: false, reason: failure.reason }
  }

  const { code, output } = await runToEnd(process.execPath, [join(packageFolder, 'install.js')], {
    limitMs: DOWNLOAD_LIMIT_MS,
    // With it set, the package would take a folder of ours for its own download.
    environment: { ELECTRON_OVERRIDE_DIST_PATH: undefined },
  })
  const downloaded = await installedRuntime(packageFolder, version)
  if (code === 0 && downloaded) {
    await rm(memory, { force: true })
    return downloaded
  }
  const reason =
    code === null
      ? `no download within ${DOWNLOAD_LIMIT_MS / 1000} s`
      : (firstLine(output) ?? `exit code ${code}`)
  await mkdir(cache, { recursive: true })
  await writeFile(
    memory,
    JSON.stringify({ version, at: now, reason } satisfies z.input<typeof failureSchema>),
  )
  return { found: false, reason }
}

async function packageVersion(packageFolder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'))
  return z.object({ version: z.string() }).parse(manifest).version
}

/** What the package's own installer leaves behind: `dist/version` and `path.txt`, the executable's path in `dist/`. */
async function installedRuntime(
  packageFolder: string,
  version: string,
): Promise<OfficialRuntime | undefined> {
  const folder = join(packageFolder, 'dist')
  const [installedVersion, path] = await Promise.all([
    readText(join(folder, 'version')),
    readText(join(packageFolder, 'path.txt')),
  ])
  if (installedVersion?.replace(/^v/, '') !== version || path === undefined) return undefined
  const executable = join(folder, path)
  const there = await stat(executable).catch(() => undefined)
  return there?.isFile() ? { found: true, executable, folder } : undefined
}

async function rememberedFailure(memory: string): Promise<z.infer<typeof failureSchema> | undefined> {
  try {
    return failureSchema.parse(JSON.parse((await readText(memory)) ?? ''))
  } catch {
    return undefined
  }
}

async function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').then(
    text => text.trim(),
    () => undefined,
  )
}

function firstLine(output: string): string | undefined {
  return output
    .split('\n')
    .map(line => line.trim())
    .find(line => line !== '')
}
