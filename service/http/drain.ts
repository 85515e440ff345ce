import type { FastifyInstance } from 'fastify'
import { ProblemFailure } from './problem-failure.ts'

/** The end of a service: what is under way is answered, and nothing new is taken. */
export interface Drain {
  readonly hasBegun: () => boolean
  /** Calls `act` when it begins, once. */
  readonly whenBegun: (act: () => void) => void
  /** Begins; resolves when nothing is under way any more, at the latest after `limit` milliseconds. */
  readonly begin: (limit: number) => Promise<void>
  /** To be told of each request; the returned function, of its end. */
  readonly enter: () => () => void
}

export function createDrain(): Drain {
  const acts = new Set<() => void>()
  const underWay = new Set<symbol>()
  let begun = false
  let emptied = () => {}
  return {
    hasBegun: () => begun,
    whenBegun: act => {
      acts.add(act)
    },
    enter: () => {
      const request = Symbol('request')
      underWay.add(request)
      return () => {
        underWay.delete(request)
        if (underWay.size === 0) emptied()
      }
    },
    begin: limit =>
      new Promise(resolve => {
        begun = true
        const timer = setTimeout(resolve, limit)
        emptied = () => {
          clearTimeout(timer)
          resolve()
        }
        for (const act of acts) act()
        if (underWay.size === 0) emptied()
      }),
  }
}

/** Asked while the service ends, so that somebody else is asked from now on; answered all the same. */
const answeredToTheEnd: readonly unknown[] = ['/healthz', '/readyz']

/** Counts the requests under way, and asks those that come after the end has begun to come again: to another service. */
export function drainWith(app: FastifyInstance, drain: Drain): void {
  app.addHook('onRequest', async (request, reply) => {
    if (drain.hasBegun()) {
      reply.header('connection', 'close')
      if (!answeredToTheEnd.includes(request.routeOptions.url)) throw new ProblemFailure('unavailable')
    }
    reply.raw.once('close', drain.enter())
  })
}
