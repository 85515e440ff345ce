import { performance } from 'node:perf_hooks'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AccountId } from '#shared/content/identity.ts'
import { isMoreBehind } from '../feed/feed-page.ts'
import { liveReader } from '../feed/live-reader.ts'
import type { Authentication } from './authentication.ts'
import { forQueries, signedIn } from './documented.ts'
import { createPokes } from './pokes.ts'
import type { ServiceParts } from './service-parts.ts'

/** So often a comment keeps the connection from being taken for dead, and the reader's roles are read again, in milliseconds. */
const beatEvery = 15_000

/** From this part of its time on a service that works has much to do: requests wait for one another. */
const busyFrom = 0.5

/** Tells whether this process has worked for more than that part of the time since it was last asked. */
function busySinceAsked(): () => boolean {
  let before = performance.eventLoopUtilization()
  return () => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    before = now
    return utilization > busyFrom
  }
}

/** Lines that one account may hold open; a further one ends the oldest. */
const mostLines = 20

const LiveQuery = z.object({
  since: z
    .string()
    .max(500)
    .optional()
    .describe('A cursor: an event comes at once when there is something to fetch behind it already'),
})

/** Server-sent events that only say that there is more to fetch. */
export function liveRoutes(
  { storage, drain }: ServiceParts,
  { requireAccount, accountOf }: Authentication,
): FastifyPluginAsyncZod {
  return async app => {
    const closers = new Set<() => void>()
    const byAccount = new Map<AccountId, Set<() => void>>()
    const pokes = createPokes((wait, act) => setTimeout(act, wait).unref(), busySinceAsked())
    // The desks go on with another service. Without this, the end would wait for streams that never end.
    drain.whenBegun(() => {
      for (const close of closers) close()
    })
    app.get(
      '/v1/changes/live',
      {
        onRequest: requireAccount,
        schema: {
          summary: 'Server-sent events: "more" when there is something for this account to fetch',
          tags: ['reading'],
          security: signedIn,
          querystring: LiveQuery,
          response: {
            200: { description: 'Events', content: { 'text/event-stream': { schema: z.string() } } },
            ...forQueries,
          },
        },
      },
      async (request, reply) => {
        const { since } = request.query
        const { actor } = accountOf(request)
        const reader = await liveReader(storage.database, actor)
        const lines = byAccount.get(actor.account) ?? new Set()
        byAccount.set(actor.account, lines)
        reply.hijack()
        const stream = reply.raw
        stream.writeHead(200, {
          'content-type': 'text/event-stream',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        })
        stream.write(': listening\n\n')
        const poke = () => {
          stream.write('event: more\ndata: {}\n\n')
        }
        let isOpen = true
        // The line may have been hung up while the database was asked.
        const more = () => {
          if (isOpen) pokes.ask(poke)
        }
        const unsubscribe = storage.changes.subscribe(affected => {
          if (reader.concerns(affected)) more()
        })
        const beat = setInterval(async () => {
          stream.write(': still here\n\n')
          // Where the database cannot be asked, the next beat asks again.
          const found = await reader.lookAgain().catch(() => 'same')
          if (found === 'another') more()
          if (found === 'gone') close()
        }, beatEvery)
        const close = () => {
          isOpen = false
          closers.delete(close)
          lines.delete(close)
          if (lines.size === 0) byAccount.delete(actor.account)
          unsubscribe()
          pokes.forget(poke)
          clearInterval(beat)
          stream.end()
        }
        closers.add(close)
        const [oldest] = lines
        if (lines.size >= mostLines) oldest?.()
        lines.add(close)
        stream.on('close', close)
        // Hung up, or ended with the service, while the reader's standing was read: nobody tells of that any more.
        if (stream.destroyed || drain.hasBegun()) return close()
        // Asked only now that the line listens, so that nothing falls between.
        if (since !== undefined && (await isMoreBehind(storage.database, actor, since))) {
          more()
        }
      },
    )
  }
}
