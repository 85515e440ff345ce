import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readMailHead } from '../enquiries/mail-head.ts'
import { createMailReader, type MailReading } from '../enquiries/mail-reader.ts'
import type { ReadMail } from '../enquiries/read-mail.ts'
import { leadsToEnquiry, receiveMail } from '../enquiries/receive-message.ts'
import { enquiriesAffected } from '../storage/affected.ts'
import { forInboundMails } from './documented.ts'
import { ProblemFailure } from './problem-failure.ts'
import type { ServiceParts } from './service-parts.ts'

/** What mail servers usually take. */
const largestMail = 25 * 1024 * 1024

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** Mails that wait to be read are through in so many seconds. */
const busyFor = 30

function unreadable(): ProblemFailure {
  return new ProblemFailure('invalid-request', [{ pointer: '', detail: 'This is no mail that can be read' }])
}

/** The mail that was read; throws a ProblemFailure where it was not. */
function mailIn(reading: MailReading): ReadMail {
  switch (reading.kind) {
    case 'read':
      return reading.mail
    case 'unreadable':
      throw unreadable()
    case 'too_much':
      throw new ProblemFailure('too-large', [
        { pointer: '', detail: 'To read this mail takes more than there is for one' },
      ])
    case 'busy':
      throw new ProblemFailure('unavailable', undefined, busyFor)
  }
}

/** Takes mails from a mail server (RFC 5322, as they came), and puts them into the threads of their enquiries. */
export function inboundMailRoutes({ storage, clock, enquiries }: ServiceParts): FastifyPluginAsyncZod {
  const { inboundSecret, address } = enquiries
  return async app => {
    const reader = createMailReader()
    app.addHook('onClose', () => reader.close())
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
            ...forInboundMails,
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
        // The headers alone say whether there is anybody to read the rest for.
        const head = readMailHead(raw, address)
        if (head === null) throw unreadable()
        // A note of absence must not open what was answered.
        if (head.isAutomatic) return reply.send({ outcome: 'automatic' })
        const { token } = head
        if (token === null || !(await leadsToEnquiry(storage.database, token))) {
          throw new ProblemFailure('not-found')
        }
        const mail = mailIn(await reader.read(raw))
        const receipt = await receiveMail(storage.database, token, mail, clock())
        if (receipt === 'unknown') throw new ProblemFailure('not-found')
        if (receipt !== 'received_before') await storage.announceChange([enquiriesAffected])
        if (receipt === 'full') {
          throw new ProblemFailure('enquiry-refused', undefined, undefined, { refusal: receipt })
        }
        return reply.send({ outcome: receipt })
      },
    )
  }
}
