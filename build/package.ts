import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Configuration } from 'electron-builder'
import { bundle } from './bundle.ts'
import { FALLBACK_PIN } from './electron-runtime/fallback-pin.ts'
import { findElectronRuntime } from './electron-runtime/find.ts'
import { setFuses } from './package/fuses.ts'
import { PROJECT } from './project.ts'
import { runScript } from './run/run-script.ts'

const USAGE = `Usage: npm run package [-- --test-build]

Builds the installers for this system into release/.

  --test-build   only the unpacked program, on the spare runtime if need be. Never ship it.`

async function packageDesk(given: readonly string[]): Promise<number> {
  const testBuild = given.includes('--test-build')
  if (given.some(argument => argument !== '--test-build')) {
    console.error(USAGE)
    return 1
  }
  const [runtime] = await Promise.all([findElectronRuntime(), bundle()])
  if (runtime.kind === 'fallback' && !testBuild) {
    console.error(
      'The spare runtime may not be shipped: package where the official one can be downloaded, or pass --test-build for a trial. See docs/electron-runtime.md.',
    )
    return 1
  }
  const config: Configuration = {
    extends: 'electron-builder.yml',
    electronDist: runtime.folder,
    ...(runtime.kind === 'fallback' ? { electronVersion: FALLBACK_PIN.electron } : {}),
    afterPack: async context => {
      // In the spare runtime it is the program that loads a checkout.
      if (runtime.kind === 'fallback')
        await rm(join(context.appOutDir, 'resources', 'app'), { recursive: true })
      await setFuses(context)
    },
  }
  const made = await build({ projectDir: PROJECT, config, dir: testBuild, publish: 'never' })
  console.log(testBuild ? 'The test build lies in release/.' : `Packaged:\n${made.join('\n')}`)
  return 0
}

await runScript(() => packageDesk(process.argv.slice(2)))
