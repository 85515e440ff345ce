import type { Revision } from '#shared/content/identity.ts'
import type { Item } from '#shared/sync/item.ts'
import type { Problem, ProblemKind } from '#shared/sync/problem.ts'
import type { DecidingRule } from '#shared/workflow/deciding-rule.ts'
import type { Refusal } from '#shared/workflow/may.ts'
import type { State } from '#shared/workflow/state.ts'
import { type PointedError, problemOf } from '../problem-details.ts'

/** What became of an operation, without its id and time. */
export type OperationOutcome =
  | { readonly outcome: 'applied'; readonly revision: Revision; readonly state: State | null }
  | { readonly outcome: 'conflict'; readonly current: Item | null }
  | { readonly outcome: 'refused'; readonly problem: Problem }
  /** Not now: something has to be done first. Nothing is stored of it. */
  | { readonly outcome: 'retry'; readonly problem: Problem }

export type Refused = Extract<OperationOutcome, { readonly outcome: 'refused' }>

export function refused(kind: ProblemKind, errors?: readonly PointedError[]): Refused {
  return { outcome: 'refused', problem: problemOf(kind, errors === undefined ? {} : { errors }) }
}

/** The workflow's refusal as the protocol says it, with the rule that says so. */
export function refusedBy(refusal: Refusal, rule: DecidingRule): Refused {
  switch (refusal) {
    case 'no_such_transition':
      return { outcome: 'refused', problem: problemOf('no-such-transition', { rule }) }
    case 'role_not_allowed':
      return { outcome: 'refused', problem: problemOf('role-not-allowed', { rule }) }
    case 'reason_missing': {
      const errors = [{ pointer: '/reason', detail: 'required' }]
      return { outcome: 'refused', problem: problemOf('reason-missing', { errors, rule }) }
    }
    case 'not_visible':
      return refused('not-found')
  }
}
