import { expect, it } from 'vitest'
import { anEnquiry } from '../../tests/support/an-enquiry.ts'
import { contactLimits } from './contact-form.ts'
import { enquiryLimits } from './enquiry.ts'
import { faqWords } from './faq-words.ts'
import { withoutCourtesies } from './names-in-text.ts'
import { findPersonalData } from './personal-data.ts'
import { factsOfThread } from './thread-facts.ts'

/** What a stranger may write at most. */
const length = contactLimits.message

const beginnings = ['', 'Kind regards\n', 'From: ', 'born 1', '1 Ada ', 'Ada <']
const units = [
  ...[
    ' ',
    '\t',
    '\n',
    '\r\n',
    ' \n',
    '> ',
    '>',
    '-',
    '–',
    '_',
    '*',
    '.',
    ',',
    ':',
    '/',
    '(',
    '[',
    '<',
    '@',
    '"',
    '(ab)',
  ],
  ...[
    'A ',
    'Ab ',
    'A.',
    'a.',
    'a@',
    'a-',
    'A-',
    "A'",
    'Ab <',
    'Dr ',
    'Mr. ',
    'von ',
    "d'",
    'de la ',
    '1',
    '1 ',
    '1.',
    '1-',
    'AB12 ',
  ],
  ...[
    'f:',
    'a:',
    'Dear ',
    'Regards\n',
    'Regards,\n\n',
    'From: ',
    'http://',
    'www.',
    'a.b.',
    'Rue ',
    'Ada Street ',
    'OSOR-',
    'é',
    'Ä',
  ],
]

/** Milliseconds. What is checked is that no text costs more than its length; machines are slow at times. */
const patience = 2_000

it.each(units)(
  'texts of %j are looked through at once',
  unit => {
    const slow: string[] = []
    for (const beginning of beginnings) {
      const text = (beginning + unit.repeat(length)).slice(0, length)
      const enquiry = anEnquiry(1)
      const [message] = enquiry.messages
      const hostile = {
        ...enquiry,
        subject: text.slice(0, contactLimits.subject),
        messages: message === undefined ? [] : [{ ...message, text }],
      }
      const before = performance.now()
      findPersonalData(text, factsOfThread(hostile))
      faqWords(withoutCourtesies(text))
      const took = performance.now() - before
      if (took > patience) slow.push(`${JSON.stringify(beginning)} took ${Math.round(took)} ms`)
    }
    expect(slow).toEqual([])
  },
  60_000,
)

it.each(units)('what is personal in a mail of %j is found at once, in its words and in its HTML', unit => {
  const [message] = anEnquiry(1).messages
  if (message === undefined) throw new Error('There is one')
  const enquirer = {
    firstName: 'Ada',
    lastName: 'Zebra',
    organisation: 'Town of Ekdalen',
    email: 'a@ekdalen.se',
  }
  const [text, html] = [enquiryLimits.messageText, enquiryLimits.messageHtml].map(length =>
    unit.repeat(length / unit.length),
  )
  const before = performance.now()
  factsOfThread(anEnquiry(1, { enquirer, messages: [{ ...message, text: text ?? '', html: html ?? '' }] }))
  // Both are thirteen times as long as what the contact form takes.
  expect(performance.now() - before).toBeLessThan(5 * patience)
})
