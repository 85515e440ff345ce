import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { AttachmentId } from '#shared/enquiry/enquiry.ts'
import { EnquiryAct } from '#shared/enquiry/enquiry-act.ts'
import {
  EnquiryCursor,
  EnquiryPage,
  enquiriesPerPage,
  enquiryBytesPerPage,
} from '#shared/enquiry/enquiry-page.ts'
import { EnquiryRequestDone } from '#shared/enquiry/enquiry-request.ts'
import { LetterWriting, NoteWriting } from '#shared/enquiry/enquiry-writing.ts'
import { ModuleWriting } from '#shared/enquiry/text-module.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import { applyRequest, type RequestResult } from '../enquiries/apply-request.ts'
import { carryOutAct } from '../enquiries/carry-out-act.ts'
import { loadExperts } from '../enquiries/legal-experts.ts'
import { loadChangesPage } from '../enquiries/load-page.ts'
import { changeModules } from '../enquiries/text-modules.ts'
import { writeLetter } from '../enquiries/write-letter.ts'
import { writeNote } from '../enquiries/write-note.ts'
import { loadPeople } from '../items/load-items.ts'
import type { Authentication } from './authentication.ts'
import { fileContent, forEnquiries, signedIn } from './documented.ts'
import { forExpertsAlone } from './for-experts-alone.ts'
import { ProblemFailure } from './problem-failure.ts'
import type { ServiceParts } from './service-parts.ts'

const ChangesQuery = z.object({
  after: EnquiryCursor.default('').describe('The cursor of the last answer'),
})

/** A file is never a page: whatever a browser makes of it has no script, no origin and no frame. */
const filePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'"

/** What experts read and do of enquiries. Nobody else gets an answer. */
export function enquiryRoutes(
  { storage, clock, enquiries }: ServiceParts,
  authentication: Authentication,
): FastifyPluginAsyncZod {
  const { database } = storage
  const { accountOf } = authentication

  function sendResult(reply: FastifyReply, done: OperationId, result: RequestResult) {
    switch (result.kind) {
      case 'gone':
        throw new ProblemFailure('not-signed-in')
      case 'reused':
        throw new ProblemFailure('operation-reused')
      case 'refused': {
        const { refusal } = result
        if (refusal === 'role_not_allowed') throw new ProblemFailure('role-not-allowed')
        throw new ProblemFailure('enquiry-refused', undefined, undefined, { refusal })
      }
      case 'done':
        return reply.send({ done })
    }
  }

  return async app => {
    forExpertsAlone(app, authentication)
    app.get(
      '/v1/enquiries',
      {
        schema: {
          summary: 'Enquiries that changed after a cursor, the longest unchanged first; for legal experts',
          tags: ['enquiries'],
          security: signedIn,
          querystring: ChangesQuery,
          response: { 200: EnquiryPage, ...forEnquiries },
        },
      },
      async (request, reply) => {
        const { after } = request.query
        const page = await loadChangesPage(database, after === '' ? '0' : after, {
          enquiries: enquiriesPerPage,
          bytes: enquiryBytesPerPage,
        })
        const experts = await loadPeople(database, [...(await loadExperts(database))])
        return reply.send({
          enquiries: [...page.enquiries],
          textModules: page.textModules && [...page.textModules],
          cursor: page.upTo,
          isMore: page.isMore,
          experts: [...experts.values()],
          sendsLetters: enquiries.sendsLetters,
        })
      },
    )
    app.post(
      '/v1/enquiries/acts',
      {
        schema: {
          summary: 'Do something about an enquiry, once for each id; for legal experts',
          tags: ['enquiries'],
          security: signedIn,
          body: EnquiryAct,
          response: { 200: EnquiryRequestDone, ...forEnquiries },
        },
      },
      async (request, reply) => {
        const { id } = accountOf(request).person
        const act = request.body
        const now = clock()
        const result = await applyRequest(storage, id, act, now, transaction =>
          carryOutAct(transaction, act, id, now),
        )
        return sendResult(reply, act.id, result)
      },
    )
    app.post(
      '/v1/enquiries/notes',
      {
        schema: {
          summary: 'Note something for the other experts: never sent to anybody; for legal experts',
          tags: ['enquiries'],
          security: signedIn,
          body: NoteWriting,
          response: { 200: EnquiryRequestDone, ...forEnquiries },
        },
      },
      async (request, reply) => {
        const { id } = accountOf(request).person
        const note = request.body
        const now = clock()
        const result = await applyRequest(storage, id, note, now, transaction =>
          writeNote(transaction, note, id, now),
        )
        return sendResult(reply, note.id, result)
      },
    )
    app.post(
      '/v1/enquiries/letters',
      {
        schema: {
          summary: 'Send a letter to the enquirer, now or later; for legal experts',
          tags: ['enquiries'],
          security: signedIn,
          body: LetterWriting,
          response: { 200: EnquiryRequestDone, ...forEnquiries },
        },
      },
      async (request, reply) => {
        const { id } = accountOf(request).person
        const letter = request.body
        const now = clock()
        const result = await applyRequest(storage, id, letter, now, async transaction =>
          enquiries.sendsLetters ? writeLetter(transaction, letter, id, now) : 'no_mail',
        )
        return sendResult(reply, letter.id, result)
      },
    )
    app.post(
      '/v1/enquiries/text-modules',
      {
        schema: {
          summary: 'Change the text modules, once for each id; for legal experts',
          tags: ['enquiries'],
          security: signedIn,
          body: ModuleWriting,
          response: { 200: EnquiryRequestDone, ...forEnquiries },
        },
      },
      async (request, reply) => {
        const { id } = accountOf(request).person
        const writing = request.body
        const now = clock()
        const result = await applyRequest(storage, id, writing, now, transaction =>
          changeModules(transaction, writing, id, now),
        )
        return sendResult(reply, writing.id, result)
      },
    )
    app.get(
      '/v1/enquiries/attachments/:attachment',
      {
        schema: {
          summary: 'A file that came with a message; for legal experts',
          tags: ['enquiries'],
          security: signedIn,
          params: z.object({ attachment: AttachmentId }),
          response: { ...fileContent, ...forEnquiries },
        },
      },
      async (request, reply) => {
        const found = await database
          .selectFrom('enquiry_attachment')
          .select('content')
          .where('id', '=', request.params.attachment)
          .executeTakeFirst()
        if (found === undefined) throw new ProblemFailure('not-found')
        return reply
          .headers({
            // Whoever asks can tell the file from a page of whatever stands before the service.
            etag: `"${request.params.attachment}"`,
            'content-security-policy': filePolicy,
            'content-disposition': 'attachment',
            'x-content-type-options': 'nosniff',
          })
          .type('application/octet-stream')
          .send(Buffer.from(found.content))
      },
    )
  }
}
