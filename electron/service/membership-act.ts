import { ActDone, type ActOutcome, RefusedAct } from '#shared/members/act-answer.ts'
import type { MembershipAct } from '#shared/members/membership-act.ts'
import { type ActRequestParts, sendAct } from './send-act.ts'

/** Asks the service to do something about the members, once; what came of it is a value. */
export async function sendMembershipAct(parts: ActRequestParts, act: MembershipAct): Promise<ActOutcome> {
  const answer = await sendAct(parts, { path: '/v1/members/acts', act, done: ActDone, refused: RefusedAct })
  if (answer.kind !== 'refused') return answer
  const { rule, current = null } = answer.problem
  return { kind: 'refused', rule, current }
}
