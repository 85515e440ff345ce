import { deskScheme } from '../content/item-address.ts'
import { EnquiryId } from './enquiry.ts'

/** The address under which the desk opens an enquiry: `osor-desk://enquiry/ID`. */
export function addressOfEnquiry(enquiry: EnquiryId): string {
  return `${deskScheme}://enquiry/${enquiry}`
}

/** The enquiry of such an address; null where it is none. It may come from anywhere: nothing but the id is taken from it. */
export function enquiryOfAddress(address: string): EnquiryId | null {
  const [, id] = /^osor-desk:\/\/enquiry\/([0-9a-f-]{36})\/?$/i.exec(address) ?? []
  return EnquiryId.safeParse(id?.toLowerCase()).data ?? null
}
