import type { EnquiryRow } from '#shared/enquiry/enquiry.ts'

/** What whoever asks is called; null once they were made anonymous. */
export function enquirerName({ enquirer }: Pick<EnquiryRow, 'enquirer'>): string | null {
  return enquirer === null ? null : `${enquirer.firstName} ${enquirer.lastName}`
}
