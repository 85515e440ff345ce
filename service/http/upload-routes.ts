import type { IncomingMessage } from 'node:http'
import { Server } from '@tus/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { largestFile } from '#shared/content/file-limits.ts'
import type { Authentication } from './authentication.ts'
import { forBodies, forItems, forUploads, signedIn, tusHeaders } from './documented.ts'
import type { ServiceParts } from './service-parts.ts'
import { TusStore } from './tus-store.ts'
import { UploadFailure } from './upload-failure.ts'

const path = '/v1/uploads'
const tusVersion = '1.0.0'

/** A line on which nothing comes for so long in the middle of a file is taken for broken, in milliseconds. */
const longestSilence = 60_000

const UploadParams = z.object({ upload: z.string().regex(/^[0-9a-f]{32}$/) })

const TusHeaders = z.object({
  'tus-resumable': z.string().optional().describe(`Always ${tusVersion}`),
})
const CreationHeaders = TusHeaders.extend({
  'upload-length': z.string().optional().describe(`Bytes of the file, at most ${largestFile}`),
  'upload-metadata': z
    .string()
    .optional()
    .describe('“sha256” and, as Base64, the SHA-256 of the content in lower-case hex'),
})
const GrowthHeaders = TusHeaders.extend({
  'upload-offset': z.string().optional().describe('Where the bytes begin: as many as are here already'),
})

/** The headers of a request that the tus protocol is about. */
const ofTus = /^(tus-|upload-|content-type$|content-length$)/

/** The body of a request, for a web request that may leave it unread. */
interface RequestBody {
  readonly stream: ReadableStream<Uint8Array>
  /** Whether any of it was asked for. */
  readonly isBegun: () => boolean
  /** Waits for nothing more; what is still to come may be read by somebody else. */
  readonly letGo: () => void
}

function bodyOf(raw: IncomingMessage): RequestBody {
  const pieces: AsyncIterator<Uint8Array> = raw.iterator({ destroyOnReturn: false })
  let silence: NodeJS.Timeout | undefined
  let isBegun = false
  return {
    stream: new ReadableStream(
      {
        pull: async controller => {
          isBegun = true
          silence = setTimeout(() => raw.destroy(new Error('Nothing came')), longestSilence)
          try {
            const piece = await pieces.next()
            if (piece.done) controller.close()
            else controller.enqueue(piece.value)
          } finally {
            clearTimeout(silence)
          }
        },
      },
      // Nothing is read that nobody asks for: a request that is refused by its headers alone keeps its line.
      { highWaterMark: 0 },
    ),
    isBegun: () => isBegun,
    letGo: () => {
      clearTimeout(silence)
      // Where a piece is waited for this takes place when it comes; that the line is cut meanwhile concerns nobody.
      pieces.return?.().catch(() => {})
      // What has come already must not stand before the next request on the line.
      if (raw.complete) raw.resume()
    },
  }
}

/**
 * Files on their way to the service, by the tus protocol 1.0.0: an upload that broke off goes on where it was, after
 * any time, on any service that shares the database. The tus server of a request knows the uploads of its account only.
 */
export function uploadRoutes(
  { storage, clock }: ServiceParts,
  { requireAccount, accountOf }: Authentication,
): FastifyPluginAsyncZod {
  const underWay = new Map<Promise<unknown>, IncomingMessage>()

  async function askTus(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { account } = accountOf(request).actor
    const store = new TusStore({ database: storage.database, account, clock })
    let failure: Error | null = null
    const server = new Server({
      path,
      datastore: store,
      maxSize: largestFile,
      relativeLocation: true,
      // No page of the web may ask.
      allowedOrigins: [],
      // The turn is taken in the database, where every service sees it; nobody has to wait for it.
      locker: { newLock: id => ({ lock: () => store.takeTurn(id), unlock: async () => {} }) },
      onResponseError: (_request, error) => {
        if (error instanceof Error && !('status_code' in error)) failure = error
        return undefined
      },
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) {
      if (typeof value === 'string' && ofTus.test(name)) headers.set(name, value)
    }
    const takesBytes = request.method === 'POST' || request.method === 'PATCH'
    const body = takesBytes ? bodyOf(request.raw) : null
    const response = await server
      .handleWeb(
        new Request(new URL(request.url, 'http://localhost'), {
          method: request.method,
          headers,
          ...(body && { body: body.stream, duplex: 'half' }),
        }),
      )
      .finally(() => body?.letGo())
    // Of a body that was read in part the rest is nobody's any more: the next request needs a line of its own.
    if (body?.isBegun() && !request.raw.complete) reply.header('connection', 'close')
    if (failure) throw failure
    if (response.status >= 400) throw new UploadFailure(response.status, (await response.text()).trim())
    for (const [name, value] of response.headers) {
      if (/^(tus-|upload-|location$|cache-control$)/.test(name)) reply.header(name, value)
    }
    reply.code(response.status)
  }

  /** Sets status and headers of the answer, which has no body. Throws what becomes problem details. */
  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const asking = askTus(request, reply)
    underWay.set(asking, request.raw)
    try {
      await asking
    } finally {
      underWay.delete(asking)
    }
  }

  return async app => {
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('tus-resumable', tusVersion)
    })
    app.addHook('onRequest', requireAccount)
    // A file on a slow line would hold up the end: what has come is stored, and the desk goes on with it later.
    app.addHook('preClose', async () => {
      for (const raw of underWay.values()) raw.destroy()
      await Promise.allSettled(underWay.keys())
    })
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, _payload, done) => {
      done(null, undefined)
    })
    const about = { tags: ['writing'], security: signedIn }
    app.options(
      path,
      {
        schema: {
          ...about,
          summary: 'What of tus is spoken here',
          response: { 204: tusHeaders, ...forUploads },
        },
      },
      async (request, reply) => {
        await answer(request, reply)
        return reply.send(null)
      },
    )
    app.post(
      path,
      {
        schema: {
          ...about,
          summary: 'Begin to upload a file (tus, creation and creation-with-upload)',
          headers: CreationHeaders,
          response: { 201: tusHeaders, ...forUploads, ...forBodies },
        },
      },
      async (request, reply) => {
        await answer(request, reply)
        return reply.send(null)
      },
    )
    const ofUpload = `${path}/:upload`
    app.head(
      ofUpload,
      {
        schema: {
          ...about,
          summary: 'How much of an upload is here',
          params: UploadParams,
          headers: TusHeaders,
          response: { 200: tusHeaders, ...forUploads, ...forItems },
        },
      },
      async (request, reply) => {
        await answer(request, reply)
        return reply.send(null)
      },
    )
    app.patch(
      ofUpload,
      {
        schema: {
          ...about,
          summary: 'Go on with an upload; with the last byte the file is checked and stored',
          consumes: ['application/offset+octet-stream'],
          params: UploadParams,
          headers: GrowthHeaders,
          body: z.unknown().describe('The bytes'),
          response: { 204: tusHeaders, ...forUploads, ...forItems, ...forBodies },
        },
      },
      async (request, reply) => {
        await answer(request, reply)
        return reply.send(null)
      },
    )
    app.delete(
      ofUpload,
      {
        schema: {
          ...about,
          summary: 'Give an upload up (tus, termination)',
          params: UploadParams,
          headers: TusHeaders,
          response: { 204: tusHeaders, ...forUploads, ...forItems },
        },
      },
      async (request, reply) => {
        await answer(request, reply)
        return reply.send(null)
      },
    )
  }
}
