import { z } from 'zod'
import { Problem } from '../sync/problem.ts'
import { SyncFailure } from '../sync/sync-status.ts'
import { CentreRefusal } from './decide-centre-act.ts'
import { ResourceCentre } from './resource-centre.ts'

/** That an act on the list is done, once and for all: the centre as it is then; null where it is removed. */
export const CentreActDone = z.object({ centre: ResourceCentre.nullable() })
export type CentreActDone = z.infer<typeof CentreActDone>

/** Problem details (RFC 9457) of an act that a rule refuses, with the rule's name. */
export const RefusedCentreAct = Problem.extend({
  rule: CentreRefusal,
  /** With `centre_changed`: the centre as it is now. */
  current: ResourceCentre.nullable().exactOptional(),
})

/** What became of an act, as the page is told. */
export const CentreActOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), value: CentreActDone }),
  z.object({ kind: z.literal('refused'), rule: CentreRefusal, current: ResourceCentre.nullable() }),
  /** Whether it is done is not known: sent again with the same id, it is done once. */
  z.object({ kind: z.literal('no_answer'), failure: SyncFailure }),
  /** The service said no for another reason, as to a sign-in that has ended. */
  z.object({ kind: z.literal('not_accepted') }),
])
export type CentreActOutcome = z.infer<typeof CentreActOutcome>
