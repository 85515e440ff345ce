import type { Person } from '../content/identity.ts'
import { actOnEnquiry } from './act-on-enquiry.ts'
import type { Enquiry } from './enquiry.ts'
import type { EnquiryRequest } from './enquiry-request.ts'

/** Who looks at enquiries, and whom they know. */
export interface EnquiryReader {
  readonly me: Person
  readonly experts: readonly Person[]
}

/**
 * An enquiry as it will be when the service has done what was asked of it here: what waits is on screen at once. What it will
 * refuse, as far as can be told here, changes nothing.
 */
export function withRequests(
  enquiry: Enquiry,
  requests: readonly EnquiryRequest[],
  { me, experts }: EnquiryReader,
): Enquiry {
  return requests.reduce<Enquiry>((before, request) => {
    switch (request.kind) {
      case 'act': {
        const acted = actOnEnquiry<Person>(before, request.act, {
          who: me,
          at: request.askedAt,
          accountOf: person => person.id,
          expert: account => experts.find(({ id }) => id === account) ?? null,
        })
        if (acted.kind === 'refused') return before
        const { linkedItems, linkedLicences, ...standing } = acted.standing
        const next = {
          ...before,
          ...standing,
          linkedItems: [...linkedItems],
          linkedLicences: [...linkedLicences],
        }
        if (request.act.kind !== 'withdraw_reply') return next
        const { reply: withdrawn } = request.act
        return {
          ...next,
          replies: next.replies.map(reply =>
            reply.reply === withdrawn && reply.stage === 'planned' ? { ...reply, stage: 'withdrawn' } : reply,
          ),
        }
      }
      case 'note': {
        const { note, internal } = request.note
        if (before.notes.some(known => known.note === note)) return before
        return {
          ...before,
          notes: [...before.notes, { note, writtenBy: me, writtenAt: request.askedAt, internal }],
        }
      }
      case 'letter': {
        const { reply, letter, comparedLicences, does, sendAt } = request.letter
        if (before.replies.some(known => known.reply === reply)) return before
        const planned = {
          reply,
          signedBy: me,
          at: request.askedAt,
          letter,
          comparedLicences,
          does,
          sendAt: sendAt ?? request.askedAt,
          stage: 'planned' as const,
        }
        return { ...before, assignee: before.assignee ?? me, replies: [...before.replies, planned] }
      }
    }
  }, enquiry)
}
