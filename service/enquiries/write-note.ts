import type { AccountId } from '#shared/content/identity.ts'
import { enquiryLimits } from '#shared/enquiry/enquiry.ts'
import type { EnquiryRefusal } from '#shared/enquiry/enquiry-refusal.ts'
import type { NoteWriting } from '#shared/enquiry/enquiry-writing.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'
import { takeEnquiryTurn } from './enquiry-turn.ts'
import { storeStanding, whereItWent } from './stored-enquiry.ts'

/**
 * Stores a note. Anybody may write one, whoever has claimed the enquiry: it hinders nobody. Of an enquiry that was made
 * anonymous none is taken: one that was written before, on a desk that was offline, may quote what was erased.
 */
export async function writeNote(
  transaction: DatabaseTransaction,
  { noteOn, note, internal }: NoteWriting,
  by: AccountId,
  now: Date,
): Promise<EnquiryRefusal | null> {
  const seq = await takeEnquiryTurn(transaction)
  // It may have been merged into another since its writer read it: the others read on there.
  const enquiry = await whereItWent(transaction, noteOn)
  if (enquiry === undefined) return 'not_there'
  if (enquiry.isAnonymous) return 'anonymous'
  const notes = await transaction
    .selectFrom('enquiry_note')
    .select('note')
    .where('enquiry', '=', enquiry.id)
    .execute()
  if (notes.length >= enquiryLimits.writings) return 'full'
  await transaction
    .insertInto('enquiry_note')
    .values({ note, enquiry: enquiry.id, written_by: by, written_at: now, internal })
    .execute()
  await storeStanding(transaction, enquiry, seq)
  return null
}
