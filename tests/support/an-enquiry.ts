import { randomUUID } from 'node:crypto'
import { instantOf } from '#shared/content/identity.ts'
import { type Enquiry, EnquiryId, EnquiryNumber, MessageId } from '#shared/enquiry/enquiry.ts'

const at = instantOf(new Date('2026-11-30T10:00:00Z'))

/** An enquiry that has just come. */
export function anEnquiry(number: number, about: Partial<Enquiry> = {}): Enquiry {
  return {
    id: EnquiryId.parse(randomUUID()),
    number: EnquiryNumber.parse(`OSOR-2026-${String(number).padStart(5, '0')}`),
    subject: `zebra ${number}`,
    state: 'new',
    category: 'legal',
    topic: null,
    urgency: 'normal',
    language: 'en',
    receivedAt: at,
    assignee: null,
    claim: null,
    firstAnsweredAt: null,
    closed: null,
    waitingSince: null,
    waitedMinutes: 0,
    firstAnswerDue: null,
    settlementDue: null,
    linkedItems: [],
    linkedLicences: [],
    mergedInto: null,
    enquirer: { firstName: 'Zoe', lastName: 'Zebra', organisation: '', email: 'zoe@example.org' },
    messages: [
      {
        message: MessageId.parse(randomUUID()),
        at,
        from: 'zoe@example.org',
        text: 'May a zebra?',
        html: null,
        attachments: [],
      },
    ],
    notes: [],
    replies: [],
    steps: [],
    ...about,
  }
}
