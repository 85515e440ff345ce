import { bundlePart } from './bundle/bundle-part.ts'
import { PARTS } from './bundle/parts.ts'
import { runScript } from './run/run-script.ts'

/** Bundles page, main process and preload into `dist/`, as far as they have changed, and says in one line what it did. */
export async function bundle(announce: (line: string) => void = console.log): Promise<void> {
  const start = performance.now()
  // All are waited for, also when one fails: each takes its half-made folder away.
  const outcomes = await Promise.allSettled(PARTS.map(part => bundlePart(part)))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  const made = PARTS.filter((_, index) => {
    const outcome = outcomes[index]
    return outcome?.status === 'fulfilled' && outcome.value
  }).map(part => part.name)
  const took = `${((performance.now() - start) / 1000).toFixed(1)} s`
  announce(
    made.length === 0 ? `Bundles are up to date (${took}).` : `Bundled ${made.join(' and ')} in ${took}.`,
  )
}

if (import.meta.main) {
  await runScript(async () => {
    await bundle()
    return 0
  })
}
