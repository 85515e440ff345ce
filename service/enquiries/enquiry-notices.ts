import { type AccountId, type Instant, instantOf } from '#shared/content/identity.ts'
import { nextDue, timelinessOf } from '#shared/enquiry/due-times.ts'
import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import type { EnquiryNoticeKind } from '#shared/enquiry/enquiry-notice.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'
import { loadExperts } from './legal-experts.ts'

const day = 86_400_000
/** So long it is known of what experts were told, in milliseconds. */
const noticesKept = 90 * day

interface NewNotice {
  readonly enquiry: EnquiryId
  readonly kind: EnquiryNoticeKind
  /** What tells it from others of its kind: when it came or was given away, for when it is due. */
  readonly about: Date
}

/** Stores what some experts are told; whoever was told it before is not told again. */
async function tell(
  database: Database,
  { enquiry, kind, about }: NewNotice,
  accounts: Iterable<AccountId>,
  now: Date,
): Promise<void> {
  const rows = [...accounts].map(account => ({ enquiry, account, kind, about, at: now, mailed_at: null }))
  if (rows.length === 0) return
  await database
    .insertInto('enquiry_notice')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Has all experts be told of a new enquiry, in the transaction that makes it. */
export async function tellOfNewEnquiry(
  transaction: DatabaseTransaction,
  enquiry: EnquiryId,
  now: Date,
): Promise<void> {
  await tell(transaction, { enquiry, kind: 'came', about: now }, await loadExperts(transaction), now)
}

/** Has an expert be told that somebody else has given them an enquiry, in the transaction in which that is done. */
export async function tellOfAssignment(
  transaction: DatabaseTransaction,
  enquiry: EnquiryId,
  to: AccountId,
  now: Date,
): Promise<void> {
  await tell(transaction, { enquiry, kind: 'assigned', about: now }, [to], now)
}

/** Whether it is time to tell that something is due: soon, or a moment ago where no service ran meanwhile. */
function isToBeTold(due: Instant, now: Date): boolean {
  return timelinessOf(due, now) !== 'in_time' && now.getTime() - Date.parse(due) < day
}

/** Has those who have an enquiry, or all experts where nobody has it, be told that it is due soon: once for each due time. */
export async function tellOfDueEnquiries(database: Database, now: Date): Promise<void> {
  const open = await database
    .selectFrom('enquiry')
    .select(['id', 'standing'])
    .where(({ eb, ref }) => eb(ref('standing', '->>').key('state'), 'in', ['new', 'triaged', 'assigned']))
    .execute()
  const due = open.flatMap(({ id, standing }) => {
    const next = nextDue(standing)
    return next !== null && isToBeTold(next, now) ? [{ id, next, assignee: standing.assignee }] : []
  })
  if (due.length === 0) return
  const experts = await loadExperts(database)
  for (const { id, next, assignee } of due) {
    const accounts = assignee !== null && experts.has(assignee) ? [assignee] : experts
    await tell(database, { enquiry: id, kind: 'due', about: new Date(next) }, accounts, now)
  }
}

/** What an expert is told of, as it is now; null where there is nothing to be told any more. */
export function stillToBeTold(
  { kind, about }: Pick<NewNotice, 'kind' | 'about'>,
  standing: {
    readonly state: string
    readonly assignee: AccountId | null
    readonly firstAnswerDue: Instant | null
    readonly settlementDue: Instant | null
  },
  to: AccountId,
): boolean {
  if (standing.state === 'closed') return false
  if (kind === 'assigned') return standing.assignee === to
  return kind === 'came' || nextDue(standing) === instantOf(about)
}

/** Forgets of what experts were told long ago. */
export async function forgetOldEnquiryNotices(database: Database, now: Date): Promise<void> {
  await database
    .deleteFrom('enquiry_notice')
    .where('at', '<', new Date(now.getTime() - noticesKept))
    .execute()
}
