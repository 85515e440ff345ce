import { z } from 'zod'
import { DecidingRule } from '../workflow/deciding-rule.ts'

/**
 * Why the service said no, as the last part of the problem's `type` URN. The message catalogue has a sentence for
 * each, so that a person never reads a status code.
 */
export const ProblemKind = z.enum([
  'not-signed-in',
  'not-found',
  'role-not-allowed',
  'no-such-transition',
  'reason-missing',
  'invalid-request',
  'invalid-fields',
  'not-ready',
  'title-taken',
  'item-exists',
  'operation-reused',
  /** Somebody else reads the item for a decision. */
  'claimed',
  /** A suggested edit has another answer already. */
  'answered',
  /** It was answered before, so long ago that the answer is forgotten. It is not applied a second time. */
  'operation-too-old',
  /** Words name a file that the service does not have from this account: upload it, then send them again. */
  'file-missing',
  /** What came is not the content that its address names. */
  'file-damaged',
  'file-refused',
  /** An act on the members that a rule refuses; the problem names the rule. */
  'membership-refused',
  /** Something about an enquiry that its rules refuse; the problem names which. */
  'enquiry-refused',
  /** An act on the list of resource centres that a rule refuses; the problem names the rule. */
  'centre-refused',
  'too-large',
  'too-many-requests',
  'unavailable',
  'internal',
])
export type ProblemKind = z.infer<typeof ProblemKind>

const prefix = 'urn:osor:problem:'

/** RFC 9457 problem details, with a JSON pointer to each field concerned. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  /** Of what the workflow refuses: the rule that says so. Left out where this version does not know it. */
  rule: DecidingRule.optional().catch(undefined),
})
export type Problem = z.infer<typeof Problem>

/** The kind of a problem; `internal` for one that this version does not know. */
export function problemKind(problem: Problem): ProblemKind {
  const kind = ProblemKind.safeParse(problem.type.startsWith(prefix) ? problem.type.slice(prefix.length) : '')
  return kind.success ? kind.data : 'internal'
}

/** The URN of a kind of problem. */
export function problemType(kind: ProblemKind): string {
  return prefix + kind
}
