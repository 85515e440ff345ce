import type { ProblemKind } from '#shared/sync/problem.ts'
import { type PointedError, problemOf } from '../problem-details.ts'

/** Ends a request with problem details. */
export class ProblemFailure extends Error {
  readonly kind: ProblemKind
  readonly errors: readonly PointedError[] | undefined
  /** When it can be tried again, in seconds. */
  readonly retryAfter: number | undefined
  /** What this kind of problem says beyond the members that every problem has (RFC 9457, section 3.2). */
  readonly extension: Readonly<Record<string, unknown>> | undefined

  constructor(
    kind: ProblemKind,
    errors?: readonly PointedError[],
    retryAfter?: number,
    extension?: Readonly<Record<string, unknown>>,
  ) {
    super(problemOf(kind).title)
    this.name = 'ProblemFailure'
    this.kind = kind
    this.errors = errors
    this.retryAfter = retryAfter
    this.extension = extension
  }
}
