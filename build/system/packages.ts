import { runToEnd } from '../run/run-to-end.ts'

/** What Debian calls the things that this project needs of the system. */
const PACKAGES = {
  desk: [
    'libgtk-3-0',
    'libnss3',
    'libasound2',
    'libgbm1',
    'libxss1',
    'libatk-bridge2.0-0',
    'libdrm2',
    'libxkbcommon0',
    'libnotify4',
  ],
  display: ['xvfb', 'xauth'],
  browser: ['chromium'],
} as const

export type PackageSet = keyof typeof PACKAGES

/**
 * Sees to it that the system packages of these sets are there: as root it installs what is missing, else it throws
 * with the one line to run. Systems without dpkg are left alone: their names for these packages are not known here.
 */
export async function needSystemPackages(sets: readonly PackageSet[]): Promise<void> {
  if (process.platform !== 'linux') return
  const missing = await missingPackages(sets)
  if (missing.length === 0) return

  const names = missing.join(' ')
  if (process.getuid?.() !== 0) {
    throw new Error(
      `System packages are missing. Run this, then try again:\n  sudo apt-get update && sudo apt-get install --yes --no-install-recommends ${names}`,
    )
  }
  console.log(`Installing system packages: ${names}`)
  const environment = { DEBIAN_FRONTEND: 'noninteractive' }
  // Another installation may hold the lock for a while.
  const patience = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3']
  await runToEnd('apt-get', [...patience, 'update'], { environment })
  const installed = await runToEnd(
    'apt-get',
    [...patience, 'install', '--yes', '--no-install-recommends', ...missing],
    { environment },
  )
  if (installed.code !== 0) throw new Error(`apt-get could not install ${names}:\n${installed.output}`)
}

async function missingPackages(sets: readonly PackageSet[]): Promise<readonly string[]> {
  const { code, output } = await runToEnd('dpkg-query', [
    '--show',
    `--showformat=\${db:Status-Status}\\t\${Package}\\t\${Provides}\\n`,
  ])
  if (code !== 0) return []
  const there = presentPackages(output)
  return sets.flatMap(set => PACKAGES[set]).filter(name => !there.has(name))
}

/**
 * The names that are present in a listing of `status TAB package TAB provides`. Newer releases have renamed some of the
 * libraries (`libasound2t64`) and say in `provides` which name they stand for.
 */
export function presentPackages(listing: string): ReadonlySet<string> {
  const present = new Set<string>()
  for (const line of listing.split('\n')) {
    const [status, name, provides = ''] = line.split('\t')
    if (status !== 'installed' || name === undefined) continue
    present.add(name)
    for (const provided of provides.split(',')) present.add(provided.trim().replace(/ .*$/, ''))
  }
  return present
}
