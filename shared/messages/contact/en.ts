/** What the contact form and the letters about an enquiry say. */
export const en = {
  site: 'Open Source Observatory (OSOR)',
  title: 'Contact the Open Source Observatory',
  intro:
    'Questions on licences and the law of open source in public administrations are answered by our legal experts. What they write is information of a general kind, not legal advice.',
  language: 'English',
  otherLanguages: 'This page in other languages',
  firstName: 'First name',
  lastName: 'Last name',
  organisation: 'Organisation (optional)',
  email: 'E-mail address',
  category: 'What is it about?',
  chooseCategory: 'Please choose',
  categories: {
    legal: 'Question on legal issues',
    usage: 'How to use the site',
    feature: 'A wish for the site',
    bug: 'Something does not work',
    report: 'Report a text',
    eu_login: 'Signing in with EU Login',
    other: 'Something else',
  },
  subject: 'Subject',
  message: 'Your message',
  attachment: 'A file (optional, 8 MB at most)',
  copyToMe: 'Send me a copy of my message',
  privacy:
    'Only those who answer your message see it, your name and your address. They are made anonymous some time after the enquiry is closed. Ask us if you want to see them or have them erased before.',
  leaveEmpty: 'Leave this field empty',
  send: 'Send',
  mistakesTab: ({ title }: { title: string }) => `Error: ${title}`,
  mistakeIn: ({ label, mistake }: { label: string; mistake: string }) => `${label}: ${mistake}`,
  mistakesTitle: 'Please correct what is marked.',
  mistakes: {
    missing: 'Please fill this in.',
    too_long: 'This is too long.',
    email: 'Please give a whole e-mail address, such as name@example.eu.',
    category: 'Please choose what it is about.',
    wrong: 'There are characters in it that cannot be taken.',
  },
  attachmentTooLarge: 'The file is larger than 8 MB. Please send a smaller one, or none.',
  attachmentAgain: 'Please choose the file again: your browser does not keep it.',
  tooManyFiles: 'Only one file can be sent.',
  notUnderstood: 'What was sent could not be read. Please go back and try again.',
  tooMany: ({ minutes }: { minutes: number }) =>
    `Too many messages came from your network. Please try again in ${minutes} minutes.`,
  receivedTitle: 'We have your message',
  received: ({ number, email }: { number: string; email: string }) =>
    `Its reference is ${number}. An acknowledgement is on its way to ${email}. If you want to add something, answer it.`,
  receivedWithoutMail: ({ number }: { number: string }) => `Its reference is ${number}. Please keep it.`,
  passedOn: 'It was passed on to those whom it concerns.',
  again: 'Write another message',
  letters: {
    greeting: ({ name }: { name: string }) => `Dear ${name},`,
    acknowledgementSubject: ({ number, subject }: { number: string; subject: string }) =>
      `[${number}] We have your enquiry: ${subject}`,
    acknowledgement: ({ number }: { number: string }) => [
      `Thank you for your enquiry. Its reference is ${number}.`,
      'One of our legal experts will read it and write to you. If you want to add something, answer this mail.',
    ],
    copyTitle: 'You wrote:',
    replySubject: ({ number, subject }: { number: string; subject: string }) => `[${number}] Re: ${subject}`,
    compared: ({ licences }: { licences: string }) => `A comparison of ${licences} is attached.`,
    notAdvice: 'This is information of a general kind, not legal advice.',
    closing: 'Open Source Observatory, legal coaching',
    howToAnswer: 'To go on with this enquiry, answer this mail and leave its address as it is.',
  },
}

export type ContactMessages = typeof en
