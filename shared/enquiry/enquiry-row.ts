import type { Enquiry, EnquiryRow } from './enquiry.ts'
import type { EnquiryRequest } from './enquiry-request.ts'
import { type EnquiryReader, withRequests } from './with-requests.ts'

/** What a list shows of an enquiry. */
export function rowOf(enquiry: Enquiry): EnquiryRow {
  const { messages, notes, replies, steps, ...row } = enquiry
  return row
}

/** A row as it will be when the service has done what was asked of it here. What is written leaves no mark in it but its state. */
export function rowWithRequests(
  row: EnquiryRow,
  requests: readonly EnquiryRequest[],
  reader: EnquiryReader,
): EnquiryRow {
  return rowOf(withRequests({ ...row, messages: [], notes: [], replies: [], steps: [] }, requests, reader))
}
