import { z } from 'zod'
import { Problem } from '../sync/problem.ts'
import { SyncFailure } from '../sync/sync-status.ts'
import { MembershipRefusal } from './may-administer.ts'
import { Member, MyMembership } from './member.ts'

/** That an act is done, once and for all. */
export const ActDone = z.object({
  /** Of an invitation that was made by this very request: shown once, for services that send no e-mail. */
  link: z.url().nullable(),
  /** Where whoever acted stands now. */
  mine: MyMembership,
})
export type ActDone = z.infer<typeof ActDone>

/** Problem details (RFC 9457) of an act that a rule refuses, with the rule's name. */
export const RefusedAct = Problem.extend({
  rule: MembershipRefusal,
  /** With `member_changed`: how the person stands now; null where they are no member. */
  current: Member.nullable().exactOptional(),
})
export type RefusedAct = z.infer<typeof RefusedAct>

/** What became of an act, as the page is told. */
export const ActOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), value: ActDone }),
  z.object({ kind: z.literal('refused'), rule: MembershipRefusal, current: Member.nullable() }),
  /** Whether it is done is not known: sent again with the same id, it is done once. */
  z.object({ kind: z.literal('no_answer'), failure: SyncFailure }),
  /** The service said no for another reason, as to a sign-in that has ended. */
  z.object({ kind: z.literal('not_accepted') }),
])
export type ActOutcome = z.infer<typeof ActOutcome>
