import type { CentreAct } from '#shared/centres/centre-act.ts'
import { CentreActDone, type CentreActOutcome, RefusedCentreAct } from '#shared/centres/centre-answer.ts'
import { type ActRequestParts, sendAct } from './send-act.ts'

/** Asks the service to change the list of resource centres, once; what came of it is a value. */
export async function sendCentreAct(parts: ActRequestParts, act: CentreAct): Promise<CentreActOutcome> {
  const answer = await sendAct(parts, {
    path: '/v1/resource-centres/acts',
    act,
    done: CentreActDone,
    refused: RefusedCentreAct,
  })
  if (answer.kind !== 'refused') return answer
  const { rule, current = null } = answer.problem
  return { kind: 'refused', rule, current }
}
