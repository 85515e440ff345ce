import multipart from '@fastify/multipart'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  ContactLanguage,
  ContactMessage,
  contactLimits,
  EnquiryCategory,
} from '#shared/enquiry/contact-form.ts'
import { EnquiryNumber } from '#shared/enquiry/enquiry.ts'
import { contactMessages } from '#shared/messages/contact/index.ts'
import { contactPath } from '#shared/observatory/public-address.ts'
import { pagePolicy } from '../accounts/page.ts'
import { readForm, typedIn } from '../enquiries/contact-form-reading.ts'
import { type ContactForm, contactPage, contactSaid, emptyForm, honeypot } from '../enquiries/contact-page.ts'
import { fileName } from '../enquiries/file-name.ts'
import { mediaType } from '../enquiries/media-type.ts'
import type { ReceivedFile } from '../enquiries/receive-message.ts'
import { type ContactOutcome, takeContact, takenCategories } from '../enquiries/take-contact.ts'
import { forBodies } from './documented.ts'
import { drained } from './drained.ts'
import { ProblemFailure } from './problem-failure.ts'
import type { ServiceParts } from './service-parts.ts'

const Query = z.object({ language: ContactLanguage.catch('en').default('en') })
const FormQuery = Query.extend({ category: EnquiryCategory.optional().catch(undefined) })

/** A message with its file in base64, as programs send it. */
const JsonMessage = ContactMessage.extend({
  attachment: z
    .object({
      name: z.string().max(contactLimits.attachmentName),
      mediaType: z.string().max(100),
      content: z.base64().max(Math.ceil((contactLimits.attachment * 4) / 3) + 4),
    })
    .nullable()
    .default(null),
})

/** A file in base64, and the words around it. */
const jsonLimit = 12 * 1024 * 1024

const Taken = z.object({ number: EnquiryNumber.nullable() })

/** What a form may have: its fields, one file, and no more. */
const formLimits = {
  files: 2,
  fileSize: contactLimits.attachment,
  fields: 20,
  fieldSize: 256 * 1024,
  fieldNameSize: 100,
  parts: 22,
  headerPairs: 50,
}

/** A form with the largest file has this many bytes at most; of one that is larger nothing is looked at. */
const largestForm = 16 * 1024 * 1024

/** What was sent, as far as it could be read. */
interface SentForm {
  readonly fields: Readonly<Record<string, string>>
  readonly files: readonly ReceivedFile[]
  readonly fileMistake: 'too_large' | 'too_many' | null
}

/** What was sent is no form. */
class UnreadableForm extends Error {
  override readonly name = 'UnreadableForm'
  readonly statusCode = 400
}

/** One address has sent more messages than it may within an hour. */
class TooManyMessages extends Error {
  override readonly name = 'TooManyMessages'
  readonly statusCode = 429
}

/** More was sent than any form has. */
class EndlessForm extends Error {
  override readonly name = 'EndlessForm'
  readonly statusCode = 413
}

/** Rejects as soon as more has come than any form has, whatever was said of its length, if anything was. */
function tooMuchOf({ raw, headers }: FastifyRequest): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = () => reject(new EndlessForm(`a form of more than ${largestForm} bytes`))
    if (Number(headers['content-length'] ?? 0) > largestForm) end()
    let bytes = 0
    raw.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > largestForm) end()
    })
  })
}

/** Rejects with a failure that has a status where it is no form, or more than a form may have. */
async function readParts(request: FastifyRequest): Promise<SentForm> {
  const reading = partsOf(request)
  const tooMuch = tooMuchOf(request)
  // Whichever is not waited for any more may fail later.
  reading.catch(() => undefined)
  tooMuch.catch(() => undefined)
  try {
    return await Promise.race([tooMuch, reading])
  } catch (failure) {
    // What the parser finds of itself has no status.
    if (failure instanceof Error && !('statusCode' in failure)) throw new UnreadableForm(failure.message)
    throw failure
  }
}

async function partsOf(request: FastifyRequest): Promise<SentForm> {
  const fields: Record<string, string> = {}
  const files: ReceivedFile[] = []
  let fileMistake: SentForm['fileMistake'] = null
  for await (const part of request.parts({ limits: formLimits })) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields[part.fieldname] = part.value
      continue
    }
    const chunks: Buffer[] = []
    for await (const chunk of part.file) chunks.push(chunk)
    // A browser sends an empty file where none was chosen.
    if (part.filename === '' && chunks.length === 0) continue
    if (part.file.truncated) fileMistake = 'too_large'
    else if (files.length > 0) fileMistake ??= 'too_many'
    else {
      files.push({
        name: fileName(part.filename),
        mediaType: mediaType(part.mimetype),
        content: Buffer.concat(chunks),
      })
    }
  }
  return { fields, files, fileMistake }
}

