import type { ProblemKind } from '#shared/sync/problem.ts'
import { type PointedError, problemOf } from '../problem-details.ts'

/** Ends a request with problem details. */
export class ProblemFailure extends Error {
  readonly kind: ProblemKind
  readonly errors: readonly PointedError[] | undefined
  /** When it can be tried again, in seconds. */
  readonly retryAfter: number | undefined
  /** What exactly it was, where the kind does not say it all. */
  readonly detail: string | undefined

  constructor(kind: ProblemKind, errors?: readonly PointedError[], retryAfter?: number, detail?: string) {
    super(problemOf(kind).title)
    this.name = 'ProblemFailure'
    this.kind = kind
    this.errors = errors
    this.retryAfter = retryAfter
    this.detail = detail
  }
}
