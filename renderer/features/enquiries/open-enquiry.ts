import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import { useEnquiryChoices } from '../../ui-state/enquiry-choices.ts'

/** Has the inbox show an enquiry, whatever was searched in it, as soon as Enquiries are shown. */
export function openEnquiry(enquiry: EnquiryId): void {
  useEnquiryChoices.setState({ open: enquiry, composing: null, search: '' })
}
