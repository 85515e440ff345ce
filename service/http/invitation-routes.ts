import formbody from '@fastify/formbody'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type InvitationMistake, invitationPage, invitationSaid } from '../accounts/invitation-page.ts'
import { leastPassword, OrganisationName, PersonName, UserName } from '../accounts/new-account.ts'
import { pagePolicy } from '../accounts/page.ts'
import { hashPassword } from '../accounts/password.ts'
import { createSignInThrottle } from '../accounts/sign-in-throttle.ts'
import { acceptByPage, type OpenedInvitation, openInvitation } from '../members/accept-by-page.ts'
import { loadCollection } from '../storage/collection.ts'
import type { ServiceParts } from './service-parts.ts'

const Params = z.object({ secret: z.string().max(200) })
const Typed = z.object({
  name: z.string().max(1_000).default(''),
  organisation: z.string().max(1_000).default(''),
  user_name: z.string().max(1_000).default(''),
  password: z.string().max(1_000).default(''),
  password_again: z.string().max(1_000).default(''),
})

/** Links that lead to nothing, or forms that fail, from one address before each further one has to wait. */
const freeFailures = 10

const sentences: Readonly<Record<Exclude<OpenedInvitation['kind'], 'open'>, string>> = {
  unknown: 'There is no such invitation. Check that the address is whole.',
  expired: 'This invitation has expired. Ask whoever invited you for a new one.',
  accepted: 'This invitation has been used. Open OSOR Desk and sign in.',
  declined: 'This invitation was declined. Ask whoever invited you for a new one.',
  withdrawn: 'This invitation was withdrawn. Ask whoever invited you.',
  has_account:
    'There is an account with your e-mail address already. Open OSOR Desk and sign in: the invitation waits for you in Members.',
}
const wait = (seconds: number) => `There were too many failed attempts. Try again in ${seconds} seconds.`
const welcome = (userName: string) =>
  `You are a member now. Open OSOR Desk and sign in with the user name ${userName}.`

function mistakesIn(typed: z.infer<typeof Typed>): readonly InvitationMistake[] {
  const found: readonly (readonly [InvitationMistake, boolean])[] = [
    ['name', !PersonName.safeParse(typed.name).success],
    ['user_name', !UserName.safeParse(typed.user_name).success],
    ['password', typed.password.length < leastPassword],
    ['password_again', typed.password !== typed.password_again],
  ]
  return found.flatMap(([mistake, isThere]) => (isThere ? [mistake] : []))
}

/** The page of an invitation's link, on which somebody without an account makes one. */
export function invitationRoutes({ storage, clock }: ServiceParts): FastifyPluginAsyncZod {
  const { database } = storage
  const throttle = createSignInThrottle(freeFailures, () => clock().getTime())

  function sendPage(reply: FastifyReply, status: number, html: string) {
    return reply
      .code(status)
      .header('content-security-policy', pagePolicy)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html)
  }

  function sendNotOpen(reply: FastifyReply, kind: keyof typeof sentences) {
    const status = kind === 'unknown' ? 404 : kind === 'has_account' ? 409 : 410
    return sendPage(reply, status, invitationSaid(sentences[kind]))
  }

  /** The page that asks to wait, where an address has failed too often; undefined where it has not. */
  function waiting(reply: FastifyReply, address: string) {
    const left = throttle.waitFor(address)
    if (left === 0) return undefined
    const seconds = Math.ceil(left / 1_000)
    return sendPage(reply.header('retry-after', seconds), 429, invitationSaid(wait(seconds)))
  }

  return async app => {
    await app.register(formbody)
    app.get('/invitations/:secret', { schema: { hide: true, params: Params } }, async (request, reply) => {
      const refused = waiting(reply, request.ip)
      if (refused !== undefined) return refused
      const opened = await openInvitation(database, request.params.secret, clock())
      if (opened.kind === 'unknown') throttle.failed(request.ip)
      if (opened.kind !== 'open') return sendNotOpen(reply, opened.kind)
      const { name: collection } = await loadCollection(database)
      const form = { name: '', organisation: '', user_name: '' }
      const shown = { action: request.url, collection, email: opened.invitation.email, form, mistakes: [] }
      return sendPage(reply, 200, invitationPage(shown))
    })
    app.post(
      '/invitations/:secret',
      { schema: { hide: true, params: Params, body: Typed } },
      async (request, reply) => {
        const refused = waiting(reply, request.ip)
        if (refused !== undefined) return refused
        const { secret } = request.params
        const typed = request.body
        const opened = await openInvitation(database, secret, clock())
        if (opened.kind === 'unknown') throttle.failed(request.ip)
        if (opened.kind !== 'open') return sendNotOpen(reply, opened.kind)
        const { email } = opened.invitation
        const again = async (status: number, mistakes: readonly InvitationMistake[]) => {
          const { name: collection } = await loadCollection(database)
          const shown = { action: request.url, collection, email, form: typed, mistakes }
          return sendPage(reply, status, invitationPage(shown))
        }
        const mistakes = mistakesIn(typed)
        if (mistakes.length > 0) return again(422, mistakes)
        // Counts until it has succeeded: a hash costs, and the answer tells which user names exist.
        throttle.failed(request.ip)
        const account = {
          userName: UserName.parse(typed.user_name),
          name: PersonName.parse(typed.name),
          organisation: OrganisationName.catch('').parse(typed.organisation),
          passwordHash: await hashPassword(typed.password),
        }
        const accepted = await acceptByPage(database, secret, account, clock())
        if (accepted.kind === 'user_name_taken') return again(409, ['user_name_taken'])
        if (accepted.kind === 'not_open') {
          return sendNotOpen(reply, accepted.opened.kind === 'open' ? 'accepted' : accepted.opened.kind)
        }
        throttle.takenBack(request.ip)
        return sendPage(reply, 200, invitationSaid(welcome(account.userName), true))
      },
    )
  }
}
