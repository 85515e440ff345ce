import { createServer } from 'node:net'
import { forgetExpiredRecords } from './accounts/oidc-adapter.ts'
import { createOpenIdProvider } from './accounts/openid-provider.ts'
import { signingKeys } from './accounts/signing-keys.ts'
import { forgetUnusedFiles } from './files/stored-files.ts'
import { forgetExpiredUploads } from './files/uploads.ts'
import { createApp } from './http/app.ts'
import { openIdPath } from './http/openid-mount.ts'
import type { ServiceOptions } from './options.ts'
import { prepareDatabase } from './seed/prepare-database.ts'
import { openStorage } from './storage/storage.ts'

const hour = 3_600_000
/** How long requests that are under way may take when the service ends, in milliseconds. */
const drainLimit = 1_200

export interface ContentService {
  /** Where it listens: `http://127.0.0.1:4780`. */
  readonly url: string
  /** Answers what is under way, closes the live streams and the database. */
  readonly stop: () => Promise<void>
}

/** A port that is free now. */
function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, host, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** Starts the service: opens the storage, brings it up to date, fills it if it is empty, and listens. */
export async function startContentService(
  options: ServiceOptions,
  clock: () => Date,
): Promise<ContentService> {
  const storage = await openStorage(options.place)
  try {
    await prepareDatabase(storage.database, options, clock())
    // The issuer holds the port, so it has to be known before anything listens on it.
    const port = options.port === 0 ? await freePort(options.host) : options.port
    const url = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`
    const publicUrl = options.publicUrl ?? url
    const keys = await signingKeys(storage.database)
    const provider = createOpenIdProvider(storage.database, keys, `${publicUrl}${openIdPath}`, clock)
    const { isDemo, requestsPerMinute } = options
    const app = await createApp({ storage, provider, clock, isDemo, publicUrl, requestsPerMinute })
    await app.listen({ host: options.host, port })
    const cleaning = setInterval(() => {
      forgetExpiredRecords(storage.database, clock())
        .then(() => forgetUnusedFiles(storage.database, clock()))
        .then(() => forgetExpiredUploads(storage.database, clock()))
        .catch(failure => app.log.error(failure))
    }, hour)
    cleaning.unref()
    return {
      url,
      stop: async () => {
        clearInterval(cleaning)
        const cutting = setTimeout(() => app.server.closeAllConnections(), drainLimit)
        await app.close()
        clearTimeout(cutting)
        await storage.close()
      },
    }
  } catch (failure) {
    await storage.close()
    throw failure
  }
}
