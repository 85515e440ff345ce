import type { AccountId } from '#shared/content/identity.ts'
import type { EnquiryId, EnquiryStep, StandingOf } from '#shared/enquiry/enquiry.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'

/** An enquiry as whoever has the turn changes it. */
export interface StoredEnquiry {
  readonly id: EnquiryId
  readonly subject: string
  readonly standing: StandingOf<AccountId>
  /** Whether nobody knows any more who asked. */
  readonly isAnonymous: boolean
}

export async function findEnquiry(
  transaction: DatabaseTransaction,
  id: EnquiryId,
): Promise<StoredEnquiry | undefined> {
  const row = await transaction
    .selectFrom('enquiry')
    .select(['id', 'subject', 'standing', 'person'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { person, ...enquiry } = row
  return { ...enquiry, isAnonymous: person === null }
}

/** The enquiry that has the messages now of one that may have been merged into others; undefined where there is none. */
export async function whereItWent(
  transaction: DatabaseTransaction,
  id: EnquiryId,
): Promise<StoredEnquiry | undefined> {
  const seen = new Set<EnquiryId>()
  for (let next = id; ; ) {
    const enquiry = await findEnquiry(transaction, next)
    if (enquiry === undefined) return undefined
    const { mergedInto } = enquiry.standing
    if (mergedInto === null || seen.has(mergedInto)) return enquiry
    seen.add(next)
    next = mergedInto
  }
}

/** Stores how an enquiry stands now, at a place in the order of changes that its writer has taken. */
export async function storeStanding(
  transaction: DatabaseTransaction,
  { id, standing }: Pick<StoredEnquiry, 'id' | 'standing'>,
  seq: string,
): Promise<void> {
  await transaction
    .updateTable('enquiry')
    .set({ standing: JSON.stringify(standing), seq })
    .where('id', '=', id)
    .execute()
}

/** What a step of the trail says; null for whoever has no account. */
interface NewStep {
  readonly at: Date
  readonly by: AccountId | null
  readonly move: EnquiryStep['move']
  readonly from: EnquiryStep['from']
  readonly to: EnquiryStep['to']
  readonly word: string | null
}

export async function storeStep(
  transaction: DatabaseTransaction,
  enquiry: EnquiryId,
  { at, by, move, from, to, word }: NewStep,
): Promise<void> {
  await transaction
    .insertInto('enquiry_step')
    .values({ enquiry, at, by, move, from_state: from, to_state: to, word })
    .execute()
}
