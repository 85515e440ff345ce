import type { ContactLanguage, EnquiryCategory } from '../../enquiry/contact-form.ts'
import type { Closing, EnquiryStep, EnquiryTopic, ReplyStage, Urgency } from '../../enquiry/enquiry.ts'
import type { EnquiryRefusal } from '../../enquiry/enquiry-refusal.ts'
import type { EnquiryState } from '../../enquiry/enquiry-state.ts'
import { counted, plural } from '../plural.ts'

const states = {
  new: 'New',
  triaged: 'Triaged',
  assigned: 'Assigned',
  waiting: 'Waiting for the enquirer',
  answered: 'Answered',
  closed: 'Closed',
} satisfies Record<EnquiryState, string>

const topics = {
  licence_choice: 'Choice of a licence',
  compatibility: 'Compatibility',
  procurement: 'Procurement',
  contribution_policy: 'Contribution policy',
  trademark: 'Trademark',
  other: 'Something else',
} satisfies Record<EnquiryTopic, string>

const urgencies = {
  low: 'Low',
  normal: 'Normal',
  high: 'High',
  urgent: 'Urgent',
} satisfies Record<Urgency, string>

const languages = {
  en: 'English',
  fr: 'French',
  de: 'German',
} satisfies Record<ContactLanguage, string>

const categories = {
  bug: 'Something does not work',
  usage: 'How to use the site',
  feature: 'A wish',
  legal: 'Licences and law',
  report: 'Report of a text',
  eu_login: 'EU Login',
  other: 'Something else',
} satisfies Record<EnquiryCategory, string>

const closings = {
  answered: 'Answered',
  no_answer_needed: 'No answer needed',
  spam: 'Unwanted mail',
  duplicate: 'Duplicate',
} satisfies Record<Closing, string>

const stages = {
  planned: 'Planned',
  on_its_way: 'On its way',
  sent: 'Sent',
  withdrawn: 'Withdrawn, not sent',
  failed: 'Could not be delivered',
} satisfies Record<ReplyStage, string>

const steps = {
  received: 'The enquiry came',
  triage: 'triaged it',
  assign: 'assigned it',
  set_free: 'gave it back',
  ask: 'asked the enquirer',
  answer: 'answered it',
  close: 'closed it',
  reopen: 'opened it again',
  message_came: 'The enquirer wrote again',
  merge: 'merged another enquiry into it, or this one into another',
  claim: 'claimed it',
  take_over: 'took it over',
  release: 'released it',
  link: 'linked items or licences',
  split: 'made an enquiry of its own of some messages',
  anonymise: 'made it anonymous',
} satisfies Record<EnquiryStep['move'], string>

const refusals = {
  role_not_allowed: 'Only legal experts work on enquiries, and you are none any more.',
  claimed: 'Somebody else had claimed the enquiry. What you wrote is kept here.',
  no_such_step: 'The enquiry had moved on, and this could not be done any more.',
  word_missing: 'Whoever had it before is owed a word.',
  not_there: 'What this was about is not there any more.',
  not_own: 'It is somebody else’s.',
  other_person: 'Somebody else asked it, who is owed an answer of their own.',
  too_late: 'The letter was on its way already.',
  full: 'No more can be written here.',
  anonymous: 'The enquirer was made anonymous: there is nobody to write to.',
  no_mail: 'The service has no mail server, so that no letter can be sent.',
} satisfies Record<EnquiryRefusal, string>

