import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { timing } from '#shared/sync/timing.ts'
import { accountRoutes } from './account-routes.ts'
import { createAuthentication } from './authentication.ts'
import { centreRoutes } from './centre-routes.ts'
import { changeRoutes } from './change-routes.ts'
import { contactRoutes } from './contact-routes.ts'
import { drainWith } from './drain.ts'
import { enquiryPageRoutes } from './enquiry-page-routes.ts'
import { enquiryRoutes } from './enquiry-routes.ts'
import { fileRoutes } from './file-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { inboundMailRoutes } from './inbound-mail-routes.ts'
import { invitationRoutes } from './invitation-routes.ts'
import { itemRoutes } from './item-routes.ts'
import { liveRoutes } from './live-routes.ts'
import { loggedFailure } from './logged-failure.ts'
import { memberRoutes } from './member-routes.ts'
import { observatoryRoutes } from './observatory-routes.ts'
import { openIdMount, openIdPath } from './openid-mount.ts'
import { operationRoutes } from './operation-routes.ts'
import { peopleDataRoutes } from './people-data-routes.ts'
import { answerWithProblems } from './problem-answers.ts'
import { publicFileRoutes } from './public-file-routes.ts'
import { pulseRoutes } from './pulse-routes.ts'
import type { ServiceParts } from './service-parts.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { uploadRoutes } from './upload-routes.ts'

/** The pages under `/docs` are the only ones of the service with script, and all of it is their own. */
const docsPolicy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

async function describe(app: FastifyInstance, { publicUrl }: ServiceParts): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'OSOR content service',
        version: '1',
        description:
          'Where the Open Source Observatory is kept: operations go in, a feed of changes comes out.',
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      servers: [{ url: publicUrl }],
      tags: [
        { name: 'writing' },
        { name: 'reading' },
        { name: 'accounts' },
        { name: 'members' },
        { name: 'enquiries' },
        { name: 'centres' },
        { name: 'service' },
      ],
      components: {
        securitySchemes: {
          openId: {
            type: 'openIdConnect',
            openIdConnectUrl: `${publicUrl}${openIdPath}/.well-known/openid-configuration`,
          },
        },
      },
    },
    transform: jsonSchemaTransform,
  })
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: docsPolicy })
}

/** How long a request may take to arrive, in milliseconds: a file of 10 MB at 300 kbit/s, and some more. */
const slowestRequest = timing.longAnswerLimit + 10_000

/** The HTTP server of the service, ready to listen. It logs warnings and errors to stderr, never tokens or bodies. */
export async function createApp(parts: ServiceParts): Promise<FastifyInstance> {
  const isHttps = parts.publicUrl.startsWith('https:')
  const app = Fastify({
    logger: {
      level: 'warn',
      stream: process.stderr,
      redact: ['req.headers.authorization', 'req.headers.cookie'],
      serializers: { err: loggedFailure },
    },
    // Behind a proxy on this machine, addresses are the ones that the proxy tells.
    trustProxy: isHttps ? 'loopback' : false,
    requestTimeout: slowestRequest,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerWithProblems(app)
  drainWith(app, parts.drain)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    strictTransportSecurity: isHttps,
  })
  await app.register(rateLimit, { max: parts.requestsPerMinute, timeWindow: '1 minute' })
  await describe(app, parts)
  const authentication = createAuthentication(app, parts)
  await app.register(operationRoutes(parts, authentication))
  await app.register(changeRoutes(parts, authentication))
  await app.register(liveRoutes(parts, authentication))
  await app.register(itemRoutes(parts, authentication))
  await app.register(pulseRoutes(parts, authentication))
  await app.register(fileRoutes(parts, authentication))
  await app.register(uploadRoutes(parts, authentication))
  await app.register(accountRoutes(parts, authentication))
  await app.register(observatoryRoutes(parts))
  await app.register(publicFileRoutes(parts))
  await app.register(memberRoutes(parts, authentication))
  await app.register(enquiryRoutes(parts, authentication))
  await app.register(peopleDataRoutes(parts, authentication))
  await app.register(enquiryPageRoutes(parts))
  await app.register(contactRoutes(parts))
  await app.register(inboundMailRoutes(parts))
  await app.register(centreRoutes(parts, authentication))
  await app.register(healthRoutes(parts))
  await app.register(signInRoutes(parts))
  await app.register(invitationRoutes(parts))
  await app.register(openIdMount(parts))
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  return app
}
