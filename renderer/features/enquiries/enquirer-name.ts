import type { Enquiry } from '#shared/enquiry/enquiry.ts'

/** What whoever asks is called; null once they were made anonymous. */
export function enquirerName({ enquirer }: Pick<Enquiry, 'enquirer'>): string | null {
  return enquirer === null ? null : `${enquirer.firstName} ${enquirer.lastName}`
}
