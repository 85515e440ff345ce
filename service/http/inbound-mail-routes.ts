import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readMail } from '../enquiries/read-mail.ts'
import { receiveMail } from '../enquiries/receive-message.ts'
import { enquiriesAffected } from '../storage/affected.ts'
import { forBodies } from './documented.ts'
import { ProblemFailure } from './problem-failure.ts'
import type { ServiceParts } from './service-parts.ts'

/** What mail servers usually take. */
const largestMail = 25 * 1024 * 1024

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** Takes mails from a mail server (RFC 5322, as they came), and puts them into the threads of their enquiries. */
export function inboundMailRoutes({ storage, clock, enquiries }: ServiceParts): FastifyPluginAsyncZod {
  const { inboundSecret, address } = enquiries
  return async app => {
    app.addContentTypeParser(
      'message/rfc822',
      { parseAs: 'buffer', bodyLimit: largestMail },
      (_request, body, done) => done(null, body),
    )
    app.post(
      '/v1/inbound-mail',
      {
        bodyLimit: largestMail,
        schema: {
          summary:
            'Hand over a mail to an address of an enquiry; for the mail server, by its secret as bearer token',
          tags: ['enquiries'],
          consumes: ['message/rfc822'],
          body: z.unknown().describe('The mail, as it came over the wire'),
          response: {
            200: z.object({ outcome: z.enum(['received', 'received_before', 'automatic']) }),
            ...forBodies,
          },
        },
        onRequest: async request => {
          const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
          if (inboundSecret === null || !timingSafeEqual(hashOf(given), hashOf(inboundSecret))) {
            throw new ProblemFailure('not-signed-in')
          }
        },
      },
      async (request, reply) => {
        const raw = z.instanceof(Uint8Array).parse(request.body)
        const mail = await readMail(raw, address).catch(() => {
          throw new ProblemFailure('invalid-request', [
            { pointer: '', detail: 'This is no mail that can be read' },
          ])
        })
        // A note of absence must not open what was answered.
        if (mail.isAutomatic) return reply.send({ outcome: 'automatic' })
        if (mail.token === null) throw new ProblemFailure('not-found')
        const receipt = await receiveMail(storage.database, mail.token, mail, clock())
        if (receipt === 'unknown') throw new ProblemFailure('not-found')
        if (receipt === 'received') await storage.announceChange([enquiriesAffected])
        return reply.send({ outcome: receipt })
      },
    )
  }
}
