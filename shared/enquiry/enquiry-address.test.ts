import { describe, expect, it } from 'vitest'
import { EnquiryId } from './enquiry.ts'
import { addressOfEnquiry, enquiryOfAddress } from './enquiry-address.ts'

const enquiry = EnquiryId.parse('bbbbbbbb-0000-4000-8000-000000000001')

describe('the address of an enquiry', () => {
  it('leads back to it, as browsers hand it on', () => {
    expect(addressOfEnquiry(enquiry)).toBe('osor-desk://enquiry/bbbbbbbb-0000-4000-8000-000000000001')
    expect(enquiryOfAddress(addressOfEnquiry(enquiry))).toBe(enquiry)
    expect(enquiryOfAddress('OSOR-DESK://enquiry/BBBBBBBB-0000-4000-8000-000000000001/')).toBe(enquiry)
  })

  it.each([
    'osor-desk://enquiry/',
    'osor-desk://enquiry/../../etc',
    'osor-desk://enquiry/bbbbbbbb-0000-4000-8000-000000000001/erase',
    'osor-desk://enquiry/bbbbbbbb-0000-4000-8000-000000000001?close=1',
    'osor-desk://item/bbbbbbbb-0000-4000-8000-000000000001',
    'https://enquiry/bbbbbbbb-0000-4000-8000-000000000001',
    ' osor-desk://enquiry/bbbbbbbb-0000-4000-8000-000000000001',
  ])('is not %s', address => {
    expect(enquiryOfAddress(address)).toBeNull()
  })
})
