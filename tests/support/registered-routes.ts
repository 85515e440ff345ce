import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { rm } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { startContentService } from '../../service/content-service.ts'
import { parseOptions } from '../../service/options.ts'
import { temporaryFolder } from './content-service.ts'

/** A route as it was registered: with `:name` and `*` in its path. */
export interface RegisteredRoute {
  readonly method: string
  readonly path: string
}

const Initialised = z.object({
  fastify: z.custom<FastifyInstance>(value => typeof value === 'object' && value !== null),
})

/** Every route that the service registers, whether or not a document names it: one that is added is among them by itself. */
export async function registeredRoutes(): Promise<readonly RegisteredRoute[]> {
  const routes: RegisteredRoute[] = []
  const listen = (message: unknown) => {
    Initialised.parse(message).fastify.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) routes.push({ method: each, path: url })
    })
  }
  const folder = await temporaryFolder()
  subscribe('fastify.initialization', listen)
  try {
    const parsed = parseOptions(['--data', folder, '--port', '0', '--demo'])
    if ('mistake' in parsed) throw new Error(parsed.mistake)
    const service = await startContentService(parsed.options, () => new Date())
    await service.stop()
  } finally {
    unsubscribe('fastify.initialization', listen)
    await rm(folder, { recursive: true, force: true })
  }
  return routes
}
