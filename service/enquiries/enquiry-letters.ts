import type { ContactLanguage } from '#shared/enquiry/contact-form.ts'
import type { Enquirer, EnquiryNumber } from '#shared/enquiry/enquiry.ts'
import { comparisonOf } from '#shared/licence/comparison.ts'
import { comparisonFile } from '#shared/licence/comparison-file.ts'
import { comparisonWords } from '#shared/messages/contact/comparison/index.ts'
import { contactMessages } from '#shared/messages/contact/index.ts'
import { text as escaped } from '../accounts/page.ts'
import type { Mail, MailAttachment } from '../mail/mail.ts'

/** What every letter about an enquiry needs. */
export interface LetterAbout {
  readonly number: EnquiryNumber
  readonly subject: string
  readonly language: ContactLanguage
  readonly enquirer: Enquirer
  /** The address to which answers go. */
  readonly replyTo: string
}

/** The paragraphs of a text that is written in lines. */
function paragraphsOf(words: string): readonly string[] {
  return words
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '')
}

function htmlOf(paragraphs: readonly string[]): string {
  return paragraphs.map(paragraph => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`).join('\n')
}

function nameOf({ firstName, lastName }: Enquirer): string {
  return `${firstName} ${lastName}`
}

function mailOf(
  { enquirer, language, replyTo }: LetterAbout,
  subject: string,
  paragraphs: readonly string[],
  isLetter: boolean,
): Mail {
  return {
    address: enquirer.email,
    subject,
    text: `${paragraphs.join('\n\n')}\n`,
    html: `<div lang="${language}">\n${htmlOf(paragraphs)}\n</div>`,
    replyTo,
    isLetter,
  }
}

/** The mail that tells somebody that their enquiry has come; `copy`: what they wrote, where they asked for it. */
export function acknowledgement(about: LetterAbout, copy: string | null): Mail {
  const { number, subject, language, enquirer } = about
  const { letters } = contactMessages[language]
  const paragraphs = [
    letters.greeting({ name: nameOf(enquirer) }),
    ...letters.acknowledgement({ number }),
    letters.closing,
    ...(copy === null ? [] : [letters.copyTitle, ...paragraphsOf(copy)]),
  ]
  return mailOf(about, letters.acknowledgementSubject({ number, subject }), paragraphs, false)
}

/** A comparison of licences as a page that goes with a letter; null where fewer than two of them are known. */
function comparisonPage(
  ids: readonly string[],
  language: ContactLanguage,
): { readonly licences: string; readonly attachment: MailAttachment } | null {
  const comparison = comparisonOf(ids)
  if (comparison.licences.length < 2) return null
  const words = comparisonWords[language]
  const { html } = comparisonFile(comparison, words)
  const head = `<meta charset="utf-8"><title>${escaped(words.comparisonTitle)}</title>`
  const page = `<!doctype html>\n<html lang="${language}"><head>${head}</head><body>\n${html}\n</body></html>\n`
  const names = comparison.licences.map(({ id }) => id)
  return {
    licences: names.join(', '),
    attachment: {
      name: `${names.join('-')}.html`,
      mediaType: 'text/html; charset=utf-8',
      content: Buffer.from(page),
    },
  }
}

/** An expert's letter. A note has none of its fields. */
export interface Letter {
  readonly letter: string
  /** SPDX identifiers; their comparison goes with the letter as a page of its own. */
  readonly comparedLicences: readonly string[]
}

/** An expert's letter as a mail. It is given words that are a letter: a note has none. */
export function letterMail(about: LetterAbout, { letter, comparedLicences }: Letter): Mail {
  const { number, subject, language, enquirer } = about
  const { letters } = contactMessages[language]
  const compared = comparisonPage(comparedLicences, language)
  const paragraphs = [
    letters.greeting({ name: nameOf(enquirer) }),
    ...paragraphsOf(letter),
    ...(compared === null ? [] : [letters.compared({ licences: compared.licences })]),
    letters.closing,
    letters.notAdvice,
    letters.howToAnswer,
  ]
  const mail = mailOf(about, letters.replySubject({ number, subject }), paragraphs, true)
  return compared === null ? mail : { ...mail, attachments: [compared.attachment] }
}

/** The address to which answers about an enquiry go: `enquiries+TOKEN@example.eu` (RFC 5233, subaddressing). */
export function replyAddress(base: string, token: string): string {
  const at = base.lastIndexOf('@')
  return `${base.slice(0, at)}+${token}${base.slice(at)}`
}

/** The token in an address of that base; null where it is another address, or has none. */
export function tokenIn(address: string, base: string): string | null {
  const [own, given] = [base.toLowerCase(), address.toLowerCase()]
  const at = own.lastIndexOf('@')
  const [before, after] = [`${own.slice(0, at)}+`, own.slice(at)]
  if (!given.startsWith(before) || !given.endsWith(after)) return null
  const token = given.slice(before.length, given.length - after.length)
  return /^[0-9a-f]{40}$/.test(token) ? token : null
}
