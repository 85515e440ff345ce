import type { AccountId } from '#shared/content/identity.ts'
import { EnquiryRefusal } from '#shared/enquiry/enquiry-refusal.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import { isLegalExpert } from '#shared/workflow/actor.ts'
import { findAccount } from '../accounts/account.ts'
import { requestHash } from '../operations/request-hash.ts'
import { enquiriesAffected } from '../storage/affected.ts'
import type { Storage } from '../storage/storage.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'
import { waitForEnquiryTurn } from './enquiry-turn.ts'

/** What became of a request about enquiries. */
export type RequestResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly refusal: EnquiryRefusal }
  /** The id stands for another request. */
  | { readonly kind: 'reused' }
  /** The account is no more. */
  | { readonly kind: 'gone' }

/** What was undone by a refusal, so that the transaction stores nothing of it. */
class Refused extends Error {
  readonly refusal: EnquiryRefusal

  constructor(refusal: EnquiryRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

interface Request {
  readonly id: OperationId
}

/**
 * Does what a request asks, wholly or not at all, once for each id: asked again it is answered as before. Who asks is read
 * anew: their role may have ended a moment ago.
 */
export async function applyRequest(
  { database, announceChange }: Storage,
  account: AccountId,
  request: Request,
  now: Date,
  work: (transaction: DatabaseTransaction) => Promise<EnquiryRefusal | null>,
): Promise<RequestResult> {
  const hash = requestHash(request)
  const answered = async (database: Database): Promise<RequestResult | null> => {
    const known = await findRequest(database, request.id)
    if (known === undefined) return null
    if (known.account !== account || known.request_hash !== hash) return { kind: 'reused' }
    const refusal = known.refusal === null ? null : EnquiryRefusal.parse(known.refusal)
    return refusal === null ? { kind: 'done' } : { kind: 'refused', refusal }
  }
  const attempt = () =>
    database.transaction().execute(async (transaction): Promise<RequestResult> => {
      // Asked again after a time-out it may be under way: only in the turn is it known what became of it.
      await waitForEnquiryTurn(transaction)
      const before = await answered(transaction)
      if (before !== null) return before
      const by = await findAccount(transaction, account)
      if (by === undefined) return { kind: 'gone' }
      if (!isLegalExpert(by.actor)) return { kind: 'refused', refusal: 'role_not_allowed' }
      const refusal = await work(transaction)
      if (refusal !== null) throw new Refused(refusal)
      await noteRequest(transaction, { id: request.id, account, hash, refusal: null }, now)
      return { kind: 'done' }
    })
  try {
    const result = await attempt()
    if (result.kind === 'done') await announceChange([enquiriesAffected])
    return result
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure
    const { refusal } = failure
    await noteRequest(database, { id: request.id, account, hash, refusal }, now)
    // Another attempt may have come between the two: what is stored is what was answered.
    return (await answered(database)) ?? { kind: 'refused', refusal }
  }
}

function findRequest(database: Database, id: OperationId) {
  return database
    .selectFrom('enquiry_request')
    .select(['account', 'request_hash', 'refusal'])
    .where('id', '=', id)
    .executeTakeFirst()
}

async function noteRequest(
  database: Database,
  {
    id,
    account,
    hash,
    refusal,
  }: {
    readonly id: OperationId
    readonly account: AccountId
    readonly hash: string
    readonly refusal: EnquiryRefusal | null
  },
  now: Date,
): Promise<void> {
  await database
    .insertInto('enquiry_request')
    .values({ id, account, request_hash: hash, refusal, at: now })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
}

/** So long it is known what was asked under an id, in milliseconds: longer than a desk is offline. */
const requestsKept = 60 * 86_400_000

/** Forgets requests that nobody repeats any more. */
export async function forgetOldRequests(database: Database, now: Date): Promise<void> {
  await database
    .deleteFrom('enquiry_request')
    .where('at', '<', new Date(now.getTime() - requestsKept))
    .execute()
}
