import { z } from 'zod'
import { EnquiryRefusal } from '#shared/enquiry/enquiry-refusal.ts'
import {
  type EnquiryOutcome,
  type EnquiryRequest,
  EnquiryRequestDone,
  requestIdOf,
} from '#shared/enquiry/enquiry-request.ts'
import { Problem, problemKind } from '#shared/sync/problem.ts'
import { failureOf, failureOfStatus, notUnderstood } from './request-failure.ts'
import type { SignedInRequests } from './signed-in-requests.ts'

export interface EnquiryRequestParts {
  readonly requests: SignedInRequests
  readonly now: () => Date
  /** How long the request may take, in milliseconds. */
  readonly limit: number
}

const Refused = z.object({ refusal: EnquiryRefusal })

/** Where a request goes, and what: a note and a letter share no route. */
function routeOf(request: EnquiryRequest): readonly [path: string, body: unknown] {
  switch (request.kind) {
    case 'act':
      return ['/v1/enquiries/acts', request.act]
    case 'note':
      return ['/v1/enquiries/notes', request.note]
    case 'letter':
      return ['/v1/enquiries/letters', request.letter]
    case 'module':
      return ['/v1/enquiries/text-modules', request.module]
  }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function outcomeOf(isOk: boolean, content: unknown, request: EnquiryRequest): EnquiryOutcome {
  if (isOk) {
    // A page of whatever stands before the service says 200 as well.
    const isDone = EnquiryRequestDone.safeParse(content).data?.done === requestIdOf(request)
    return isDone ? { kind: 'done' } : { kind: 'no_answer', failure: notUnderstood.failure }
  }
  const refused = Refused.safeParse(content)
  if (refused.success) return { kind: 'refused', refusal: refused.data.refusal }
  const problem = Problem.safeParse(content)
  if (!problem.success) return { kind: 'no_answer', failure: notUnderstood.failure }
  return problemKind(problem.data) === 'role-not-allowed'
    ? { kind: 'refused', refusal: 'role_not_allowed' }
    : { kind: 'not_accepted' }
}

/** Asks the service to do something about an enquiry; what came of it is a value. The same id never does anything twice. */
export async function sendEnquiryRequest(
  { requests, now, limit }: EnquiryRequestParts,
  request: EnquiryRequest,
): Promise<EnquiryOutcome> {
  const [path, body] = routeOf(request)
  try {
    const response = await requests.send(
      path,
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
      () => AbortSignal.timeout(limit),
    )
    if ('kind' in response) {
      // A sign-in that has ended says nothing about the request: it waits until somebody signs in again.
      return { kind: 'no_answer', failure: (response.kind === 'failed' ? response : notUnderstood).failure }
    }
    const failure = failureOfStatus(response, now())
    // An unread body would keep its connection.
    const content = await response.text()
    return failure === null
      ? outcomeOf(response.ok, jsonOf(content), request)
      : { kind: 'no_answer', failure: failure.failure }
  } catch (error) {
    return { kind: 'no_answer', failure: failureOf(error).failure }
  }
}
