import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { FollowChanges } from '#shared/follows/follows.ts'
import { MailChoice } from '#shared/notices/mail-choice.ts'
import { DemoAccounts, Me } from '#shared/sync/me.ts'
import type { Account } from '../accounts/account.ts'
import { offeredAccounts } from '../accounts/offered-accounts.ts'
import { changeFollows, loadFollows } from '../follows/stored-follows.ts'
import { loadCollection } from '../storage/collection.ts'
import type { Authentication } from './authentication.ts'
import { forAccounts, forBodies, signedIn, tooMany } from './documented.ts'
import type { ServiceParts } from './service-parts.ts'

/** Who I am, and whom a demonstration offers to be. */
export function accountRoutes(
  { storage, isDemo, sendsMail }: ServiceParts,
  { requireAccount, accountOf }: Authentication,
): FastifyPluginAsyncZod {
  async function meOf({ person, email, actor, mailChoice }: Account): Promise<Me> {
    const { name, policy, instance } = await loadCollection(storage.database)
    return {
      account: { id: person.id, name: person.name, email, organisation: person.organisation },
      membership: actor.membership,
      siteRoles: actor.siteRoles,
      mail: { choice: mailChoice, isSent: sendsMail },
      follows: await loadFollows(storage.database, person.id),
      collection: { name, policy },
      service: { instance, name: 'OSOR content service' },
    }
  }

  return async app => {
    app.get(
      '/v1/me',
      {
        onRequest: requireAccount,
        schema: {
          summary: 'The signed-in account, its roles and the policy of the collection',
          tags: ['accounts'],
          security: signedIn,
          response: { 200: Me, ...forAccounts },
        },
      },
      async (request, reply) => reply.send(await meOf(accountOf(request))),
    )
    app.put(
      '/v1/me/mail',
      {
        onRequest: requireAccount,
        schema: {
          summary: 'Chooses how the signed-in account is told by mail of what happens',
          tags: ['accounts'],
          security: signedIn,
          body: z.object({ choice: MailChoice }),
          response: { 200: Me, ...forAccounts },
        },
      },
      async (request, reply) => {
        const account = accountOf(request)
        const { choice } = request.body
        await storage.database
          .updateTable('account')
          .set({ mail_choice: choice })
          .where('id', '=', account.person.id)
          .execute()
        return reply.send(await meOf({ ...account, mailChoice: choice }))
      },
    )
    app.put(
      '/v1/me/follows',
      {
        onRequest: requireAccount,
        schema: {
          summary: 'Follows topics and countries, or follows them no more; what stands so already stays',
          tags: ['accounts'],
          security: signedIn,
          body: FollowChanges,
          response: { 200: Me, ...forBodies },
        },
      },
      async (request, reply) => {
        const account = accountOf(request)
        await changeFollows(storage.database, account.person.id, request.body.changes)
        return reply.send(await meOf(account))
      },
    )
    app.get(
      '/v1/demo-accounts',
      {
        schema: {
          summary: 'Accounts that a demonstration offers; none otherwise',
          tags: ['accounts'],
          response: { 200: DemoAccounts, ...tooMany },
        },
      },
      async (_request, reply) =>
        reply.send({ accounts: isDemo ? await offeredAccounts(storage.database) : [] }),
    )
  }
}
