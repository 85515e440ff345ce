import formbody from '@fastify/formbody'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { DemoAccount } from '#shared/sync/me.ts'
import { type Account, findAccountByUserName, findDemoAccount } from '../accounts/account.ts'
import { offeredAccounts } from '../accounts/offered-accounts.ts'
import { page, pagePolicy } from '../accounts/page.ts'
import { isPassword } from '../accounts/password.ts'
import { createSignInAttempts } from '../accounts/sign-in-attempts.ts'
import { signInPage } from '../accounts/sign-in-page.ts'
import type { ServiceParts } from './service-parts.ts'

const SignInForm = z.union([
  z.object({ demo_account: DemoAccount.shape.key }),
  z.object({ user_name: z.string().max(200), password: z.string().max(1_000) }),
])
const Params = z.object({ uid: z.string() })

const sentences = {
  wrong: 'The user name or the password is not right.',
  wait: (seconds: number) => `There were too many failed attempts. Try again in ${seconds} seconds.`,
  expired: 'This sign-in has expired. Go back to OSOR Desk and sign in again.',
}

/** The pages on which a person says who they are, in the middle of an authorization. */
export function signInRoutes(parts: ServiceParts): FastifyPluginAsyncZod {
  const { provider, storage, isDemo, clock } = parts

  const attempts = createSignInAttempts(() => clock().getTime())

  /** The authorization that this browser is in the middle of, or undefined. */
  async function authorizationOf(request: FastifyRequest, reply: FastifyReply) {
    try {
      return await provider.interactionDetails(request.raw, reply.raw)
    } catch {
      // Expired, finished, or of another browser: the provider tells them apart, the person need not.
      return undefined
    }
  }

  function sendPage(reply: FastifyReply, status: number, html: string) {
    return reply
      .code(status)
      .header('content-security-policy', pagePolicy)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html)
  }

  function sendExpired(reply: FastifyReply) {
    return sendPage(reply, 400, page('Sign in', `<p role="alert">${sentences.expired}</p>`))
  }

  async function finish(request: FastifyRequest, reply: FastifyReply, account: Account) {
    const next = await provider.interactionResult(request.raw, reply.raw, {
      login: { accountId: account.person.id },
      // The desk is this service's own: nobody has to allow it anything.
      consent: {},
    })
    return reply.redirect(next, 303)
  }

  /** The account of a form, or why there is none. */
  async function accountOfForm(
    form: z.infer<typeof SignInForm>,
    address: string,
  ): Promise<Account | { readonly status: number; readonly failure: string }> {
    if ('demo_account' in form) {
      const account = isDemo ? await findDemoAccount(storage.database, form.demo_account) : undefined
      return account ?? { status: 401, failure: sentences.wrong }
    }
    const name = form.user_name.trim().toLowerCase()
    const wait = attempts.waitFor(name, address)
    if (wait > 0) return { status: 429, failure: sentences.wait(Math.ceil(wait / 1000)) }
    attempts.begun(name, address)
    const account = await findAccountByUserName(storage.database, form.user_name)
    if (await isPassword(form.password, account?.passwordHash ?? null)) {
      attempts.succeeded(name, address)
      if (account !== undefined) return account
    }
    return { status: 401, failure: sentences.wrong }
  }

  return async app => {
    await app.register(formbody)
    app.get('/sign-in/:uid', { schema: { hide: true, params: Params } }, async (request, reply) => {
      const authorization = await authorizationOf(request, reply)
      if (authorization === undefined) return sendExpired(reply)
      const hint = DemoAccount.shape.key.safeParse(authorization.params['login_hint'])
      if (isDemo && hint.success) {
        const account = await findDemoAccount(storage.database, hint.data)
        if (account !== undefined) return finish(request, reply, account)
      }
      const demoAccounts = isDemo ? await offeredAccounts(storage.database) : []
      const html = signInPage({ action: request.url, userName: '', failure: null, demoAccounts })
      return sendPage(reply, 200, html)
    })
    app.post(
      '/sign-in/:uid',
      { schema: { hide: true, params: Params, body: SignInForm } },
      async (request, reply) => {
        const authorization = await authorizationOf(request, reply)
        if (authorization === undefined) return sendExpired(reply)
        const form = request.body
        const outcome = await accountOfForm(form, request.ip)
        if ('actor' in outcome) return finish(request, reply, outcome)
        const demoAccounts = isDemo ? await offeredAccounts(storage.database) : []
        const userName = 'user_name' in form ? form.user_name : ''
        const { failure, status } = outcome
        return sendPage(reply, status, signInPage({ action: request.url, userName, failure, demoAccounts }))
      },
    )
  }
}