export const enquiries = {
  title: 'Enquiries',
  list: 'Inbox',
  opening: 'Opening your enquiries …',
  receiving: 'Receiving enquiries …',
  count: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'enquiry', other: 'enquiries' })}`,
  open: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'enquiry has', other: 'enquiries have' })} to be answered`,
  search: 'Search enquiries',
  searchPlaceholder: 'Words, names, numbers',
  filter: 'Show',
  filters: {
    open: 'To be answered',
    mine: 'Mine',
    waiting: 'Waiting for the enquirer',
    done: 'Answered and closed',
    all: 'All',
  },
  sort: 'Sort',
  orders: { due: 'Due first', newest: 'Newest first', oldest: 'Oldest first' },
  memoryOnly:
    'This computer has no key store. Enquiries are kept in this window alone: what is not sent is lost when it closes.',
  emptyTitle: 'Nothing to answer',
  emptyBody: 'Enquiries that come by the contact form or by mail stand here, the next due one first.',
  noMatchTitle: 'Nothing matches',
  noMatchBody: 'Try other words, or show all enquiries.',
  showAll: 'Show all',
  chooseTitle: 'Choose an enquiry to read',
  chooseBody: 'Arrow keys or J and K move through the inbox.',
  gone: 'This enquiry is not there any more.',
  anonymous: 'Anonymous',
  toInbox: 'Back to the inbox',
  due: ({ when }: { when: string }) => `due ${when}`,
  late: ({ when }: { when: string }) => `late: was due ${when}`,
  soon: ({ when }: { when: string }) => `due soon: ${when}`,
  claimedBy: ({ name }: { name: string }) => `${name} is at it`,
  claimedByYou: 'You are at it',
  assignedTo: ({ name }: { name: string }) => `In the hands of ${name}`,
  unassigned: 'In nobody’s hands',
  enquiry: 'Enquiry',
  from: ({ name, organisation }: { name: string; organisation: string }) =>
    organisation === '' ? name : `${name}, ${organisation}`,
  thread: 'Messages',
  claim: {
    region: 'Who is at it',
    nobody: 'Nobody has claimed this.',
    yours: ({ until }: { until: string }) => `You are at it until ${until}.`,
    theirs: ({ name, until }: { name: string; until: string }) =>
      `${name} is at it until ${until}. Do not answer it too.`,
    taken: ({ name }: { name: string }) => `${name} has taken this over from you:`,
    claim: 'Claim',
    release: 'Release',
    takeOver: 'Take over…',
    word: ({ name }: { name: string }) => `A word to ${name}`,
    wordHelp: 'They read it with the enquiry.',
    wordMissing: 'Leave them a word.',
  },
  triage: {
    region: 'Triage',
    topic: 'Topic',
    noTopic: 'Not chosen yet',
    urgency: 'Urgency',
    language: 'Language',
    assignee: 'In the hands of',
    nobody: 'Nobody',
    transferTitle: 'Give it to somebody else',
    transferWord: 'A word to whoever has it next',
    transfer: 'Give it away',
    close: 'Close…',
    closeTitle: 'Close the enquiry',
    closeAs: 'As what?',
    closeIt: 'Close it',
    reopen: 'Open again',
  },
  message: ({ name }: { name: string }) => `${name} wrote`,
  strangeAddress: ({ address }: { address: string }) =>
    `It came from ${address}, which is not the enquirer’s address.`,
  attachments: 'Files',
  attachment: ({ name, size }: { name: string; size: string }) => `${name} (${size})`,
  saveFailed: 'The file could not be fetched. Try again when the service can be reached.',
  erasedMessage: 'The words were erased.',
  note: ({ name }: { name: string }) => `Note by ${name}`,
  noteLabel: 'Internal – never sent',
  letter: ({ name }: { name: string }) => `Letter by ${name}`,
  stages,
  planned: ({ when }: { when: string }) => `Goes out ${when}`,
  waitsHere: 'Waits on this computer',
  withdraw: 'Withdraw',
  compose: {
    region: 'Write',
    letter: 'Reply',
    goOn: 'Go on with your reply',
    closed: 'The enquiry is closed. Open it again to answer.',
    note: 'Internal note',
    letterField: ({ name }: { name: string }) => `Letter to ${name}`,
    letterHelp: 'The salutation, your service’s name and the way to answer are added.',
    noteField: 'Internal note – never sent to the enquirer',
    does: 'This letter',
    doesNames: { answer: 'answers', ask: 'asks for something' },
    when: 'When',
    whenNames: { now: 'Now', later: 'Later' },
    sendAt: 'Send at',
    send: 'Send',
    plan: 'Send later',
    keep: 'Note it',
    drop: 'Throw away',
    close: 'Keep for later',
    kept: 'Your draft is kept here.',
    keptInWindow: 'Your draft is kept in this window alone.',
    notKept: 'Your draft could not be kept. Copy it somewhere else.',
    empty: 'Write something first.',
    tooLong: 'It is too long.',
    sent: 'On its way',
    noted: 'Noted',
    held: ({ name }: { name: string }) => `${name} is at it. Take it over to answer.`,
    noMail: 'This service has no mail server: letters cannot be sent.',
    nobody: 'The enquirer was made anonymous: there is nobody to write to.',
    inPast: 'Choose a time to come.',
  },
  refusedTitle: 'The service did not do this',
  backToDraft: 'Back to the draft',
  understood: 'Understood',
  refusals,
  failed: 'This computer could not store it. Try again.',
  steps,
  trail: 'Trail',
  states,
  topics,
  urgencies,
  languages,
  categories,
  closings,
}
