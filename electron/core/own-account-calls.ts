import type { CallHandlers } from '#shared/ipc/contract.ts'
import type { Me } from '#shared/sync/me.ts'
import type { Account } from '../account/account.ts'
import type { ContentService, ServiceAnswer } from '../service/port.ts'
import { asked } from './asked.ts'

interface OwnAccountParts {
  readonly service: ContentService
  readonly account: Pick<Account, 'update'>
}

type OwnAccountCalls = Pick<CallHandlers, 'account.chooseMail' | 'account.follow' | 'account.askAgain'>

/** The calls about what is kept at the service for the signed-in account; each answer is remembered for when there is none. */
export function ownAccountCalls({ service, account }: OwnAccountParts): OwnAccountCalls {
  async function remembered(answer: ServiceAnswer<Me>) {
    if (answer.kind === 'answer') await account.update(answer.value)
    return asked(answer)
  }
  return {
    'account.chooseMail': async ({ choice }) => remembered(await service.chooseMail(choice)),
    'account.follow': async ({ changes }) => remembered(await service.follow(changes)),
    'account.askAgain': async () => remembered(await service.me()),
  }
}
