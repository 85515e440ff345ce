import type { CallHandlers } from '#shared/ipc/contract.ts'
import type { ContentService } from '../service/port.ts'
import { asked } from './asked.ts'
import type { EnquiryKeys } from './enquiry-keys.ts'

interface EnquiryCallParts {
  readonly service: ContentService
  readonly keys: EnquiryKeys
}

type EnquiryCalls = Pick<
  CallHandlers,
  'enquiries.changed' | 'enquiries.ask' | 'enquiries.attachment' | 'enquiries.key' | 'enquiries.forgetKey'
>

/** The calls about enquiries: questions to the service, and the key under which the page keeps the answers. */
export function enquiryCalls({ service, keys }: EnquiryCallParts): EnquiryCalls {
  return {
    'enquiries.changed': async ({ after }) => asked(await service.enquiries(after)),
    'enquiries.ask': request => service.enquiryRequest(request),
    'enquiries.attachment': async ({ attachment }) => asked(await service.enquiryAttachment(attachment)),
    'enquiries.key': ({ account }) => keys.of(account),
    'enquiries.forgetKey': async () => {
      await keys.forget()
      return null
    },
  }
}