/** The contact form for everybody, and the same for programs. */
export function contactRoutes({ storage, clock, enquiries }: ServiceParts): FastifyPluginAsyncZod {
  const { database } = storage

  function sendPage(reply: FastifyReply, status: number, html: string) {
    return reply
      .code(status)
      .header('content-security-policy', pagePolicy)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html)
  }

  /** The form again, with what was typed, and what is wrong beside its field. */
  async function sendForm(
    reply: FastifyReply,
    status: number,
    language: ContactLanguage,
    form: ContactForm,
  ): Promise<FastifyReply> {
    return sendPage(reply, status, contactPage(language, await takenCategories(database, enquiries), form))
  }

  function sendOutcome(
    reply: FastifyReply,
    { language, email }: ContactMessage,
    outcome: Exclude<ContactOutcome, { kind: 'not_taken' }>,
  ) {
    const texts = contactMessages[language]
    const sentence =
      outcome.kind === 'passed_on'
        ? texts.passedOn
        : outcome.isAcknowledged
          ? texts.received({ number: outcome.number, email })
          : texts.receivedWithoutMail({ number: outcome.number })
    return sendPage(
      reply,
      200,
      contactSaid(language, { title: texts.receivedTitle, sentence, isWrong: false }),
    )
  }

  /** A failure in a sentence for whoever filled in the form. */
  async function sayFailure(failure: FastifyError, request: FastifyRequest, reply: FastifyReply) {
    const language = Query.parse(request.query).language
    const texts = contactMessages[language]
    await drained(request)
    const said = (status: number, sentence: string) =>
      sendPage(reply, status, contactSaid(language, { title: texts.title, sentence, isWrong: true }))
    if (failure.statusCode === 429) {
      const seconds = Number(reply.getHeader('retry-after') ?? 3_600)
      return said(429, texts.tooMany({ minutes: Math.max(1, Math.ceil(seconds / 60)) }))
    }
    if (failure.statusCode === 413) {
      // Whoever goes on sending after the answer is not listened to.
      reply.header('connection', 'close')
      return said(413, texts.attachmentTooLarge)
    }
    if ((failure.statusCode ?? 500) < 500) return said(failure.statusCode ?? 400, texts.notUnderstood)
    request.log.error({ err: failure }, 'a message was not taken')
    return said(500, texts.notUnderstood)
  }

  return async app => {
    await app.register(multipart)
    // One count for both ways to write: who has used up one has used up the other.
    const countPost = app.createRateLimit({ max: enquiries.postsPerHour, timeWindow: '1 hour' })
    const limited = {
      onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
        const limit = await countPost(request)
        if (limit.isAllowed || !limit.isExceeded) return
        reply.header('retry-after', limit.ttlInSeconds)
        throw new TooManyMessages()
      },
    }
    app.get(contactPath, { schema: { hide: true, querystring: FormQuery } }, async (request, reply) => {
      const { language, category } = request.query
      const typed = category === undefined ? {} : { category }
      return sendForm(reply, 200, language, { ...emptyForm, typed })
    })
    app.post(
      contactPath,
      { ...limited, schema: { hide: true, querystring: Query }, errorHandler: sayFailure },
      async (request, reply) => {
        const { language } = request.query
        const texts = contactMessages[language]
        const { fields, files, fileMistake } = await readParts(request)
        const typed = typedIn(fields)
        const read = readForm(typed, language)
        const again = files.length > 0 ? texts.attachmentAgain : null
        if (read.kind === 'wrong' || fileMistake !== null) {
          const wrongFile = { too_large: texts.attachmentTooLarge, too_many: texts.tooManyFiles }
          return sendForm(reply, fileMistake === 'too_large' ? 413 : 422, language, {
            typed,
            mistakes: read.kind === 'wrong' ? read.mistakes : {},
            fileMistake: fileMistake === null ? again : wrongFile[fileMistake],
          })
        }
        const { message } = read
        if (fields[honeypot]) {
          // A machine: it is told what it wants to hear, and nothing is stored.
          return sendOutcome(reply, message, { kind: 'passed_on' })
        }
        const outcome = await takeContact(storage, enquiries, message, files, clock())
        if (outcome.kind === 'not_taken') {
          const mistakes = { category: 'category' } as const
          return sendForm(reply, 422, language, { typed, mistakes, fileMistake: again })
        }
        return sendOutcome(reply, message, outcome)
      },
    )
    app.post(
      '/v1/contact',
      {
        ...limited,
        bodyLimit: jsonLimit,
        schema: {
          summary: 'Write to the observatory, without an account',
          tags: ['enquiries'],
          body: JsonMessage,
          response: { 200: Taken, ...forBodies },
        },
      },
      async (request, reply) => {
        const { attachment, ...message } = request.body
        const content = attachment && Buffer.from(attachment.content, 'base64')
        if (content !== null && content.byteLength > contactLimits.attachment) {
          throw new ProblemFailure('too-large')
        }
        const files =
          attachment === null || content === null
            ? []
            : [{ name: fileName(attachment.name), mediaType: mediaType(attachment.mediaType), content }]
        const outcome = await takeContact(storage, enquiries, message, files, clock())
        if (outcome.kind === 'not_taken') {
          throw new ProblemFailure('invalid-request', [
            { pointer: '/category', detail: 'Nobody is here for this category' },
          ])
        }
        return reply.send({ number: outcome.kind === 'enquiry' ? outcome.number : null })
      },
    )
  }
}
