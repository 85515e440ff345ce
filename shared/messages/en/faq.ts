import type { FaqObstacle } from '../../enquiry/faq-item.ts'
import type { PersonalKind } from '../../enquiry/personal-kind.ts'
import type { Policy } from '../../workflow/policy.ts'
import { counted, plural } from '../plural.ts'

const kinds = {
  quotation: 'Quoted mail',
  email: 'E-mail address',
  site: 'Web address of theirs',
  address: 'Postal address',
  enquiry_number: 'Number of an enquiry',
  iban: 'Account number',
  ip_address: 'Network address',
  birth_date: 'Date of birth',
  national_id: 'Identification number',
  phone: 'Telephone number',
  number: 'Long number',
  file_name: 'Name of a file',
  organisation: 'Organisation',
  name: 'Name',
  account: 'User name',
} satisfies Record<PersonalKind, string>

const places = ({ count }: { count: number }) =>
  `${counted(count)} ${plural(count, { one: 'place', other: 'places' })}`

/** Who may write items, where somebody may not. */
const mayNotWrite = {
  any_user: 'You are blocked in this collection, so you cannot make a draft here. Its facilitators can help.',
  only_members:
    'Members of the collection write items, and you are none. Join it in Members, then make the draft: all that you do here is kept.',
  facilitators_and_authors:
    'Authors and facilitators write items in this collection. Ask a facilitator for the role, then make the draft: all that you do here is kept.',
} satisfies Record<Policy['creation'], string>

const obstacle = (what: FaqObstacle): string => {
  switch (what.kind) {
    case 'to_confirm':
      return `${places(what)} ${plural(what.count, { one: 'has', other: 'have' })} to be confirmed before a draft can be made.`
    case 'no_question':
      return 'Write the question: its first line is the title.'
    case 'no_answer':
      return 'Write the answer.'
    case 'title_too_long':
      return 'The first line of the question is the title, and too long for one: 255 characters at most.'
  }
}

export const faq = {
  make: 'Make a public FAQ…',
  goOn: 'Go on with the public FAQ…',
  noAnswer: 'A public FAQ is made of an answer: this enquiry has none yet.',
  region: 'Public FAQ',
  title: 'A public FAQ',
  of: ({ subject }: { subject: string }) => `of “${subject}”`,
  explained:
    'Everybody will be able to read both texts. Nothing else of the enquiry goes with them. Until the draft is made, what you do here is as confidential as the enquiry.',
  back: 'Back to the enquiry',
  question: 'Question – its first line is the title',
  answer: 'Answer',
  letter: 'Made of the letter',
  letterOf: ({ when, words }: { when: string; words: string }) => `${when}: ${words}`,
  panel: 'Personal data',
  toConfirm: ({ count }: { count: number }) =>
    count === 0 ? 'Everything is confirmed.' : `${places({ count })} to confirm`,
  explainedPanel:
    'What may tell who asked or who answered is found here, and may be more than that. Read both texts yourself too.',
  one: 'To confirm now',
  ordinal: ({ at, count }: { at: number; count: number }) => `${counted(at)} of ${counted(count)}`,
  kinds,
  where: { question: 'in the question', answer: 'in the answer' },
  instead: 'In its place',
  insteadHelp: 'Enter strikes it. Empty: nothing stands in its place.',
  strike: 'Strike it out',
  keep: 'Is not personal: keep',
  list: 'Places to confirm',
  none: 'No place is left to confirm. Read both texts once more before you make the draft.',
  settled: 'Confirmed',
  struck: ({ was, now }: { was: string; now: string }) =>
    now === '' ? `“${was}” was taken out` : `“${was}” became “${now}”`,
  kept: ({ was }: { was: string }) => `“${was}” is not personal`,
  takeBack: 'Take back',
  takeBackOf: ({ was }: { was: string }) => `Take back: ${was}`,
  fromMergedTitle: ({ number }: { number: string }) => `You had begun a public FAQ in ${number}`,
  takeWords: 'Put it into this FAQ',
  notTaken: 'This computer could not store it here. Try again.',
  drop: 'Throw away',
  close: 'Keep for later',
  done: 'Make the draft',
  obstacle,
  mayNotWrite,
  isKept: 'Your work is kept here.',
  keptInWindow: 'Your work is kept in this window alone.',
  notKept: 'Your work could not be kept. Copy it somewhere else.',
  failed: 'This computer could not store the draft. Try again.',
  made: 'The draft is made. Propose it when it reads well.',
  trace: ({ title }: { title: string }) => `An FAQ draft was made of this: ${title}`,
}
