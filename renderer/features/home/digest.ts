import type { Instant, ItemId } from '#shared/content/identity.ts'
import { ItemType } from '#shared/content/item-type.ts'
import type { EnquiryRow } from '#shared/enquiry/enquiry.ts'
import { type Follows, isUnderFollowed } from '#shared/follows/follows.ts'
import type { ItemRow, NoticeRecord } from '../../library/index.ts'
import type { Absence } from '../../ui-state/last-look.ts'

/** What others decided on one's items, and what they wrote beside them, in the order in which it is told. */
const decided = [
  'returned',
  'changes_requested',
  'reported',
  'deletion_rejected',
  'deleted',
  'approved',
  'updated',
  'archived',
] as const
const inMargin = [
  'mentioned',
  'commented',
  'suggested',
  'suggestion_accepted',
  'suggestion_declined',
  'claim_taken_over',
] as const
type DigestNotice = (typeof decided)[number] | (typeof inMargin)[number]

/** One line: how often something happened, and what tells which place it opens. */
export type DigestLine = { readonly count: number } & (
  | {
      readonly kind: 'notice'
      readonly of: DigestNotice
      /** The item that all of it is about, with its title at the last of these moments; null where it is about several. */
      readonly item: { readonly id: ItemId; readonly title: string; readonly type: ItemType } | null
    }
  | { readonly kind: 'review' | 'enquiries' | 'followed' }
  | { readonly kind: 'published'; readonly type: ItemType }
)

export interface DigestGroup {
  readonly id: 'decided' | 'margin' | 'review' | 'enquiries' | 'followed' | 'published'
  readonly count: number
  /** One at least. */
  readonly lines: readonly DigestLine[]
}

interface DigestSources {
  readonly notices: readonly NoticeRecord[]
  /** What is published, and what waits for this person's decision. */
  readonly published: readonly ItemRow[]
  readonly toReview: readonly ItemRow[]
  readonly enquiries: readonly EnquiryRow[]
  readonly follows: Follows
}

/** Of notices with the newest first. */
function noticeLines(
  notices: readonly NoticeRecord[],
  kinds: readonly DigestNotice[],
): readonly DigestLine[] {
  return kinds.flatMap((of): readonly DigestLine[] => {
    const told = notices.filter(({ kind }) => kind === of)
    const [last] = told
    if (last === undefined) return []
    const isOne = told.every(({ item }) => item === last.item)
    const item = isOne ? { id: last.item, title: last.title, type: last.type } : null
    return [{ kind: 'notice', count: told.length, of, item }]
  })
}

function lineOf(kind: 'review' | 'enquiries' | 'followed', count: number): readonly DigestLine[] {
  return count === 0 ? [] : [{ kind, count }]
}

/**
 * What happened while somebody was away, from what is on this computer, in groups; those in which nothing did are left out.
 * What came into review is told of for as long as it waits: what others have decided meanwhile needs nobody.
 */
export function digestOf(
  { from, to }: Absence,
  { notices, published, toReview, enquiries, follows }: DigestSources,
): readonly DigestGroup[] {
  // Instants are ISO 8601 in UTC, so that text order is time order.
  const isWithin = (at: Instant) => at > from && at <= to
  const told = notices.filter(({ at }) => isWithin(at))
  const newly = published.filter(row => row.published !== null && isWithin(row.published.at))
  const underFollowed = newly.filter(row => row.published !== null && isUnderFollowed(row.published, follows))
  const linesOf: Readonly<Record<DigestGroup['id'], readonly DigestLine[]>> = {
    decided: noticeLines(told, decided),
    margin: noticeLines(told, inMargin),
    review: lineOf('review', toReview.filter(row => isWithin(row.stateSince)).length),
    enquiries: lineOf('enquiries', enquiries.filter(each => isWithin(each.receivedAt)).length),
    followed: lineOf('followed', underFollowed.length),
    published: ItemType.options.flatMap((type): readonly DigestLine[] => {
      const count = newly.filter(row => row.type === type).length
      return count === 0 ? [] : [{ kind: 'published', type, count }]
    }),
  }
  return (['decided', 'margin', 'review', 'enquiries', 'followed', 'published'] as const).flatMap(id => {
    const lines = linesOf[id]
    const count = lines.reduce((sum, line) => sum + line.count, 0)
    return lines.length === 0 ? [] : [{ id, count, lines }]
  })
}
