import type { ContentService } from '../content-service.ts'
import { parseOptions, usage } from '../options.ts'

/** Resolves with the exit code once a signal has ended the service. */
function untilStopped(service: ContentService): Promise<number> {
  return new Promise(resolve => {
    const stop = () => {
      service.stop().then(
        () => resolve(0),
        failure => {
          console.error(failure)
          resolve(1)
        },
      )
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  })
}

/** Runs the service until a signal ends it; answers the exit code. */
export async function serve(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(usage)
    return 0
  }
  const parsed = parseOptions(args)
  if ('mistake' in parsed) {
    console.error(`${parsed.mistake}\n\n${usage}`)
    return 2
  }
  try {
    // Only now: a mistake on the command line is told before the whole service is loaded.
    const { startContentService } = await import('../content-service.ts')
    const service = await startContentService(parsed.options, () => new Date())
    console.log(`OSOR content service listening on ${service.url}`)
    return await untilStopped(service)
  } catch (failure) {
    console.error(
      `The service could not start: ${failure instanceof Error ? failure.message : String(failure)}`,
    )
    return 1
  }
}
