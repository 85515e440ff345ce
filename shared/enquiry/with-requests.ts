import type { Person } from '../content/identity.ts'
import { actOnEnquiry } from './act-on-enquiry.ts'
import type { Enquiry } from './enquiry.ts'
import { isAllowedOfAnonymous } from './enquiry-act.ts'
import type { EnquiryRequest } from './enquiry-request.ts'

/** Who looks at enquiries, and whom they know. */
export interface EnquiryReader {
  readonly me: Person
  readonly experts: readonly Person[]
}

type Request<Kind extends EnquiryRequest['kind']> = Extract<EnquiryRequest, { kind: Kind }>

function afterAct(
  enquiry: Enquiry,
  { act, askedAt }: Request<'act'>,
  { me, experts }: EnquiryReader,
): Enquiry {
  // The letter may go out before its withdrawal is there: until the service has answered it stands as it stood.
  if (act.kind === 'withdraw_reply') return enquiry
  if (enquiry.enquirer === null && !isAllowedOfAnonymous(act)) return enquiry
  const acted = actOnEnquiry<Person>(enquiry, act, {
    who: me,
    at: askedAt,
    accountOf: person => person.id,
    expert: account => experts.find(({ id }) => id === account) ?? null,
  })
  if (acted.kind === 'refused') return enquiry
  const { linkedItems, linkedLicences, ...standing } = acted.standing
  return {
    ...enquiry,
    ...standing,
    linkedItems: [...linkedItems],
    linkedLicences: [...linkedLicences],
  }
}

function afterNote(
  enquiry: Enquiry,
  { note: { note, internal }, askedAt }: Request<'note'>,
  { me }: EnquiryReader,
): Enquiry {
  if (enquiry.notes.some(known => known.note === note)) return enquiry
  return { ...enquiry, notes: [...enquiry.notes, { note, writtenBy: me, writtenAt: askedAt, internal }] }
}

function afterLetter(
  enquiry: Enquiry,
  { letter: { reply, letter, comparedLicences, does, sendAt }, askedAt }: Request<'letter'>,
  { me }: EnquiryReader,
): Enquiry {
  if (enquiry.replies.some(known => known.reply === reply)) return enquiry
  const planned = {
    reply,
    signedBy: me,
    at: askedAt,
    letter,
    comparedLicences,
    does,
    sendAt: sendAt ?? askedAt,
    stage: 'planned' as const,
  }
  return { ...enquiry, assignee: enquiry.assignee ?? me, replies: [...enquiry.replies, planned] }
}

function afterRequest(enquiry: Enquiry, request: EnquiryRequest, reader: EnquiryReader): Enquiry {
  switch (request.kind) {
    case 'act':
      return afterAct(enquiry, request, reader)
    case 'note':
      return afterNote(enquiry, request, reader)
    case 'letter':
      return afterLetter(enquiry, request, reader)
    case 'module':
      return enquiry
  }
}

/**
 * An enquiry as it will be when the service has done what was asked of it here: what waits is on screen at once. What it will
 * refuse, as far as can be told here, changes nothing.
 */
export function withRequests(
  enquiry: Enquiry,
  requests: readonly EnquiryRequest[],
  reader: EnquiryReader,
): Enquiry {
  let shown = enquiry
  for (const request of requests) shown = afterRequest(shown, request, reader)
  return shown
}
