import type { EnquiryPage } from '#shared/enquiry/enquiry-page.ts'
import type { CallHandlers, CallOutput } from '#shared/ipc/contract.ts'
import { problemKind } from '#shared/sync/problem.ts'
import type { ContentService, ServiceAnswer } from '../service/port.ts'
import { asked } from './asked.ts'
import type { EnquiryKeys } from './enquiry-keys.ts'

interface EnquiryCallParts {
  readonly service: ContentService
  readonly keys: EnquiryKeys
  /** The service says that this account is no legal expert any more. */
  readonly onRoleEnded: () => Promise<void>
}

type EnquiryCalls = Pick<
  CallHandlers,
  'enquiries.changed' | 'enquiries.ask' | 'enquiries.attachment' | 'enquiries.key' | 'enquiries.forgetKey'
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

/** The calls about enquiries: questions to the service, and the key under which the page keeps the answers. */
export function enquiryCalls({ service, keys, onRoleEnded }: EnquiryCallParts): EnquiryCalls {
  return {
    'enquiries.changed': async ({ after }) => {
      const told = changesOf(await service.enquiries(after))
      if (told.kind === 'refused') await onRoleEnded()
      return told
    },
    'enquiries.ask': request => service.enquiryRequest(request),
    'enquiries.attachment': async ({ attachment }) => asked(await service.enquiryAttachment(attachment)),
    'enquiries.key': ({ account }) => keys.of(account),
    'enquiries.forgetKey': async () => {
      await keys.forget()
      return null
    },
  }
}
