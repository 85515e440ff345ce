import { itemOfAddress } from '../content/item-address.ts'
import { enquiryOfAddress } from '../enquiry/enquiry-address.ts'
import type { AskedFor } from './contract.ts'

/** What an address of the desk's own asks for; null where it is none. */
export function askedByAddress(address: string): AskedFor | null {
  const item = itemOfAddress(address)
  if (item !== null) return { kind: 'item', item }
  const enquiry = enquiryOfAddress(address)
  return enquiry === null ? null : { kind: 'enquiry', enquiry }
}
