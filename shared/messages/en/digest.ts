import type { ItemType } from '../../content/item-type.ts'
import type { NoticeKind } from '../../notices/notice.ts'
import { counted, plural } from '../plural.ts'

/** So many things of a kind; the title of the item where all of them are about one. */
interface Told {
  readonly count: number
  readonly title: string | null
}

/** What happened to items of one's own. */
function ofItems(one: string, other: string) {
  return ({ count, title }: Told) =>
    title === null
      ? `${counted(count)} of your items were ${other}`
      : count === 1
        ? `“${title}” was ${one}`
        : `“${title}” was ${one}, ${counted(count)} times`
}

/** What was written. */
function ofWords(one: string, other: string) {
  return ({ count, title }: Told) =>
    `${counted(count)} ${plural(count, { one, other })}${title === null ? '' : ` on “${title}”`}`
}

const notices = {
  approved: ofItems('approved and published', 'approved and published'),
  returned: ofItems('returned to you', 'returned to you'),
  reported: ofItems('reported as out of date', 'reported as out of date'),
  changes_requested: ofItems('sent back for changes', 'sent back for changes'),
  deletion_rejected: ofItems('kept: its deletion was rejected', 'kept: their deletion was rejected'),
  updated: ofItems('changed while published', 'changed while published'),
  archived: ofItems('archived', 'archived'),
  deleted: ofItems('deleted', 'deleted'),
  commented: ofWords('comment', 'comments'),
  mentioned: ofWords('mention of you', 'mentions of you'),
  claim_taken_over: ofWords('review taken over from you', 'reviews taken over from you'),
  suggested: ofWords('suggested edit', 'suggested edits'),
  suggestion_accepted: ofWords('accepted suggestion of yours', 'accepted suggestions of yours'),
  suggestion_declined: ofWords('declined suggestion of yours', 'declined suggestions of yours'),
} satisfies Partial<Record<NoticeKind, (told: Told) => string>>

const published = {
  news: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'news item', other: 'news items' })}`,
  event: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'event', other: 'events' })}`,
  document: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'document', other: 'documents' })}`,
  solution: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'solution', other: 'solutions' })}`,
} satisfies Record<ItemType, (told: { count: number }) => string>

/** What is told on Home to somebody who comes back. */
export const digest = {
  heading: 'While you were away',
  since: ({ when }: { when: string }) => `Since ${when}`,
  groups: {
    decided: 'Decided on your items',
    margin: 'Comments and suggestions',
    review: 'Came into review',
    enquiries: 'Enquiries',
    followed: 'In what you follow',
    published: 'Published',
  },
  notices,
  review: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'item waits', other: 'items wait' })} for a decision`,
  enquiries: ({ count }: { count: number }) =>
    `${counted(count)} new ${plural(count, { one: 'enquiry', other: 'enquiries' })}`,
  followed: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'item', other: 'items' })} published`,
  published,
  nothing: 'Nothing happened.',
  nothingHeard: 'Nothing of it is known on this computer yet.',
  notHeard: ({ when }: { when: string }) =>
    `The service was last heard ${when}. What happened after that is told here once it is reached.`,
  neverHeard: 'What happened is told here once the service is reached.',
  seen: 'Seen',
} as const
