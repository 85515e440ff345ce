import type { CallHandlers } from '#shared/ipc/contract.ts'
import type { ContentService } from '../service/port.ts'
import { asked } from './asked.ts'

interface MemberCallParts {
  readonly service: ContentService
  /** Something about the members is done; resolves when the account's own standing is known anew. */
  readonly onDone: () => Promise<void>
}

type MemberCalls = Pick<
  CallHandlers,
  'service.members' | 'service.myMembership' | 'service.membersTrail' | 'service.membershipAct'
>

/** The calls about the members: all of them are questions to the service, nothing is kept here. */
export function memberCalls({ service, onDone }: MemberCallParts): MemberCalls {
  return {
    'service.members': async () => asked(await service.members()),
    'service.myMembership': async () => asked(await service.myMembership()),
    'service.membersTrail': async ({ before }) => asked(await service.membersTrail(before)),
    'service.membershipAct': async act => {
      const outcome = await service.membershipAct(act)
      if (outcome.kind === 'done') await onDone()
      return outcome
    },
  }
}
