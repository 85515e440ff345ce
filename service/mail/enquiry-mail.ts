import type { Instant } from '#shared/content/identity.ts'
import { nextDue } from '#shared/enquiry/due-times.ts'
import type { EnquiryId, EnquiryNumber, EnquiryTopic } from '#shared/enquiry/enquiry.ts'
import type { EnquiryNoticeKind } from '#shared/enquiry/enquiry-notice.ts'
import { enquiries as words } from '#shared/messages/en/enquiries.ts'
import { enquiryMail as sentences } from '#shared/messages/en/enquiry-mail.ts'
import { mail as common } from '#shared/messages/en/mail.ts'
import { text as escaped } from '../accounts/page.ts'
import type { Mail } from './mail.ts'

/** All that a mail says of an enquiry: it has no field for what was asked, nor for who asked it. */
export interface ToldEnquiry {
  readonly kind: EnquiryNoticeKind
  readonly id: EnquiryId
  readonly number: EnquiryNumber
  readonly topic: EnquiryTopic | null
  readonly firstAnswerDue: Instant | null
  readonly settlementDue: Instant | null
}

/** Whom a mail is for, and from which service it comes. */
interface MailPlace {
  readonly name: string
  readonly address: string
  /** Origin of the service, without a slash at its end. */
  readonly publicUrl: string
}

/** Due times are reckoned in the office hours of Brussels. */
const brussels = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

function factsOf(enquiry: ToldEnquiry): readonly string[] {
  const { topic } = enquiry
  const due = nextDue(enquiry)
  return [
    sentences.topic({ topic: topic === null ? words.triage.noTopic : words.topics[topic] }),
    ...(due === null ? [] : [sentences.due({ when: brussels.format(new Date(due)) })]),
  ]
}

/** An address that mail programs make a link of: a page of the service, which leads on to the desk. */
function addressOf({ id }: ToldEnquiry, publicUrl: string): string {
  return `${publicUrl}/enquiries/${id}`
}

function textOf(enquiry: ToldEnquiry, publicUrl: string): string {
  const sentence = sentences.sentences[enquiry.kind](enquiry)
  return [`${sentence}.`, factsOf(enquiry).join('\n'), addressOf(enquiry, publicUrl)].join('\n\n')
}

function htmlOf(enquiry: ToldEnquiry, publicUrl: string): string {
  const sentence = sentences.sentences[enquiry.kind](enquiry)
  return `<p style="margin:1.2em 0 0.2em"><strong>${escaped(sentence)}</strong></p>
<p style="margin:0.2em 0">${factsOf(enquiry).map(escaped).join('<br>')}</p>
<p style="margin:0.2em 0"><a href="${escaped(addressOf(enquiry, publicUrl))}">${escaped(common.open)}</a></p>`
}

/** A mail to an expert about enquiries, of which there is at least one. */
export function enquiryMail(
  enquiries: readonly [ToldEnquiry, ...ToldEnquiry[]],
  { name, address, publicUrl }: MailPlace,
  isDaily: boolean,
): Mail {
  const count = enquiries.length
  const [first] = enquiries
  const subject = isDaily
    ? sentences.daily({ count })
    : count === 1
      ? sentences.sentences[first.kind](first)
      : sentences.several({ count })
  const greeting = common.greeting({ name })
  return {
    address,
    subject,
    text: [
      greeting,
      ...enquiries.map(enquiry => textOf(enquiry, publicUrl)),
      sentences.confidential,
      `-- \n${sentences.why}`,
    ].join('\n\n'),
    html: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="font:1rem/1.5 sans-serif;max-width:40em">
<p>${escaped(greeting)}</p>
${enquiries.map(enquiry => htmlOf(enquiry, publicUrl)).join('\n')}
<p>${escaped(sentences.confidential)}</p>
<hr style="margin-top:2em;border:0;border-top:1px solid #cbd2d9">
<p style="color:#52606d;font-size:0.875em">${escaped(sentences.why)}</p>
</body>
</html>
`,
  }
}
