import type { EnquiryNumber } from '../../enquiry/enquiry.ts'
import type { EnquiryNoticeKind } from '../../enquiry/enquiry-notice.ts'
import { counted } from '../plural.ts'

interface About {
  readonly number: EnquiryNumber
}

const sentences = {
  came: ({ number }: About) => `A new enquiry has come: ${number}`,
  assigned: ({ number }: About) => `Enquiry ${number} was given to you`,
  due: ({ number }: About) => `Enquiry ${number} is due soon`,
} satisfies Record<EnquiryNoticeKind, (about: About) => string>

/** What the service tells legal experts by mail. What was asked, and by whom, is read in the desk alone. */
export const enquiryMail = {
  sentences,
  several: ({ count }: { count: number }) => `OSOR Desk: ${counted(count)} enquiries need you`,
  daily: ({ count }: { count: number }) =>
    count === 1 ? 'OSOR Desk: an enquiry needs you' : `OSOR Desk: ${counted(count)} enquiries need you`,
  topic: ({ topic }: { topic: string }) => `Topic: ${topic}`,
  due: ({ when }: { when: string }) => `Due: ${when}, Brussels time`,
  confidential: 'Enquiries are confidential. They are read in OSOR Desk alone.',
  why: 'You get this because you answer enquiries as a legal expert. How you are told by e-mail is chosen in OSOR Desk, Settings, Notifications.',
  /** The page that the link in a mail leads to, the same for every enquiry. */
  page: {
    title: 'An enquiry to the legal experts',
    said: 'Enquiries are confidential. Legal experts read them in OSOR Desk; nothing of them is shown here.',
    open: 'Open in OSOR Desk',
    help: 'It opens where OSOR Desk is installed.',
  },
} as const
