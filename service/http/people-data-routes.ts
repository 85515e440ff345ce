import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ErasedPerson, PersonAddress, PersonExport, PrivacyLog } from '#shared/enquiry/people-data.ts'
import { exportPerson } from '../enquiries/export-person.ts'
import { erasePerson, readPrivacyLog } from '../enquiries/privacy.ts'
import { enquiriesAffected } from '../storage/affected.ts'
import type { Authentication } from './authentication.ts'
import { forEnquiries, forRoles, signedIn } from './documented.ts'
import { forExpertsAlone } from './for-experts-alone.ts'
import type { ServiceParts } from './service-parts.ts'

const Person = z.object({ email: PersonAddress })

/** What people may ask of what is stored of them, done for them by experts. */
export function peopleDataRoutes(
  { storage, clock }: ServiceParts,
  authentication: Authentication,
): FastifyPluginAsyncZod {
  const { database } = storage
  const { accountOf } = authentication
  return async app => {
    forExpertsAlone(app, authentication)
    app.post(
      '/v1/enquiries/people/export',
      {
        schema: {
          summary: 'All that is stored of one enquirer, for them to have; for legal experts, and logged',
          tags: ['enquiries'],
          security: signedIn,
          body: Person,
          response: { 200: PersonExport, ...forEnquiries },
        },
      },
      async (request, reply) => {
        const { id } = accountOf(request).person
        return reply.send(await exportPerson(database, request.body.email, id, clock()))
      },
    )
    app.post(
      '/v1/enquiries/people/erase',
      {
        schema: {
          summary: 'Erase what is stored of one enquirer; for legal experts, and logged',
          tags: ['enquiries'],
          security: signedIn,
          body: Person,
          response: { 200: ErasedPerson, ...forEnquiries },
        },
      },
      async (request, reply) => {
        const { id } = accountOf(request).person
        const erased = await erasePerson(database, request.body.email, id, clock())
        await storage.announceChange([enquiriesAffected])
        return reply.send({ enquiries: erased })
      },
    )
    app.get(
      '/v1/enquiries/privacy-log',
      {
        schema: {
          summary:
            'What was done with people’s data: when, by whom, and of how many enquiries; for legal experts',
          tags: ['enquiries'],
          security: signedIn,
          response: { 200: PrivacyLog, ...forRoles },
        },
      },
      async (_request, reply) => reply.send(await readPrivacyLog(database)),
    )
  }
}
