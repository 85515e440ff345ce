import type { z } from 'zod'
import { Problem } from '#shared/sync/problem.ts'
import type { SyncFailure } from '#shared/sync/sync-status.ts'
import { failureOf, failureOfStatus, notUnderstood, type RequestFailure } from './request-failure.ts'
import type { SignedInRequests } from './signed-in-requests.ts'

export interface ActRequestParts {
  readonly requests: SignedInRequests
  readonly now: () => Date
  /** How long the request may take, in milliseconds. */
  readonly limit: number
}

/** An act, where it goes, and what its answers look like. */
interface SentAct<Done, Refused> {
  readonly path: string
  readonly act: unknown
  readonly done: z.ZodType<Done>
  readonly refused: z.ZodType<Refused>
}

/** What came of an act that was sent. */
export type ActAnswer<Done, Refused> =
  | { readonly kind: 'done'; readonly value: Done }
  | { readonly kind: 'refused'; readonly problem: Refused }
  /** Whether it is done is not known: sent again with the same id, it is done once. */
  | { readonly kind: 'no_answer'; readonly failure: SyncFailure }
  /** The service said no for another reason, as to a sign-in that has ended. */
  | { readonly kind: 'not_accepted' }

function noAnswer({ failure }: RequestFailure): {
  readonly kind: 'no_answer'
  readonly failure: SyncFailure
} {
  return { kind: 'no_answer', failure }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function answerOf<Done, Refused>(
  isOk: boolean,
  content: unknown,
  sent: SentAct<Done, Refused>,
): ActAnswer<Done, Refused> {
  if (isOk) {
    const done = sent.done.safeParse(content)
    return done.success ? { kind: 'done', value: done.data } : noAnswer(notUnderstood)
  }
  const refused = sent.refused.safeParse(content)
  if (refused.success) return { kind: 'refused', problem: refused.data }
  return Problem.safeParse(content).success ? { kind: 'not_accepted' } : noAnswer(notUnderstood)
}

/** Asks the service to do an act, once; what came of it is a value. */
export async function sendAct<Done, Refused>(
  { requests, now, limit }: ActRequestParts,
  sent: SentAct<Done, Refused>,
): Promise<ActAnswer<Done, Refused>> {
  try {
    const response = await requests.send(
      sent.path,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(sent.act),
      },
      () => AbortSignal.timeout(limit),
    )
    if ('kind' in response) return response.kind === 'failed' ? noAnswer(response) : { kind: 'not_accepted' }
    const failure = failureOfStatus(response, now())
    // An unread body would keep its connection.
    const body = await response.text()
    return failure === null ? answerOf(response.ok, jsonOf(body), sent) : noAnswer(failure)
  } catch (error) {
    return noAnswer(failureOf(error))
  }
}
