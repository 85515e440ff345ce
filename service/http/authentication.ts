import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Account, findAccount } from '../accounts/account.ts'
import { ProblemFailure } from './problem-failure.ts'
import type { ServiceParts } from './service-parts.ts'

export interface Authentication {
  /** Hook of the routes for signed-in accounts: ends the request with 401 without a valid access token. */
  readonly requireAccount: (request: FastifyRequest) => Promise<void>
  /** The account of a request that has passed the hook. */
  readonly accountOf: (request: FastifyRequest) => Account
}

const bearer = /^Bearer ([\w.~+/-]+=*)$/i

/** Access tokens are opaque: the provider that gave them out says whose they are. */
export function createAuthentication(
  app: FastifyInstance,
  { provider, storage, accountRequestsPerMinute }: ServiceParts,
): Authentication {
  const accounts = new WeakMap<FastifyRequest, Account>()
  const countRequest = app.createRateLimit({
    max: accountRequestsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: request => accounts.get(request)?.person.id ?? '',
  })
  return {
    requireAccount: async request => {
      const value = bearer.exec(request.headers.authorization ?? '')?.[1]
      const token = value === undefined ? undefined : await provider.AccessToken.find(value)
      const account = token === undefined ? undefined : await findAccount(storage.database, token.accountId)
      if (account === undefined) throw new ProblemFailure('not-signed-in')
      accounts.set(request, account)
      const limit = await countRequest(request)
      if (!limit.isAllowed && limit.isExceeded) {
        throw new ProblemFailure('too-many-requests', undefined, limit.ttlInSeconds)
      }
    },
    accountOf: request => {
      const account = accounts.get(request)
      if (account === undefined) throw new ProblemFailure('not-signed-in')
      return account
    },
  }
}
