import { sql } from 'kysely'
import type { CentreAct } from '#shared/centres/centre-act.ts'
import type { CentreActDone } from '#shared/centres/centre-answer.ts'
import {
  type CentreActTarget,
  type CentreRefusal,
  decideCentreAct,
} from '#shared/centres/decide-centre-act.ts'
import { CentreVersion, fieldsOf, type ResourceCentre } from '#shared/centres/resource-centre.ts'
import type { AccountId } from '#shared/content/identity.ts'
import type { VocabularyName } from '#shared/content/vocabulary.ts'
import { type Account, findAccount } from '../accounts/account.ts'
import { requestHash } from '../operations/request-hash.ts'
import type { Storage } from '../storage/storage.ts'
import type { CentreRowId, DatabaseTransaction } from '../storage/tables.ts'
import { countActsAt, findCentreAct, findLeaver, storeCentreTrailEntry } from './centre-trail.ts'
import {
  deleteCentre,
  findCentre,
  findCentreRow,
  firstVersion,
  insertCentre,
  type StoredCentre,
  updateCentre,
} from './stored-centres.ts'

/** What became of an act on the list. */
export type CentreActResult =
  | ({ readonly kind: 'done' } & CentreActDone)
  | { readonly kind: 'refused'; readonly rule: CentreRefusal; readonly current?: ResourceCentre | null }
  /** The id stands for another act. */
  | { readonly kind: 'reused' }
  /** The account is no more. */
  | { readonly kind: 'gone' }

export interface CentreActParts {
  readonly storage: Storage
  readonly clock: () => Date
}

/** Acts take turns, so that each sees what the one before has left. */
export async function takeCentreTurn(transaction: DatabaseTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('resource-centres', 0))`.execute(transaction)
}

async function termsOf(transaction: DatabaseTransaction, name: VocabularyName): Promise<ReadonlySet<string>> {
  const row = await transaction
    .selectFrom('vocabulary')
    .select('terms')
    .where('name', '=', name)
    .executeTakeFirst()
  return new Set(row?.terms.map(({ id }) => id))
}

async function targetOf(
  transaction: DatabaseTransaction,
  act: CentreAct,
  stored: StoredCentre | undefined,
): Promise<CentreActTarget> {
  const there = act.kind === 'remove' ? undefined : await findCentre(transaction, act.fields.url)
  return {
    centre: stored?.centre ?? null,
    isAddressTaken: there !== undefined && there.id !== stored?.id,
    countries: await termsOf(transaction, 'countries'),
    languages: await termsOf(transaction, 'languages'),
  }
}

/** The centre that an act names by its address, also where that was corrected since it was read. */
async function namedBy(transaction: DatabaseTransaction, act: CentreAct): Promise<StoredCentre | undefined> {
  if (act.kind === 'add') return undefined
  const there = await findCentre(transaction, act.url)
  if (there !== undefined) return there
  const leaver = await findLeaver(transaction, act.url)
  return leaver === undefined ? undefined : findCentreRow(transaction, leaver)
}

async function centreAfter(transaction: DatabaseTransaction, id: CentreRowId): Promise<CentreActResult> {
  return { kind: 'done', centre: (await findCentreRow(transaction, id))?.centre ?? null }
}

/** Changes the list, and answers which centre it was. */
async function carryOut(
  transaction: DatabaseTransaction,
  act: CentreAct,
  stored: StoredCentre | undefined,
  by: AccountId,
  now: Date,
): Promise<CentreRowId> {
  if (act.kind === 'add') {
    // No version is used twice at an address: what was read of a centre that is gone is never taken for this one.
    const version = CentreVersion.parse(firstVersion + (await countActsAt(transaction, act.fields.url)))
    return insertCentre(transaction, act.fields, by, now, version)
  }
  if (stored === undefined) throw new Error('an act on a centre that is not there was allowed')
  if (act.kind === 'correct') await updateCentre(transaction, stored, act.fields, by, now)
  else await deleteCentre(transaction, stored.id)
  return stored.id
}

async function decideAndCarryOut(
  transaction: DatabaseTransaction,
  act: CentreAct,
  { actor, person }: Account,
  now: Date,
): Promise<CentreActResult> {
  const stored = await namedBy(transaction, act)
  const decision = decideCentreAct(actor, act, await targetOf(transaction, act, stored))
  if (!decision.allowed) {
    const { refusal } = decision
    if (refusal !== 'centre_changed') return { kind: 'refused', rule: refusal }
    return { kind: 'refused', rule: refusal, current: stored?.centre ?? null }
  }
  const centre = await carryOut(transaction, act, stored, person.id, now)
  const entry = {
    id: act.id,
    requestHash: requestHash(act),
    by: person.id,
    kind: act.kind,
    centre,
    from: stored === undefined ? null : fieldsOf(stored.centre),
    to: act.kind === 'remove' ? null : act.fields,
    reason: act.kind === 'remove' ? act.reason : null,
  }
  await storeCentreTrailEntry(transaction, entry, now)
  return centreAfter(transaction, centre)
}

/**
 * Does what an act on the list asks, wholly or not at all, with its entry on the trail, in one transaction. Who acts is
 * read anew: their rights may have ended a moment ago. The same act again changes nothing and is answered as done.
 */
export async function applyCentreAct(
  { storage, clock }: CentreActParts,
  account: AccountId,
  act: CentreAct,
): Promise<CentreActResult> {
  return storage.database.transaction().execute(async transaction => {
    await takeCentreTurn(transaction)
    const by = await findAccount(transaction, account)
    if (by === undefined) return { kind: 'gone' }
    const known = await findCentreAct(transaction, act.id)
    if (known === undefined) return decideAndCarryOut(transaction, act, by, clock())
    const isSame = known.by === account && known.requestHash === requestHash(act)
    return isSame ? centreAfter(transaction, known.centre) : { kind: 'reused' }
  })
}
