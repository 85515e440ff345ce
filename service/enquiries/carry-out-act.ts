import { type AccountId, instantOf } from '#shared/content/identity.ts'
import { actOnEnquiry, isHeldBy } from '#shared/enquiry/act-on-enquiry.ts'
import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import { type EnquiryAct, isAllowedOfAnonymous } from '#shared/enquiry/enquiry-act.ts'
import type { EnquiryRefusal } from '#shared/enquiry/enquiry-refusal.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'
import { tellOfAssignment } from './enquiry-notices.ts'
import { takeEnquiryTurn } from './enquiry-turn.ts'
import { loadExperts } from './legal-experts.ts'
import { mergeEnquiries, splitEnquiry } from './move-messages.ts'
import { findEnquiry, storeStanding, storeStep, whereItWent } from './stored-enquiry.ts'

/** Withdraws a letter of one's own, or, for whoever has claimed the enquiry, of anybody. */
async function withdraw(
  transaction: DatabaseTransaction,
  enquiry: EnquiryId,
  { reply }: Extract<EnquiryAct, { kind: 'withdraw_reply' }>,
  account: AccountId,
  isHolder: boolean,
): Promise<EnquiryRefusal | null> {
  // It may have been merged into another since: the letter went along.
  const there = await whereItWent(transaction, enquiry)
  if (there === undefined) return 'not_there'
  const found = await transaction
    .selectFrom('enquiry_reply')
    .select(['signed_by', 'stage'])
    .where('reply', '=', reply)
    .where('enquiry', '=', there.id)
    .executeTakeFirst()
  if (found === undefined) return 'not_there'
  if (found.signed_by !== account && !isHolder) return 'not_own'
  if (found.stage !== 'planned') return 'too_late'
  await transaction
    .updateTable('enquiry_reply')
    .set({ stage: 'withdrawn' })
    .where('reply', '=', reply)
    .where('stage', '=', 'planned')
    .execute()
  if (there.id !== enquiry) await storeStanding(transaction, there, await takeEnquiryTurn(transaction))
  return null
}

/** Does what an act asks, or says why not. Runs in the turn of whoever acts; nothing is stored where it is refused. */
export async function carryOutAct(
  transaction: DatabaseTransaction,
  act: EnquiryAct,
  by: AccountId,
  now: Date,
): Promise<EnquiryRefusal | null> {
  const seq = await takeEnquiryTurn(transaction)
  const enquiry = await findEnquiry(transaction, act.enquiry)
  if (enquiry === undefined) return 'not_there'
  if (enquiry.isAnonymous && !isAllowedOfAnonymous(act)) return 'anonymous'
  const experts = await loadExperts(transaction)
  const at = instantOf(now)
  const hand = {
    who: by,
    at,
    accountOf: (account: AccountId) => account,
    expert: (account: AccountId) => (experts.has(account) ? account : null),
  }
  const acted = actOnEnquiry(enquiry.standing, act, hand)
  if (acted.kind === 'refused') return acted.refusal
  const refusal = await beyondStanding(transaction, act, by, isHeldBy(enquiry.standing, hand), now)
  if (refusal !== null) return refusal
  await storeStanding(transaction, { id: enquiry.id, standing: acted.standing }, seq)
  if (acted.step !== null) {
    const { move, word } = acted.step
    const [from, to] = [enquiry.standing.state, acted.standing.state]
    await storeStep(transaction, enquiry.id, { at: now, by, move, from, to, word })
  }
  return null
}

/** What an act does beside changing how its enquiry stands. */
async function beyondStanding(
  transaction: DatabaseTransaction,
  act: EnquiryAct,
  by: AccountId,
  isHolder: boolean,
  now: Date,
): Promise<EnquiryRefusal | null> {
  switch (act.kind) {
    case 'withdraw_reply':
      return withdraw(transaction, act.enquiry, act, by, isHolder)
    case 'merge':
      return mergeEnquiries(transaction, act, by, now)
    case 'assign':
      if (act.to !== by) await tellOfAssignment(transaction, act.enquiry, act.to, now)
      return null
    case 'split':
      return splitEnquiry(transaction, act, by, now)
    default:
      return null
  }
}
