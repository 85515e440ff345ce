import { type AccountId, instantOf } from '#shared/content/identity.ts'
import { isHeldByOther } from '#shared/enquiry/act-on-enquiry.ts'
import { enquiryLimits } from '#shared/enquiry/enquiry.ts'
import type { EnquiryRefusal } from '#shared/enquiry/enquiry-refusal.ts'
import { stateAfter } from '#shared/enquiry/enquiry-state.ts'
import type { LetterWriting } from '#shared/enquiry/enquiry-writing.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'
import { takeEnquiryTurn } from './enquiry-turn.ts'
import { findEnquiry, storeStanding } from './stored-enquiry.ts'

/**
 * Stores a letter, to be sent when its time has come. While somebody else has claimed the enquiry, nobody answers it; nor does
 * whoever had not read what somebody else has answered.
 */
export async function writeLetter(
  transaction: DatabaseTransaction,
  { answers, reply, letter, comparedLicences, does, sendAt, repliesRead }: LetterWriting,
  by: AccountId,
  now: Date,
): Promise<EnquiryRefusal | null> {
  const seq = await takeEnquiryTurn(transaction)
  const enquiry = await findEnquiry(transaction, answers)
  if (enquiry === undefined) return 'not_there'
  const { standing } = enquiry
  const hand = { who: by, at: instantOf(now), accountOf: (account: AccountId) => account }
  if (isHeldByOther(standing, hand)) return 'claimed'
  if (stateAfter(standing.state, does, standing.assignee !== null) === null) return 'no_such_step'
  const { enquirer } = await transaction
    .selectFrom('enquiry')
    .select('enquirer')
    .where('id', '=', answers)
    .executeTakeFirstOrThrow()
  if (enquirer === null) return 'anonymous'
  const replies = await transaction
    .selectFrom('enquiry_reply')
    .select(['reply', 'signed_by', 'stage'])
    .where('enquiry', '=', answers)
    .execute()
  if (replies.length >= enquiryLimits.writings) return 'full'
  const isNews = ({ reply, signed_by, stage }: (typeof replies)[number]) =>
    signed_by !== by && stage !== 'withdrawn' && stage !== 'failed' && !repliesRead?.includes(reply)
  if (repliesRead !== undefined && replies.some(isNews)) return 'answered_meanwhile'
  await transaction
    .insertInto('enquiry_reply')
    .values({
      reply,
      enquiry: answers,
      signed_by: by,
      at: now,
      letter,
      compared_licences: JSON.stringify(comparedLicences),
      does,
      send_at: sendAt === null ? now : new Date(sendAt),
      stage: 'planned',
      mail: null,
    })
    .execute()
  // Whoever answers what is in nobody's hands has it from now on.
  await storeStanding(
    transaction,
    { id: answers, standing: { ...standing, assignee: standing.assignee ?? by } },
    seq,
  )
  return null
}
