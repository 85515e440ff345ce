import { type Problem, type ProblemKind, problemType } from '#shared/sync/problem.ts'
import type { DecidingRule } from '#shared/workflow/deciding-rule.ts'

const statusAndTitle: Readonly<Record<ProblemKind, readonly [status: number, title: string]>> = {
  'not-signed-in': [401, 'Sign in to do this'],
  'not-found': [404, 'There is no such thing, or you may not see it'],
  'role-not-allowed': [403, 'Your role does not allow this'],
  'no-such-transition': [409, 'The workflow has no such step here'],
  'reason-missing': [422, 'A reason is required'],
  'invalid-request': [400, 'The request is not understood'],
  'invalid-fields': [422, 'Some fields hold what they cannot hold'],
  'not-ready': [422, 'Something is still missing'],
  'title-taken': [409, 'Another item has this title'],
  'item-exists': [409, 'This item exists already'],
  claimed: [409, 'Somebody else has claimed this item'],
  answered: [409, 'This suggestion was answered before'],
  'operation-reused': [409, 'This operation was sent before with other content'],
  'operation-too-old': [409, 'This operation was answered before, too long ago to be answered the same'],
  'file-missing': [409, 'A file that is named here has to be uploaded first'],
  'file-damaged': [422, 'The content is not what its address says'],
  'file-refused': [422, 'The file is not of a kind that is kept'],
  'membership-refused': [409, 'The members stand in another way than this asks for'],
  'enquiry-refused': [409, 'The enquiry stands in another way than this asks for'],
  'centre-refused': [409, 'The list of resource centres stands in another way than this asks for'],
  'too-large': [413, 'The request is too large'],
  'too-many-requests': [429, 'Too many requests'],
  unavailable: [503, 'The service cannot do this right now'],
  internal: [500, 'The service made a mistake'],
}

/** Where in the request a problem lies: a JSON pointer (RFC 6901), and what is wrong there. */
export interface PointedError {
  readonly pointer: string
  readonly detail: string
}

/** A JSON pointer of path segments. */
export function pointerTo(...segments: readonly PropertyKey[]): string {
  return segments.map(segment => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** RFC 9457 problem details of a kind. */
export function problemOf(
  kind: ProblemKind,
  more: {
    readonly detail?: string
    readonly errors?: readonly PointedError[]
    readonly rule?: DecidingRule
  } = {},
): Problem {
  const [status, title] = statusAndTitle[kind]
  return {
    type: problemType(kind),
    title,
    status,
    ...(more.detail === undefined ? {} : { detail: more.detail }),
    ...(more.errors === undefined ? {} : { errors: [...more.errors] }),
    ...(more.rule === undefined ? {} : { rule: more.rule }),
  }
}
