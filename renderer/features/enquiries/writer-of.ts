import type { Enquiry, ReceivedMessage } from '#shared/enquiry/enquiry.ts'
import { enquirerName } from './enquirer-name.ts'

/**
 * Who a message is said to be by. Whoever wrote from another address than the enquirer's is called by that address alone: that
 * they are the enquirer is not known. null where nobody is known: no address was given, or it was made anonymous.
 */
export function writerOf(
  enquiry: Pick<Enquiry, 'enquirer'>,
  { from }: Pick<ReceivedMessage, 'from'>,
): { readonly name: string | null; readonly isStrange: boolean } {
  const isStrange = from !== null && from.toLowerCase() !== enquiry.enquirer?.email.toLowerCase()
  return { name: isStrange ? from || null : enquirerName(enquiry), isStrange }
}
