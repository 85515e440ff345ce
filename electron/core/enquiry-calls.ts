import type { AccountId } from '#shared/content/identity.ts'
import type { EnquiryPage } from '#shared/enquiry/enquiry-page.ts'
import type { CallHandlers, CallOutput } from '#shared/ipc/contract.ts'
import { problemKind } from '#shared/sync/problem.ts'
import type { ContentService, ServiceAnswer } from '../service/port.ts'
import { asked } from './asked.ts'
import type { EnquiryKeys } from './enquiry-keys.ts'

interface EnquiryCallParts {
  readonly service: ContentService
  readonly keys: EnquiryKeys
  /** Whether this account is the one that is signed in: a page may be that of another one for a moment. */
  readonly isSignedIn: (account: AccountId) => boolean
  /** The service says that this account is no legal expert any more. */
  readonly onRoleEnded: () => Promise<void>
}

type EnquiryCalls = Pick<
  CallHandlers,
  'enquiries.changed' | 'enquiries.ask' | 'enquiries.attachment' | 'enquiries.key' | 'enquiries.hasKey'
>

/**
 * What came of asking for changes. Refused is whoever has no role for them, and nobody else: a sign-in that has ended, or a
 * service that does not understand, is no reason to remove what is kept here.
 */
function changesOf(answer: ServiceAnswer<EnquiryPage>): CallOutput<'enquiries.changed'> {
  if (answer.kind === 'answer' || answer.kind === 'failed') return asked(answer)
  const isRoleEnded = answer.kind === 'refused' && problemKind(answer.problem) === 'role-not-allowed'
  return isRoleEnded ? { kind: 'refused' } : { kind: 'no_answer', failure: 'not_understood' }
}

/** What is asked for an account is not asked in the name of another one, and waits until it is signed in again. */
const notTheirs = { kind: 'no_answer', failure: 'not_understood' } as const

/** The calls about enquiries: questions to the service, and the key under which the page keeps the answers. */
export function enquiryCalls({ service, keys, isSignedIn, onRoleEnded }: EnquiryCallParts): EnquiryCalls {
  return {
    'enquiries.changed': async ({ account, after }) => {
      const told = changesOf(await service.enquiries(after))
      // Another account may have been signed in meanwhile, and the service have answered that one.
      if (!isSignedIn(account)) return notTheirs
      if (told.kind === 'refused') await onRoleEnded()
      return told
    },
    'enquiries.ask': async ({ account, request }) =>
      isSignedIn(account) ? service.enquiryRequest(request) : notTheirs,
    'enquiries.attachment': async ({ attachment }) => asked(await service.enquiryAttachment(attachment)),
    'enquiries.key': async ({ account }) => {
      if (!isSignedIn(account)) throw new Error('The key of enquiries was asked for another account')
      return keys.of(account)
    },
    'enquiries.hasKey': async ({ account }) => ({ hasKey: await keys.has(account) }),
  }
}
