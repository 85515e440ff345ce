import { ActDone, type ActOutcome, RefusedAct } from '#shared/members/act-answer.ts'
import type { MembershipAct } from '#shared/members/membership-act.ts'
import { Problem } from '#shared/sync/problem.ts'
import { failureOf, failureOfStatus, notUnderstood, type RequestFailure } from './request-failure.ts'
import type { SignedInRequests } from './signed-in-requests.ts'

export interface ActRequestParts {
  readonly requests: SignedInRequests
  readonly now: () => Date
  /** How long the request may take, in milliseconds. */
  readonly limit: number
}

function noAnswer({ failure }: RequestFailure): ActOutcome {
  return { kind: 'no_answer', failure }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function outcomeOf(isOk: boolean, content: unknown): ActOutcome {
  if (isOk) {
    const done = ActDone.safeParse(content)
    return done.success ? { kind: 'done', value: done.data } : noAnswer(notUnderstood)
  }
  const refused = RefusedAct.safeParse(content)
  if (refused.success) {
    const { rule, current = null } = refused.data
    return { kind: 'refused', rule, current }
  }
  return Problem.safeParse(content).success ? { kind: 'not_accepted' } : noAnswer(notUnderstood)
}

/** Asks the service to do something about the members, once; what came of it is a value. */
export async function sendMembershipAct(
  { requests, now, limit }: ActRequestParts,
  act: MembershipAct,
): Promise<ActOutcome> {
  try {
    const response = await requests.send(
      '/v1/members/acts',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(act),
      },
      () => AbortSignal.timeout(limit),
    )
    if ('kind' in response) return response.kind === 'failed' ? noAnswer(response) : { kind: 'not_accepted' }
    const failure = failureOfStatus(response, now())
    // An unread body would keep its connection.
    const body = await response.text()
    return failure === null ? outcomeOf(response.ok, jsonOf(body)) : noAnswer(failure)
  } catch (error) {
    return noAnswer(failureOf(error))
  }
}
