import { AccountId, type Instant, instantOf, type Person } from '#shared/content/identity.ts'
import { dueTimes } from '#shared/enquiry/due-times.ts'
import {
  type Enquiry,
  EnquiryId,
  EnquiryNumber,
  MessageId,
  NoteId,
  ReplyId,
} from '#shared/enquiry/enquiry.ts'
import { type Random, randomFrom } from '../../../service/seed/random.ts'
import type { WordSource } from '../library/measured-items.ts'

/** Messages of the one long thread; all others have 1 to 12. */
const longThread = 500

const states = [
  'new',
  'triaged',
  'assigned',
  'assigned',
  'waiting',
  'answered',
  'answered',
  'closed',
  'closed',
] as const
const licences = ['EUPL-1.2', 'GPL-2.0-only', 'MIT', 'Apache-2.0', 'AGPL-3.0-only'] as const
const begun = Date.UTC(2024, 0, 1)
const hour = 3_600_000

const expertOf = (number: number): Person => ({
  id: AccountId.parse(`00000000-0000-4000-9000-00000000000${number}`),
  name: `Expert ${number}`,
  organisation: 'OSOR',
})
const experts = [expertOf(1), expertOf(2), expertOf(3)] as const
const topics = ['licence_choice', 'compatibility', 'procurement', 'trademark', 'other'] as const
const urgencies = ['low', 'normal', 'normal', 'high', 'urgent'] as const

/** An identity that looks as if made at random, as those of the service are. */
function uuidFrom(random: Random): string {
  const digits = Array.from({ length: 32 }, () => random.below(16).toString(16)).join('')
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`
}

function sentences(random: Random, word: WordSource, count: number): string {
  return Array.from({ length: count }, () => {
    const words = Array.from({ length: 8 + random.below(14) }, () => word(random)).join(' ')
    return `${words}.`
  }).join(' ')
}

function at(hours: number): Instant {
  return instantOf(new Date(begun + hours * hour))
}

function messagesFrom(random: Random, word: WordSource, count: number, from: number): Enquiry['messages'] {
  return Array.from({ length: count }, (_, index) => {
    const text = sentences(random, word, 2 + random.below(6))
    return {
      message: MessageId.parse(uuidFrom(random)),
      at: at(from + index),
      from: 'citizen@example.org',
      text,
      html: random.below(4) === 0 ? `<div><p>${text}</p><p><b>${word(random)}</b></p></div>` : null,
      attachments: [],
    }
  })
}

/** The enquiry of a number: the first one has a long thread. The same seed gives the same enquiry. */
export function measuredEnquiry(number: number, seed: number, word: WordSource): Enquiry {
  const random = randomFrom(Math.imul(seed ^ (number * 0x9e3779b1), 0x85ebca6b))
  const state = number === 0 ? 'assigned' : random.pick(states)
  const from = random.below(20_000)
  const messages = messagesFrom(random, word, number === 0 ? longThread : 1 + random.below(12), from)
  const expert = random.pick(experts)
  const isAnswered = state === 'answered' || state === 'closed'
  const urgency = random.pick(urgencies)
  const receivedAt = at(from)
  const common = { urgency, receivedAt, firstAnsweredAt: isAnswered ? at(from + 20) : null, waitedMinutes: 0 }
  return {
    ...common,
    ...dueTimes({ ...common, state }),
    id: EnquiryId.parse(uuidFrom(random)),
    number: EnquiryNumber.parse(`OSOR-2025-${String(number + 1).padStart(5, '0')}`),
    subject: Array.from({ length: 5 }, () => word(random)).join(' '),
    state,
    category: 'legal',
    topic: random.below(3) === 0 ? null : random.pick(topics),
    language: 'en',
    assignee: state === 'new' || state === 'triaged' ? null : expert,
    claim: null,
    closed: state === 'closed' ? { at: at(from + 30), as: 'answered' } : null,
    waitingSince: null,
    linkedItems: [],
    linkedLicences: random.below(2) === 0 ? [] : [random.pick(licences)],
    mergedInto: null,
    enquirer: {
      firstName: word(random),
      lastName: word(random),
      organisation: `${word(random)} ${word(random)}`,
      email: 'citizen@example.org',
    },
    messages,
    notes: Array.from({ length: random.below(3) }, () => ({
      note: NoteId.parse(uuidFrom(random)),
      writtenBy: expert,
      writtenAt: at(from + 10),
      internal: sentences(random, word, 1 + random.below(3)),
    })),
    replies: isAnswered
      ? [
          {
            reply: ReplyId.parse(uuidFrom(random)),
            signedBy: expert,
            at: at(from + 20),
            letter: sentences(random, word, 4 + random.below(8)),
            comparedLicences: [],
            does: 'answer',
            sendAt: at(from + 20),
            stage: 'sent',
          },
        ]
      : [],
    steps: [{ at: receivedAt, by: null, move: 'received', from: 'new', to: 'new', word: null }],
  }
}
