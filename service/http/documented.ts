import { z } from 'zod'
import { Problem } from '#shared/sync/problem.ts'

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
})

const described = {
  304: { description: 'Not modified', content: { 'application/json': { schema: z.null() } } },
  400: problem('The request is not understood'),
  401: problem('No valid access token'),
  404: problem('There is no such thing, or the account may not see it'),
  413: problem('The request is too large'),
  429: problem('Too many requests; Retry-After says when to come back'),
} as const

/** The answers of a route beside the good one, for the OpenAPI document. */
export function alsoAnswers<Status extends keyof typeof described>(
  ...statuses: readonly Status[]
): Pick<typeof described, Status> {
  return Object.fromEntries(statuses.map(status => [status, described[status]])) as Pick<
    typeof described,
    Status
  >
}

/** Security of the routes that need an access token, for the OpenAPI document. */
export const signedIn = [{ openId: ['openid'] }]
