import type { SyncFailure } from '#shared/sync/sync-status.ts'
import type { ServiceAnswer } from '../service/port.ts'

/** What came of a run of the sync engine, or of a part of one. `detached`: its library was let go meanwhile. */
export type RunOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'detached' }
  | { readonly kind: 'sign_in_needed' }
  | { readonly kind: 'failed'; readonly failure: SyncFailure; readonly retryAfter: number | null }

/** Turns an answer that is none into the outcome of the run; `fault` hears of what is nobody's to act on. */
export function outcomeOf(
  answer: Exclude<ServiceAnswer<unknown>, { kind: 'answer' }>,
  fault: (error: unknown) => void,
): RunOutcome {
  switch (answer.kind) {
    case 'failed':
      return answer
    case 'sign_in_needed':
      return { kind: 'sign_in_needed' }
    case 'refused':
      // A whole request is only refused when desk and service do not speak the same protocol.
      fault(answer.problem)
      return { kind: 'failed', failure: 'not_understood', retryAfter: null }
  }
}

/** Whether the line was too slow for what was asked. */
export function isTooSlow(answer: ServiceAnswer<unknown>): boolean {
  return answer.kind === 'failed' && answer.failure === 'too_slow'
}
