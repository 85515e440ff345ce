import { bundle } from '../bundle.ts'
import { type ElectronRuntime, findElectronRuntime } from '../electron-runtime/find.ts'
import { needSystemPackages, type PackageSet } from '../system/packages.ts'
import { hasNoDisplay, needDisplay } from '../system/virtual-display.ts'

interface Prepared {
  readonly runtime: ElectronRuntime
  /** Ends the virtual display, if one was started. */
  readonly end: () => Promise<void>
}

/**
 * Puts in place all that the desk of this checkout needs to be started: system packages, an Electron runtime, a
 * display and fresh bundles. Quick when all is there.
 */
export async function prepareDesk({ browser }: { readonly browser: boolean }): Promise<Prepared> {
  const sets: readonly PackageSet[] = [
    'desk',
    ...(hasNoDisplay() ? (['display'] as const) : []),
    ...(browser ? (['browser'] as const) : []),
  ]
  const [runtime, end] = await Promise.all([
    findElectronRuntime(),
    needSystemPackages(sets).then(() => needDisplay()),
    bundle(),
  ])
  return { runtime, end }
}
